"""A mail comes in, the answer goes out over SMTP, and the customer's answer finds back."""

from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from hamdel.channels.public import AccountFacts, CanNotSend, create_account, take_in
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.taking_in import work_on_waiting
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import Actor, ToWrite, messages_of, write_message
from tests.ground.cast import NOW, Mina, Player
from tests.ground.mail_server import HOST, MailServer

pytestmark = pytest.mark.django_db
SHOP = "support@shop.example"
MINUTE = timedelta(minutes=1)


def shop(mail_server: MailServer, **more: str) -> AccountFacts:
    settings = {
        "address": SHOP, "smtp_host": HOST, "smtp_port": str(mail_server.port),
        "smtp_security": "none", "signature": "{agent}، {account}", **more,
    }  # fmt: skip
    return create_account(kind="email", name="فروشگاه", settings=settings, who="leila", now=NOW)


def comes(account: AccountFacts, mina: Mina, *, to: str = SHOP, **headers: str) -> None:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = f"Mina <{mina.email}>", to
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content("سلام، سفارشم نرسیده")
    take_in(account=account, body=mail.as_bytes(), now=NOW)
    while work_on_waiting(now=NOW):
        pass


def answer(player: Player, text: str = "پیگیری می‌کنم") -> None:
    by = Actor(who=player.email, person_id=player.user_id, name=player.name)
    said = ToWrite(text=text, channel="email")
    write_message(conversation_id=Conversation.objects.get().pk, said=said, by=by, now=NOW)
    assert deliver_due(now=NOW + MINUTE) == 1


def test_the_answer_is_tied_and_the_next_mail_finds_back(
    mail_server: MailServer, mina: Mina, sara: Player
) -> None:
    account = shop(mail_server, plus="yes")
    comes(account, mina, Subject="سفارش ۱۲۳", Message_ID="<1@mina.example>")
    answer(sara)
    sent = mail_server.arrived[-1].message
    assert sent["To"].addresses[0].addr_spec == mina.email
    assert sent["Subject"] == "Re: سفارش ۱۲۳"
    assert (sent["In-Reply-To"], sent["References"]) == ("<1@mina.example>", "<1@mina.example>")
    body = sent.get_body(("plain",))
    assert body is not None
    assert "سارا احمدی، فروشگاه" in body.get_content()
    ours, reply_to = sent["Message-ID"], sent["Reply-To"].addresses[0].addr_spec
    comes(account, mina, Subject="x", Message_ID="<2@mina.example>", In_Reply_To=ours)
    comes(account, mina, to=reply_to, Subject="y", Message_ID="<3@mina.example>")
    token = reply_to.partition("+")[2].partition("@")[0]
    forgotten = f"<{token}.long-gone@shop.example>"  # ours, of a message that is no more
    comes(account, mina, Subject="z", Message_ID="<4@mina.example>", In_Reply_To=forgotten)
    assert [one.direction for one in messages_of(Conversation.objects.get().pk)] == [
        "in", "out", "in", "in", "in",
    ]  # fmt: skip
    answer(sara, "رسید؟")
    chain = mail_server.arrived[-1].message["References"].split()
    theirs = [f"<{number}@mina.example>" for number in range(1, 5)]
    assert chain == [theirs[0], ours, *theirs[1:]]
    assert ours.startswith(f"<{token}.")


def test_a_mailbox_that_only_receives_says_so_before_anything_is_written(
    mail_server: MailServer, mina: Mina, sara: Player
) -> None:
    deaf = shop(mail_server, smtp_host="")
    comes(deaf, mina, Subject="x", Message_ID="<1@mina.example>")
    with pytest.raises(CanNotSend, match="no mail server") as refused:
        answer(sara)
    assert refused.value.reason == "off"
    assert len(messages_of(Conversation.objects.get().pk)) == 1
    shop(mail_server)  # another mailbox that sends
    answer(sara)
    assert mail_server.arrived[-1].recipients == (mina.email,)
