"""HTML messages of mail programs, and how HTML is shown as lines."""

import pytest

from hamdel.language.replies import newly_written_html
from hamdel.language.replies.markup import lines_of_html

QUOTED = "<div>سلام، سفارش شما ثبت شد.<br>شماره: ۱۲۳۴۵</div>"
ATTRIBUTION = "در تاریخ دوشنبه ۲ آذر ۱۴۰۵ ساعت ۱۰:۰۰ &lt;help@shop.example&gt; نوشت:"
CLIENTS = {
    "gmail": f'<div dir="rtl">OWN</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{ATTRIBUTION}<br></div><blockquote class="gmail_quote">{QUOTED}</blockquote></div>',
    "gmail, unknown wording": f'<div>OWN</div><div class="gmail_quote"><div class="gmail_attr">Xyz 23 abc 2026 &lt;a@b.c&gt; qwe<br></div><blockquote class="gmail_quote">{QUOTED}</blockquote></div>',
    "gmail of old": f'<div>OWN</div><div class="gmail_extra"><br><div class="gmail_quote">{ATTRIBUTION}<br><blockquote class="gmail_quote">{QUOTED}</blockquote></div></div>',
    "apple": f'<body dir="auto">OWN<br><div><br><blockquote type="cite"><div>On 23 Nov 2026, at 10:00, Sara &lt;s@example.ir&gt; wrote:<br></div></blockquote></div><blockquote type="cite">{QUOTED}</blockquote></body>',
    "thunderbird": f'<body>OWN<br><div class="moz-cite-prefix">Am 23.11.26 um 10:00 schrieb Sara:<br></div><blockquote type="cite" cite="mid:x">{QUOTED}</blockquote></body>',
    "outlook": f'<div class="WordSection1"><p class="MsoNormal">OWN<o:p></o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>از:</b> پشتیبانی &lt;help@shop.example&gt; <br><b>ارسال شده:</b> دوشنبه، ۲ آذر ۱۴۰۵<br><b>به:</b> مینا<br><b>موضوع:</b> سفارش</p></div></div>{QUOTED}</div>',
    "outlook on the web": f'<div>OWN</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="rtl"><b>Xyz:</b> Sara<br><b>Abc:</b> x</div>{QUOTED}',
    "outlook, renamed": f'<div>OWN</div><div id="x_divRplyFwdMsg"><b>From:</b> Sara<br></div>{QUOTED}',
    "outlook for phones": f'<div>OWN</div><div id="ms-outlook-mobile-signature">Get <a>Outlook for iOS</a></div><hr><div id="divRplyFwdMsg"><b>From:</b> Sara</div>{QUOTED}',
    "yahoo": f'<div>OWN</div><div id="ydp1a2b3c4dyahoo_quoted_1" class="ydp1a2b3c4dyahoo_quoted"><div>On Monday, November 23, 2026, Sara wrote:</div>{QUOTED}</div>',
    "windows mail": f'<div>OWN</div><div style="padding-top: 5px; border-top-color: rgb(229, 229, 229); border-top-width: 1px; border-top-style: solid;"><b>От:</b>&nbsp;<a href="mailto:a@b.c">Sara</a><br><b>Отправлено:</b>&nbsp;четверг, 26 июня 2026, 15:05<br><b>Кому:</b>&nbsp;<a>Mina</a></div>{QUOTED}',
    "hotmail": f'<div>OWN<br><br><div><hr id="stopSpelling">Date: Thu, 26 Jun 2026 13:53:45<br>Subject: x<br>From: a@b.c<br>To: d@e.f<br>{QUOTED}</div></div>',
    "zimbra": f'<div>OWN<br><hr id="zwchr"><b>From: </b>a@b.c<br><b>To: </b>d@e.f<br><b>Sent: </b>Monday<br><b>Subject: </b>x<br>{QUOTED}</div>',
    "yandex": f'<p>OWN</p><p>23.11.2026, 10:00, "Sara" &lt;<a>a@b.c</a>&gt;:</p><blockquote>{QUOTED}</blockquote>',
    "proton": f'<div>OWN</div><div class="protonmail_signature_block">Sent with Proton Mail</div><div class="protonmail_quote">On Monday, November 23rd, 2026 at 10:00 AM, Sara &lt;a@b.c&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">{QUOTED}</blockquote></div>',
    "samsung": f'<div dir="auto">OWN</div><div id="composer_signature" dir="auto">ارسال‌شده از گوشی سامسونگ من</div><div dir="auto">-------- پیام اصلی --------<br>از: a@b.c<br>تاریخ: ۱۴۰۵/۹/۲<br>به: d@e.f<br>موضوع: x</div>{QUOTED}',
    "outlook for mac of old": f'<div>OWN</div><span id="OLK_SRC_BODY_SECTION"><div><span>From: </span>Bob &lt;a@b.c&gt;<br></div>{QUOTED}</span>',
}  # fmt: skip


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("own", ["باشه", "از: تهران<br>به: مشهد", "خطا:<br>&gt; Error 5"])
def test_every_clients_markup_is_known(client: str, own: str) -> None:
    reply = newly_written_html(CLIENTS[client].replace("OWN", own))
    assert reply.text == own.replace("<br>", "\n").replace("&gt;", ">")
    assert "شماره: ۱۲۳۴۵" in reply.quoted
    assert "شماره" not in reply.signature


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree"),
        ("<div>hi <b>there</b>, you</div><div><br></div><div>bye</div>", "hi there, you\n\nbye"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("a<script>x</script><style>y</style><p style='display: none'>z</p>", "a"),
        ("<p class=MsoNormal>a</p><p class=MsoNormal>b</p>", "a\nb"),
        ("a&nbsp;b &amp; c", "a b & c"),
        ("plain\n text", "plain text"),
        ("<!-- x --><p>a<!-- y --></p>", "a"),
        ("", ""),
    ],
)
def test_html_is_shown_as_lines(html: str, text: str) -> None:
    assert newly_written_html(html).text == text


