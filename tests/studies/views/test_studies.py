"""A study on screens, from its first page to its report."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hamdel.studies.models import Guide, Note, Quote, Session, Study
from hamdel.studies.queries.studies import list_studies, participants
from hamdel.studies.usecases.codebook import add_theme
from hamdel.studies.usecases.coding import code_quote, place_quote, take_quote
from hamdel.studies.usecases.sessions import hold_session
from hamdel.studies.views import coding
from tests.ground.cast import NOW, Mina, Player
from tests.studies.conftest import Talk, actor

NEW = {"kind": "interview", "title": "سبدهای رهاشده", "language": "fa", "consent": "می‌شنویم."}


def test_a_study_is_begun_with_a_guide_people_and_a_plan(
    sara: Player, talk: Talk, mina: Mina
) -> None:
    Study.objects.all().delete()
    assert "fa-buying" in sara.get("/studies/new/").content.decode()
    page = sara.get("/studies/new/?from=fa-buying").content.decode()
    assert "بلند فکر کنید" in page
    assert sara.post("/studies/new/", {**NEW, "guide": "- بعد؟"}).status_code == 422
    sara.post("/studies/new/", {**NEW, "guide": "اول؟\n- بعد؟"})
    (study,) = list_studies()
    here = f"/studies/{study.id}/"
    assert sara.post(f"{here}people/", {"named": "09120000001"}).status_code == 422
    sara.post(f"{here}people/", {"named": mina.phone, "thanks": "کارت هدیه"})
    (one,) = participants(study.id)
    assert one.thanks_promised == "کارت هدیه"
    plan = {"day": "۱۴۰۵/۹/۲", "hour": "۱۶:۳۰", "minutes": "45", "way": "phone", "people": one.id}
    assert sara.post(f"{here}plan/", {**plan, "hour": "x"}).status_code == 422
    sara.post(f"{here}plan/", plan)
    row = Session.objects.get(study=study.id)
    assert row.planned_at.isoformat() == "2026-11-23T13:00:00+00:00"
    sara.post(f"{here}people/{one.id}/consent", {"do": "signed"})
    sara.post(f"{here}guide", {"name": "راهنمای ما"})
    assert Guide.objects.get().name == "راهنمای ما"
    assert "راهنمای ما" in sara.get("/studies/guides/").content.decode()
    assert participants(study.id)[0].state == "agreed"


@pytest.fixture
def told(talk: Talk, reza: Player) -> Talk:
    """An interview that was held, noted by two and coded by two."""
    talk.agree()
    said = talk.note("خیلی راحت بود، فقط کد تخفیف را پیدا نکردم")
    seen = talk.note("سه بار برگشت و اخم کرد", kind="seen", by=actor(reza), key="r")
    hold_session(talk.session_id, by=talk.by, now=NOW)
    ease = add_theme(talk.study_id, "راحتی پرداخت")
    for note, tone in ((said, "positive"), (seen, "negative")):
        quote = take_quote(note.id, note.text[:12], by=talk.by, now=NOW)
        place_quote(quote, tone=tone)
        for coder in (talk.by, actor(reza)):
            code_quote(quote, [ease], by=coder, now=NOW)
    return talk


def test_what_was_seen_stands_against_what_was_said(nima: Player, told: Talk) -> None:
    page = nima.get(f"/studies/{told.study_id}/report/").content.decode()
    assert "چیزی گفت و کار دیگری کرد" in page
    assert "مشتری" not in page.split("<main")[1].split("</main")[0]  # nobody is named
    rows = nima.get(f"/studies/{told.study_id}/report.csv").getvalue().decode()
    assert "P1,seen,راحتی پرداخت" in rows
    text = nima.get(f"/studies/{told.study_id}/report.md").content.decode()
    assert "## راحتی پرداخت" in text
    assert "۱ نفر از ۱ نفر" in text
    assert "همهٔ کدگذاران" in text


PAGES = ("", "coding/", "themes/", "report/")


@pytest.mark.parametrize("part", PAGES)
def test_each_page_asks_little_and_the_stranger_sees_none(
    sara: Player, nima: Player, stranger: Client, told: Talk, part: str
) -> None:
    address = f"/studies/{told.study_id}/{part}"
    with CaptureQueriesContext(connection) as shell:
        sara.get("/studies/guides/")
    with CaptureQueriesContext(connection) as asked:
        assert sara.get(address).status_code == 200
    assert len(asked) - len(shell) < 10
    assert nima.get(address).status_code == 200
    assert stranger.get(address).status_code == 302
    assert sara.get(f"/studies/999999/{part}").status_code == 404


def test_who_may_not_see_names_sees_initials(nima: Player, sara: Player, told: Talk) -> None:
    here = f"/studies/{told.study_id}/"
    assert "مشتری ۸۹" in sara.get(here).content.decode().replace("89", "۸۹")
    assert "مشتری 89" not in nima.get(here).content.decode()
    assert nima.post(f"{here}finish").status_code == 403
    sara.post(f"{here}finish")
    assert list_studies()[0].state == "finished"
    sara.post(f"{here}finish", {"over": "no"})
    assert list_studies()[0].state == "running"


def test_many_are_paged(sara: Player) -> None:
    rows: list[Any] = [
        Study(kind="interview", title=f"پژوهش {n}", language="fa", made_by="x", made_at=NOW)
        for n in range(33)
    ]
    Study.objects.bulk_create(rows)
    first = sara.get("/studies/").content.decode()
    more = first.split('hx-get="/studies/?kind=&amp;cursor=')[1].split('"')[0]
    assert sara.get(f"/studies/?cursor={more}").content.decode().count("data-row ") == 3
    assert sara.get("/studies/?cursor=x").status_code == 404


def test_notes_are_paged_and_left_where_i_judged_them(
    sara: Player, reza: Player, told: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coding, "PAGE", 1)
    here = f"/studies/{told.study_id}/coding/"
    first = sara.get(here).content.decode()
    address = first.split(f'hx-get="{here}?')[1].split('"')[0].replace("&amp;", "&")
    rest = sara.get(f"{here}?{address}").content.decode()
    assert [page.count("<article") for page in (first, rest)] == [1, 1]
    assert "<article" not in sara.get(f"{here}?only=mine").content.decode()
    assert sara.get(f"{here}?cursor=x").status_code == 404


def test_who_leads_removes_a_study_whole(sara: Player, reza: Player, told: Talk) -> None:
    assert sara.post(f"/studies/{told.study_id}/remove").status_code == 403
    assert "پاک شود؟" in reza.get(f"/studies/{told.study_id}/edit/").content.decode()
    reza.post(f"/studies/{told.study_id}/remove")
    assert not any(model.objects.exists() for model in (Study, Session, Note, Quote))


def test_a_themes_quotes_come_when_it_is_to_be_split(sara: Player, talk: Talk) -> None:
    note = talk.agree().note("قیمت آخر کار بالا رفت")
    kept = take_quote(note.id, "قیمت آخر کار", by=talk.by, now=NOW)
    theme = add_theme(talk.study_id, "قیمت")
    code_quote(kept, [theme], by=talk.by, now=NOW)
    here = f"/studies/{talk.study_id}/themes/"
    page = sara.get(here).content.decode()
    assert "قیمت آخر کار" not in page
    piece = sara.get(f"{here}{theme}/quotes").content.decode()
    assert f'name="quote" value="{kept}"' in piece
    assert sara.get(f"{here}0/quotes").status_code == 404
