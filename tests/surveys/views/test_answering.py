import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hamdel.platform.models import Bucket
from hamdel.surveys import visitors
from hamdel.surveys.after_answering import _shown, register_after_answer
from hamdel.surveys.contracts import AfterAnswer, ToInvite
from hamdel.surveys.models import Answer, KeptFile, Response
from hamdel.surveys.queries.invitations import invitation
from hamdel.surveys.usecases.inviting import invite
from hamdel.surveys.usecases.saving import close_survey
from hamdel.surveys.visitors import PER_NETWORK
from tests.surveys.asked import COLORS, OTHER, asking, question, when
from tests.surveys.conftest import LATER, there, written

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def page_of(survey) -> str:
    return reverse("surveys:page", args=[survey.token])


def try_in(html: str) -> str:
    return there(re.search(r'name="try" value="([\w-]+)"', html))[1]


def put_in(html: str) -> list[str]:
    return re.findall(r'name="put" value="(\w+)"', html)


def personal(nps, customer):
    made = invite(ToInvite(survey_id=nps.id, profile_id=customer, channel="sms"), now=LATER)
    return made, f"/s/{made.token}"


def test_looking_keeps_nothing_and_preselects_at_most(nps, customer, stranger: Client):
    made, address = personal(nps, customer)
    looking = {"score": "9", "q-score": "9", "put": "score"}
    for path in (page_of(nps), address):
        stranger.get(path, looking)
        answer = stranger.get(path, looking)
        assert answer.status_code == 200
        assert answer["X-Robots-Tag"].startswith("noindex")
        html = answer.content.decode()
        assert 'value="9" checked' in html
        assert html.count(" checked") == 1
    stranger.head(address)
    stranger.get(f"{address}/no")
    stranger.get(f"{address}/done")
    assert stranger.get(f"{address}/keep").status_code == 405
    assert not Response.objects.exists()
    assert there(invitation(made.id)).state == "made"


def test_a_personal_link_is_answered_once(nps, customer, stranger: Client):
    made, address = personal(nps, customer)
    form = {"put": ["score", "comment"], "q-score": "۳", "q-comment": "دیر رسید"}
    answer = stranger.post(address, form)
    assert answer.status_code == 302
    assert "سپاس" in stranger.get(answer["Location"]).content.decode()
    kept = Response.objects.get()
    assert (kept.score, kept.comment, kept.complete, kept.channel) == (3, "دیر رسید", True, "sms")
    assert kept.interaction_id is not None
    assert stranger.post(address, form | {"q-score": "10"}).status_code == 302
    assert stranger.get(address)["Location"].startswith(f"{address}/done")
    assert Response.objects.get().score == 3
    assert there(invitation(made.id)).state == "answered"


def test_not_to_be_asked_again_takes_a_press(nps, customer, stranger: Client):
    made, address = personal(nps, customer)
    assert stranger.post(f"{address}/no").status_code == 200
    assert there(invitation(made.id)).state == "refused"
    assert stranger.get(address).status_code == 410
    assert stranger.post(address, {"put": "score", "q-score": "3"}).status_code == 410
    assert stranger.post(f"{page_of(nps)}/no").status_code == 404


