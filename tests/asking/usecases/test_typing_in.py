"""A score typed into a bot's chat right after the question: once, in any digits, and thanked for."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from hamdel.asking.models import Ask
from hamdel.asking.usecases.deciding import decide_due
from hamdel.channels.contracts import AccountFacts, Outbound, Sent
from hamdel.channels.kinds import register
from hamdel.channels.public import create_account, send_message, take_in
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.models import Message
from hamdel.customers.public import customer_of, recognize_customer, set_consent
from hamdel.surveys.public import refuse, responses_of_survey
from tests.ground.cast import NOW
from tests.surveys.conftest import there

CHAT = 42
MINUTE = timedelta(minutes=1)
Wrote = list[str]


@pytest.fixture
def wrote() -> Wrote:
    """What the bot wrote."""
    return []


@pytest.fixture
def bot(db: None, monkeypatch: pytest.MonkeyPatch, wrote: Wrote) -> AccountFacts:
    """A bot on Telegram whose messages go nowhere."""

    def send(outbound: Outbound, _account: AccountFacts, commit: Callable[[], None]) -> Sent:
        commit()
        wrote.append(outbound.text)
        return Sent(provider_id=str(len(wrote)))

    kind = register.kind_of("telegram")
    assert kind is not None
    fields = {name: getattr(kind, name) for name in kind.__dataclass_fields__}
    fields |= {"lacks": None, "fetch": None, "send": send}
    monkeypatch.setitem(register._by_key, "telegram", type(kind)(**fields))
    settings = {"token": "777:TEST", "base_url": "http://127.0.0.1:9"}
    return create_account(kind="telegram", settings=settings, who="leila", now=NOW)


@pytest.fixture
def asked(bot: AccountFacts, survey: int) -> int:
    """A person on Telegram who was just asked."""
    profile = recognize_customer(
        identifiers=[("telegram", str(CHAT))], attributes={"name": "مینا"}, source="test", now=NOW
    )
    customer = customer_of(profile)
    assert customer is not None
    set_consent(
        customer_id=customer, purpose="survey", channel="*", state="granted",
        source="test", who="sara", now=NOW,
    )  # fmt: skip
    Ask.objects.create(
        key="by hand", profile_id=profile, survey_id=survey, way="telegram", by="sara", made_at=NOW, due_at=NOW,
    )  # fmt: skip
    decide_due(now=NOW)
    deliver_due(now=NOW)
    return profile


def say(bot: AccountFacts, text: str, *, at: datetime, number: int) -> None:
    """They write to the bot."""
    person: dict[str, Any] = {"id": CHAT, "is_bot": False, "first_name": "مینا"}
    message = {
        "message_id": number, "date": int(at.timestamp()), "text": text, "from": person,
        "chat": {"id": CHAT, "type": "private"},
    }  # fmt: skip
    body = json.dumps({"update_id": number, "message": message}).encode()
    take_in(account=bot, body=body, content_type="application/json", now=at)


def texts() -> list[str]:
    """What lies in the inbox."""
    return list(Message.objects.filter(direction="in").values_list("text", flat=True))


def test_a_bare_number_answers_once(
    bot: AccountFacts, asked: int, survey: int, wrote: Wrote
) -> None:
    assert "۰ تا ۱۰" in wrote[0]
    say(bot, "۹", at=NOW + MINUTE, number=1)
    (answer,) = responses_of_survey(survey)
    assert (answer.score, answer.channel, answer.profile_id) == (9, "telegram", asked)
    assert (answer.complete, answer.answered_at) == (True, NOW + MINUTE)
    assert texts() == []
    deliver_due(now=NOW + MINUTE)
    assert len(wrote) == 2
    say(bot, "۹", at=NOW + MINUTE, number=1)  # the same update once more
    say(bot, "3", at=NOW + 2 * MINUTE, number=2)
    assert [one.score for one in responses_of_survey(survey)] == [9]
    assert texts() == ["3"]


def test_what_is_no_score_is_a_message_and_a_number_answers_still(
    bot: AccountFacts, asked: int, survey: int
) -> None:
    for number, text in enumerate(("سلام", "11", "9/10"), start=1):
        say(bot, text, at=NOW + MINUTE, number=number)
    assert (texts(), responses_of_survey(survey)) == (["سلام", "11", "9/10"], [])
    say(bot, "2", at=NOW + MINUTE, number=9)
    assert [one.score for one in responses_of_survey(survey)] == [2]


@pytest.mark.parametrize("what", ["late", "early", "somebody wrote", "refused"])
def test_a_number_that_answers_something_else_is_a_message(
    bot: AccountFacts, asked: int, survey: int, what: str
) -> None:
    at = NOW + {"late": timedelta(days=3), "early": -MINUTE}.get(what, MINUTE)
    if what == "somebody wrote":
        send_message(
            account_id=bot.id, key="message:1", recipient=str(CHAT), profile_id=asked,
            text="چند تا می‌خواهید؟", now=NOW + MINUTE,
        )  # fmt: skip
    if what == "refused":
        refuse(there(Ask.objects.get().invitation_id), now=NOW)
    say(bot, "9", at=at, number=1)
    assert (texts(), responses_of_survey(survey)) == (["9"], [])