def test_answers_in_between_stay_where_they_are() -> None:
    html = (
        '<div class="gmail_quote"><div class="gmail_attr">On 23/11/2026, X wrote:</div>'
        '<blockquote class="gmail_quote">one?</blockquote><div>yes</div>'
        '<blockquote class="gmail_quote">two?</blockquote><div>no</div></div>'
    )
    assert newly_written_html(html).text == "On 23/11/2026, X wrote:\n> one?\nyes\n> two?\nno"


def test_words_below_the_quotation_are_the_persons() -> None:
    html = f'<div class="gmail_quote"><div class="gmail_attr">x:</div><blockquote>{QUOTED}</blockquote></div><p>رسید</p>'
    assert newly_written_html(html).text == "رسید"


def test_a_forwarded_message_is_content() -> None:
    html = '<div>ببینید</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: x</div>متن</div>'
    reply = newly_written_html(html)
    assert reply.quoted == ""
    assert "متن" in reply.text


def test_an_indentation_is_no_quotation() -> None:
    html = '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">indented</blockquote><div>x</div>'
    assert newly_written_html(html).text == "indented\nx"


def test_a_signature_by_its_markup() -> None:
    html = '<div>ممنون</div><div class="gmail_signature">سارا کریمی<br>۰۹۱۲</div>'
    reply = newly_written_html(html)
    assert (reply.text, reply.signature) == ("ممنون", "سارا کریمی\n۰۹۱۲")


def test_quotations_are_marked_by_their_depth() -> None:
    lines = lines_of_html("<blockquote>a<blockquote>b</blockquote></blockquote>c")
    assert [(line.text, line.quoted) for line in lines] == [
        ("> a", True),
        (">> b", True),
        ("c", False),
    ]
