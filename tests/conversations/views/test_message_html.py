"""HTML of others in the inbox: in a real browser nothing of it runs, asks or leaves its frame."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page

from hamdel.conversations.models import Attachment, Conversation, Message
from hamdel.conversations.remote_pictures import picture_path
from tests.conversations.conftest import Say
from tests.ground.browser import HERE, Guarded, serve_pages
from tests.ground.cast import NOW, Player
from tests.ground.corpora import Corpus
from tests.ground.samples import some

pytestmark = pytest.mark.django_db
FILES = ("own-email-html", "h5sc", "dompurify-expect", "patt-lists", "patt-svg", "patt-md")
AT_ONCE = 60
UNSET = "() => window.__xss === undefined && document.cookie !== 'x'"


def a_message(say: Say, html: str, **more: Any) -> int:
    """A message that came with some HTML."""
    say()
    row = Message.objects.latest("pk")
    for name, value in {"html": html, **more}.items():
        setattr(row, name, value)
    row.save()
    return row.pk


def test_it_is_shown_in_a_frame_that_can_do_nothing(say: Say, sara: Player) -> None:
    pk = a_message(say, "<p onclick=x()>سلام <b>دنیا</b></p><script>alert(1)</script>")
    answer = sara.get(f"/inbox/messages/{pk}/html")
    page = answer.content.decode()
    assert "<b>دنیا</b>" in page
    assert "alert" not in page
    assert "onclick" not in page
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    opened = sara.get(f"/inbox/{Conversation.objects.get().pk}/opened").content.decode()
    assert 'sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"' in opened
    assert "frame-src 'self'" in sara.get("/inbox/")["Content-Security-Policy"]


def test_pictures_of_others_are_asked_for_by_a_click_alone(say: Say, sara: Player) -> None:
    pk = a_message(say, '<img src="https://tracker.example/p.png"><img src="cid:0">')
    message = Message.objects.get(pk=pk)
    kept = Attachment.objects.create(
        message=message, stored="x", name="a", type="image/png", size=1
    )
    page = sara.get(f"/inbox/messages/{pk}/html")
    assert "tracker.example" not in page.content.decode()
    assert "۱ تصویر" in page.content.decode()
    assert f"/attachments/{kept.pk}" in page.content.decode()
    loud = sara.get(f"/inbox/messages/{pk}/html?remote=1")
    assert picture_path(pk, "https://tracker.example/p.png") in loud.content.decode()
    assert "tracker.example" not in loud.content.decode()
    for answer in (page, loud):  # no browser of ours ever asks another server
        assert "img-src 'self' data:;" in answer["Content-Security-Policy"]
        assert "http" not in answer["Content-Security-Policy"]


def test_what_is_too_much_is_its_text(say: Say, sara: Player) -> None:
    pk = a_message(say, "<div>" * 400 + "x", text="متن ساده")
    page = sara.get(f"/inbox/messages/{pk}/html").content.decode()
    assert "متن ساده" in page
    assert page.count("<div>") < 5


def test_a_message_without_html_has_none(say: Say, sara: Player, stranger: Any) -> None:
    pk = a_message(say, "")
    assert sara.get(f"/inbox/messages/{pk}/html").status_code == 404
    assert stranger.get(f"/inbox/messages/{pk}/html").status_code == 302


@pytest.mark.sqlite_only
@pytest.mark.timeout(300)
def test_nothing_hostile_runs_anywhere_in_the_inbox(
    corpus: Callable[[str], Corpus], say: Say, sara: Player, browser: Guarded
) -> None:
    found = corpus("xss-html")
    every = [str(row["payload"]) for name in FILES for row in found.rows(f"{name}.jsonl") if row.get("payload")]  # fmt: skip
    assert len(every) > 800
    payloads = some(every, 0.3)
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    ran = []
    for first in range(0, len(payloads), AT_ONCE):
        these = payloads[first : first + AT_ONCE]
        conversation, messages = hostile(say, these)
        frames = [f"/inbox/messages/{pk}/html" for pk in messages]
        path = f"/inbox/{conversation}"
        page = browser.open()  # what the last one still asks for goes with it
        page.on("dialog", note)
        serve_pages(page, sara, path, f"/inbox/{conversation}/opened", *frames)
        page.route(f"{HERE}/static/**/*.css*", lambda route: route.fulfill(body=""))  # 900 frames
        page.goto(f"{HERE}{path}", wait_until="commit")
        page.wait_for_load_state("domcontentloaded")
        ran += [f"the inbox, from row {first}"] * (not page.evaluate(UNSET))
        ran += in_frames(page, frames)
        page.close()
    assert ran == []
    assert dialogs == []
    assert not [one for one in browser.foreign if one]
    assert browser.violations == []  # nor did a policy have to stop anything


def test_what_a_policy_has_to_stop_would_be_seen(sara: Player, browser: Guarded) -> None:
    """The eyes of the test above are open: one attribute that acts, and one picture of another server."""
    page = browser.page
    serve_pages(page, sara, "/inbox/")
    page.goto(f"{HERE}/inbox/", wait_until="domcontentloaded")
    assert browser.violations == []
    page.evaluate(
        """() => { document.body.insertAdjacentHTML("beforeend",
          '<img src="https://tracker.example/p.png" onerror="window.__ran = 1">'); }"""
    )
    page.wait_for_function("window.__ran === 1")  # reported only: it runs
    assert len(browser.violations) >= 2
    assert browser.foreign.pop() == "https://tracker.example/p.png"


def hostile(say: Say, payloads: list[str]) -> tuple[int, list[int]]:
    """A conversation whose subject, names, texts, files and HTML are all hostile."""
    say(payloads[0][:2_000], name=payloads[-1][:100], sender=f"0912{len(payloads):07}")
    row = Conversation.objects.latest("pk")
    row.subject = payloads[0][:300]
    row.save()
    made = Message.objects.bulk_create(
        Message(
            conversation=row, at=NOW, direction="in", channel="email", author=one[:150], text=one,
            quoted=one, html=one, address=one[:320],
        )
        for one in payloads
    )  # fmt: skip
    Attachment.objects.bulk_create(
        Attachment(message=one, stored="x", name=one.text[:255], type=one.text[:120], size=1)
        for one in made
    )
    return row.pk, [one.pk for one in made]


def in_frames(page: Page, frames: list[str]) -> list[str]:
    """Open every frame inside a page; names those in which something ran."""
    page.evaluate(
        """async (paths) => {
          const load = (path) => new Promise((done) => {
            const frame = document.createElement("iframe");
            frame.onload = frame.onerror = () => done(frame);
            frame.src = path;
            document.body.append(frame);
          });
          window.frames_ = await Promise.all(paths.map(load));
        }""",
        frames,
    )
    said = page.evaluate(
        "() => JSON.stringify(window.frames_.map((one) => [one.src, one.contentWindow.__xss === undefined]))"
    )
    ran = [src for src, silent in json.loads(said) if not silent]
    return ran + ["the page around"] * (not page.evaluate(UNSET))
