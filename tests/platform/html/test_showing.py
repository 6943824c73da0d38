"""HTML as a screen shows it."""

from hamdel.platform.html.showing import EMPTY_PICTURE, safe_html

REMOTE = '<img src="https://evil/p.gif" alt="a">'


def test_pictures_of_others_wait_for_a_click() -> None:
    shown = safe_html(f"<p>x</p>{REMOTE}{REMOTE}")
    assert (shown.blocked_remote, shown.plain) == (2, False)
    assert "evil" not in shown.html
    assert shown.html.count(EMPTY_PICTURE) == 2
    asked = safe_html(REMOTE, remote=lambda address: f"/ours/{len(address)}")
    assert (asked.html, asked.blocked_remote) == ('<img src="/ours/18" alt="a">', 0)


def test_pictures_of_the_mail_itself_are_shown() -> None:
    within = '<img src="data:image/png;base64,AAAA">'
    assert safe_html(within).html == within
    assert safe_html('<img src="cid:1">', pictures=("", "/f/7")).html == '<img src="/f/7">'
    for number in ("0", "2", "-1", "x", "٠"):
        assert EMPTY_PICTURE in safe_html(f'<img src="cid:{number}">', pictures=("", "/f/7")).html


def test_what_is_too_much_is_plain() -> None:
    shown = safe_html("<div>" * 300)
    assert (shown.html, shown.plain) == ("", True)


def test_what_was_kept_once_is_the_same_the_second_time() -> None:
    once = safe_html('<p style="color:red">a &amp; b <a href="https://x.ir">c</a></p>').html
    assert safe_html(once).html == once