def test_a_public_link_takes_few_files_and_none_when_it_is_over(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(visitors, "FILES_PER_NETWORK", 2)
    survey = written("form", definition=asking(question("file", "f"), question("text", "t")))
    put = {"put": ["f", "t"], "q-t": "x"}

    def give(number: int) -> int:
        given = {**put, "try": f"{number:020}", "q-f": _file("a.png", PNG)}
        return stranger.post(page_of(survey), given).status_code

    assert [give(number) for number in range(3)] == [302, 302, 400]
    assert KeptFile.objects.count() == 2
    close_survey(survey.id, by="reza", now=LATER)
    stored: list[object] = []
    monkeypatch.setattr(visitors, "store_file", stored.append)
    assert (give(9), stored) == (410, [])


def test_something_else_is_said_in_words_of_their_own(stranger: Client):
    choice = question("single", "a", options=(*COLORS, OTHER))
    survey = written("form", definition=asking(choice, question("text", "b", required=True)))
    said = {"try": "x" * 20, "put": ["a", "b"], "q-a": "else", "q-a-other": "بنفش"}
    again = stranger.post(page_of(survey), said)
    assert (again.status_code, 'value="بنفش"' in again.content.decode()) == (400, True)
    long = stranger.post(page_of(survey), said | {"q-a-other": "y" * 501}).content.decode()
    assert ("۵۰۰" in long, "yyy" in long) == (True, True)
    assert stranger.post(page_of(survey), said | {"q-b": "چون"}).status_code == 302
    assert Response.objects.get().answers == {"a": "else", "a.other": "بنفش", "b": "چون"}
    assert Answer.objects.get(choice="else").text == "بنفش"


def test_a_branching_survey_is_answered_page_by_page_without_script(stranger: Client):
    asked = asking(
        question("single", "color", required=True),
        question("text", "why", help={"fa": "چرا {{color}}؟"}, asked_when=(when("color", "is", "red"),)),
        question("matrix", "parts"),
        question("ranking", "order"),
        question("date", "day"),
        question("file", "picture"),
    )  # fmt: skip
    survey = written("form", definition=asked)
    first = stranger.get(page_of(survey)).content.decode()
    assert put_in(first) == ["color"]
    said = {"try": try_in(first), "put": ["color"]}
    missing = stranger.post(page_of(survey), said)
    assert (missing.status_code, 'role="alert"' in missing.content.decode()) == (400, True)
    second = stranger.post(page_of(survey), said | {"q-color": "red"}).content.decode()
    assert put_in(second) == ["why", "parts", "order", "day", "picture"]
    assert "قرمز" in second
    assert Response.objects.get().answers == {"color": "red"}
    said = {
        "try": try_in(second), "put": put_in(second), "q-why": "چون", "q-parts-price": "blue",
        "q-order-red": "2", "q-order-blue": "1", "q-order-green": "3", "q-day": "۱۴۰۵/۱۳/۴۰",
    }  # fmt: skip
    wrong = stranger.post(page_of(survey), said)
    html = wrong.content.decode()
    assert (wrong.status_code, "۱۴۰۵/۱۳/۴۰" in html, "چون" in html) == (400, True, True)
    uploaded = {"q-picture": _file("عکس.png", PNG)}
    done = stranger.post(page_of(survey), said | {"q-day": "۱۴۰۵/۹/۵"} | uploaded)
    assert done.status_code == 302
    kept = Response.objects.get()
    assert (kept.complete, kept.answers["order"]) == (True, ["blue", "red", "green"])
    assert (kept.answers["day"], kept.answers["parts"]) == ("2026-11-26", {"price": "blue"})
    assert KeptFile.objects.get().name == "عکس.png"


def test_what_is_no_picture_is_not_taken(stranger: Client):
    survey = written("form", definition=asking(question("file"), question("text", "b")))
    said = {"put": ["q", "b"], "q-q": _file("a.png", b"<svg onload=alert(1)>"), "q-b": "x"}
    assert stranger.post(page_of(survey), said).status_code == 400
    assert not KeptFile.objects.exists()


def test_what_was_begun_is_kept_and_gone_on_with(nps, customer, stranger: Client):
    _, address = personal(nps, customer)
    begun = stranger.post(f"{address}/keep", {"put": ["score", "comment"], "q-score": "7"})
    assert begun.status_code == 204
    assert (Response.objects.get().complete, Response.objects.get().score) == (False, 7)
    html = stranger.get(address).content.decode()
    assert put_in(html) == ["comment"]
    assert stranger.post(address, {"put": ["comment"], "q-comment": ""}).status_code == 302
    kept = Response.objects.get()
    assert (kept.complete, kept.score, kept.answers) == (True, 7, {"score": 7, "comment": None})


def test_it_speaks_the_language_that_is_chosen(nps, stranger: Client):
    persian = stranger.get(page_of(nps)).content.decode()
    assert '<html lang="fa" dir="rtl">' in persian
    assert "فرستادن" in persian
    english = stranger.get(page_of(nps), {"lang": "en"}).content.decode()
    assert '<html lang="en" dir="ltr">' in english
    assert "How likely are you" in english
    assert '<html lang="fa"' in stranger.get(page_of(nps), {"lang": "xx"}).content.decode()


def test_what_others_have_for_who_answered_is_shown(nps, stranger: Client):
    register_after_answer(
        "test", lambda given: AfterAnswer(text="سپاس", code=f"HAM-{given.score}")
    )
    try:
        form = {"put": ["score", "comment"], "q-score": "9", "try": "x" * 20}
        html = stranger.get(stranger.post(page_of(nps), form)["Location"]).content.decode()
    finally:
        del _shown["test"]
    assert "HAM-9" in html


def test_links_that_lead_nowhere(nps, stranger: Client):
    for token in ("x" * 16, "a", "%00", "..%2fetc"):
        assert stranger.get(f"/s/{token}").status_code == 404
        assert stranger.post(f"/s/{token}", {"put": "score", "q-score": "1"}).status_code == 404
    close_survey(nps.id, by="reza", now=LATER - timedelta(days=60))
    assert stranger.get(page_of(nps)).status_code == 410
    assert stranger.post(page_of(nps), {"put": "score", "q-score": "1"}).status_code == 410


def test_hostile_forms(nps, stranger: Client):
    address = page_of(nps)
    assert stranger.post(address, {}).status_code in (200, 400)
    huge = {"put": ["score", "comment"], "q-score": "1", "q-comment": "x" * 500_000}
    assert stranger.post(address, huge).status_code == 413
    long = {"put": ["score", "comment"], "q-score": "1", "q-comment": "x" * 6_000, "try": "y" * 20}
    assert stranger.post(address, long).status_code == 400
    script = {"put": ["score", "comment"], "q-score": "x<script>", "q-comment": "<b>"}
    html = stranger.post(address, script).content.decode()
    assert "<script>" not in html.replace("<script src", "")
    assert not Response.objects.filter(complete=True).exists()


def test_a_network_that_sends_too_much_is_held_back(nps, customer, stranger: Client):
    _, address = personal(nps, customer)
    said = {"put": ["score", "comment"], "q-score": "1"}
    stranger.post(page_of(nps), {"try": "a" * 20}, REMOTE_ADDR="5.160.1.9")
    Bucket.objects.filter(name__startswith="survey:").update(tries=PER_NETWORK)
    held = stranger.post(page_of(nps), said, REMOTE_ADDR="5.160.1.9")
    assert (held.status_code, held["Retry-After"]) == (429, "3600")
    assert stranger.post(address, said, REMOTE_ADDR="5.160.1.9").status_code == 302
    assert stranger.post(page_of(nps), said, REMOTE_ADDR="5.161.1.9").status_code == 302


def _file(name: str, content: bytes):
    return SimpleUploadedFile(name, content)
