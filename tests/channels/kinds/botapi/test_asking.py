"""Asking a messenger for what people wrote, through its bad days and ours."""

from collections.abc import Callable
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.kinds.botapi import asking
from hamdel.channels.models import Account, Fetcher, Incoming
from hamdel.channels.usecases import fetching
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.fetching import Turn, claim_turns, take_turn
from hamdel.platform.instants import system_now
from tests.channels.conftest import Listener
from tests.ground.bot_api import TOKEN, BotApi, error
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
Turns = Callable[[int], str]


@pytest.fixture
def account(bot_api: BotApi, monkeypatch: pytest.MonkeyPatch) -> AccountFacts:
    """A bot whose messages are asked for, without much patience."""
    monkeypatch.setattr(asking, "WAIT", 0)
    monkeypatch.setattr(asking, "REST", 0)
    settings = {"token": TOKEN, "base_url": bot_api.url, "way": "ask"}
    return create_account(kind="telegram", settings=settings, who="leila", now=NOW)


@pytest.fixture
def turn(account: AccountFacts, monkeypatch: pytest.MonkeyPatch) -> Turns:
    """Asks so many times, and gives the error that the account then shows."""

    def ask(times: int) -> str:
        Fetcher.objects.update(due_at=NOW)
        (mine,) = claim_turns(now=system_now(), most=1)
        left = iter(range(times))
        monkeypatch.setattr(mine, "over", lambda **_: next(left, None) is None)
        take_turn(mine)
        return Account.objects.get().error

    return ask


def offsets(bot_api: BotApi) -> list[int]:
    return [given["offset"] for method, given in bot_api.calls if method == "getUpdates"]


def test_what_people_wrote_is_kept_before_it_is_acknowledged(
    turn: Turns, bot_api: BotApi, listener: Listener
) -> None:
    bot_api.say(text="یک")
    bot_api.say(text="دو", chat=43)
    assert turn(2) == ""
    assert [one.text for one in listener.heard] == ["یک", "دو"]
    assert offsets(bot_api) == [0, 1002]
    assert bot_api.updates == []
    assert turn(1) == ""
    assert offsets(bot_api)[-1] == 1002


def test_who_dies_before_the_place_is_kept_takes_nothing_twice(
    turn: Turns, bot_api: BotApi, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot_api.say(text="یک")

    class Killed(BaseException):
        pass

    def die(_turn: Turn, _place: str) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Turn, "keep", die)
        with pytest.raises(Killed):
            turn(1)
    Fetcher.objects.update(lease_until=None)
    assert turn(1) == ""
    assert [one.text for one in listener.heard] == ["یک"]
    assert Incoming.objects.count() == 1


def test_a_bot_that_posted_elsewhere_is_asked_from_now_on(
    turn: Turns, bot_api: BotApi, listener: Listener
) -> None:
    bot_api.webhook = {"url": "https://old.example/"}
    bot_api.say(text="یک")
    assert turn(2) == ""
    assert (bot_api.webhook, len(listener.heard)) == ({}, 1)


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (error(401, "Unauthorized"), "The provider refuses the bot's token."),
        (
            error(409, "Conflict: terminated by other getUpdates request"),
            "Another program asks this bot for its messages too.",
        ),
        (error(400, "Bad Request: x"), "The messenger refuses: 400 Bad Request: x"),
    ],
)
def test_a_refusal_is_shown_and_goes_when_it_works_again(
    turn: Turns, bot_api: BotApi, refusal: Any, told: str
) -> None:
    bot_api.refusal = refusal
    assert turn(3) == told
    assert Account.objects.get().state == "broken"
    bot_api.refusal = None
    assert turn(1) == ""
    assert Account.objects.get().state == "on"


def test_who_is_asked_to_wait_waits(turn: Turns, bot_api: BotApi) -> None:
    bot_api.refusal = error(429, "Too Many Requests", retry_after=1)
    assert turn(4) == ""


@pytest.mark.parametrize("trouble", ["cut", "502", "garbage"])
def test_a_broken_connection_is_news_when_it_lasts(
    turn: Turns, bot_api: BotApi, listener: Listener, trouble: str
) -> None:
    bot_api.say(text="یک")
    bot_api.trouble = trouble
    assert turn(3) == ""
    assert turn(99) != ""
    assert TOKEN not in Account.objects.get().error
    bot_api.trouble = ""
    assert turn(1) == ""
    assert len(listener.heard) == 1


def test_updates_that_are_none_are_laid_aside(
    turn: Turns, bot_api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot_api.updates = [{"update_id": 5, "message": 7}, {"update_id": 6}]
    assert turn(1) == ""
    assert list(Incoming.objects.values_list("state", flat=True)) == ["resting", "resting"]
    bot_api.updates = []
    monkeypatch.setattr(bot_api, "_getupdates", lambda _given: (200, {"ok": True, "result": [{}]}))
    assert turn(1) == "The messenger's updates have no numbers."


def test_the_messenger_is_told_once_where_to_post(
    bot_api: BotApi, db: None, settings: Any
) -> None:
    settings.BASE_URL = "https://cx.example"
    made = create_account(
        kind="bale",
        settings={"token": TOKEN, "base_url": bot_api.url, "secret": "s3"},
        who="leila",
        now=NOW,
    )
    for _ in range(2):
        Fetcher.objects.update(due_at=NOW)
        (mine,) = claim_turns(now=system_now(), most=1)
        take_turn(mine)
    assert [method for method, _ in bot_api.calls] == ["setWebhook"]
    assert bot_api.webhook["url"] == f"https://cx.example{made.hook_path}"
    assert bot_api.webhook["secret_token"] == "s3"


@pytest.mark.django_db(transaction=True)
def test_a_message_comes_in_while_we_wait(
    account: AccountFacts, bot_api: BotApi, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "WAIT", 1)
    fetching.start_due(now=system_now())
    turn = fetching._turns[account.id]
    for number in range(3):
        bot_api.say(text=str(number))
        for _ in range(100):
            if len(listener.heard) > number:
                break
            Turn.over(turn, wait=0.05)
    fetching.end_all()
    for thread in fetching.threads():
        thread.join(10)
    assert [one.text for one in listener.heard] == ["0", "1", "2"]
