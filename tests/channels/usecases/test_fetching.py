"""Asking providers: one worker at a time, and what goes wrong is shown and tried again."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from hamdel.channels.contracts import AccountFacts, Capabilities, NotFetched, Take
from hamdel.channels.kinds import register
from hamdel.channels.kinds.shape import Kind
from hamdel.channels.models import Account, Fetcher, Incoming
from hamdel.channels.usecases import fetching
from hamdel.channels.usecases.accounts import change_account, create_account, turn
from hamdel.channels.usecases.fetching import LEASE, Turn, claim_turns, take_turn
from hamdel.platform.instants import system_now
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
Ask = Callable[[AccountFacts, Take], None]


class Well:
    """A provider that is asked: `does` is what asking it comes to."""

    def __init__(self) -> None:
        self.does: Ask = lambda _account, _take: None

    def fetch(self, account: AccountFacts, take: Take) -> None:
        self.does(account, take)


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Well:
    """A provider behind a kind of its own, "well"."""
    well = Well()
    kind = Kind(
        key="well", name="Well", icon="inbox", capabilities=Capabilities(), read=lambda *_: (),
        fetch=well.fetch, has_hook=False,
    )  # fmt: skip
    monkeypatch.setitem(register._by_key, "well", kind)
    return well


@pytest.fixture
def account(provider: Well) -> AccountFacts:
    """An account of it."""
    return create_account(kind="well", who="leila", now=NOW)


def claimed() -> Turn:
    (one,) = claim_turns(now=system_now(), most=10)
    return one


def error() -> str:
    return Account.objects.get().error


def test_what_the_provider_has_is_kept_and_the_place_remembered(
    account: AccountFacts, provider: Well
) -> None:
    places: list[str] = []

    def ask(_account: AccountFacts, take: Take) -> None:
        places.append(take.place)
        assert take(b"one", provider_id="1").state == "done"
        assert take(b"one", provider_id="1").duplicate
        take.keep("1")

    provider.does = ask
    take_turn(claimed())
    assert claim_turns(now=system_now(), most=10) == []  # it rests half a minute
    Fetcher.objects.update(due_at=NOW)
    take_turn(claimed())
    assert places == ["", "1"]
    assert Incoming.objects.count() == 1


def test_one_worker_has_the_turn_until_it_dies(account: AccountFacts) -> None:
    first = claimed()
    assert claim_turns(now=system_now(), most=10) == []
    assert not first.over()
    (second,) = claim_turns(now=system_now() + LEASE + timedelta(seconds=5), most=10)
    assert first.over()
    first.keep("late")
    assert Fetcher.objects.get().place == ""
    assert not second.over()


def test_who_hangs_is_given_up(account: AccountFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = claimed()
    monkeypatch.setitem(fetching._turns, account.id, mine)
    later = system_now() + LEASE / 2
    monkeypatch.setattr(fetching, "system_now", lambda: later)
    fetching.start_due(now=later)
    assert claim_turns(now=later + LEASE * 0.9, most=10) == []  # the worker holds it meanwhile
    much_later = later + fetching.HUNG + LEASE
    monkeypatch.setattr(fetching, "system_now", lambda: much_later)
    assert not mine.hold()
    assert len(claim_turns(now=much_later, most=10)) == 1


def test_it_ends_where_the_account_is_changed_or_turned_off(account: AccountFacts) -> None:
    mine = claimed()
    change_account(account_id=account.id, name="other", settings={}, who="leila", now=NOW)
    assert not mine.over()
    turn(account_id=account.id, state="off", who="leila", now=NOW)
    assert mine.over()
    mine.stop()
    assert claim_turns(now=system_now(), most=10) == []
    turn(account_id=account.id, state="on", who="leila", now=NOW)
    assert not claimed().over()


def test_a_worker_that_ends_leaves_its_turns_to_others(
    account: AccountFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = claimed()
    monkeypatch.setitem(fetching._turns, account.id, mine)
    fetching.end_all()
    assert mine.over(wait=60)
    assert not claimed().over()


def test_a_failure_is_shown_and_tried_again_later_each_time(
    account: AccountFacts, provider: Well
) -> None:
    def refuse(_account: AccountFacts, _take: Take) -> None:
        raise NotFetched("The provider does not know the password.")

    provider.does = refuse
    waits = []
    for _ in range(9):
        Fetcher.objects.update(due_at=NOW)
        take_turn(claimed())
        waits.append(round((Fetcher.objects.get().due_at - system_now()).total_seconds()))
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (5, 300)
    assert error() == "The provider does not know the password."
    provider.does = lambda _account, take: take.well()
    Fetcher.objects.update(due_at=NOW)
    take_turn(claimed())
    assert (error(), Account.objects.get().state, Fetcher.objects.get().failures) == ("", "on", 0)


def test_what_a_failure_failed_on_is_nobodys_business(
    account: AccountFacts, provider: Well
) -> None:
    def stumble(_account: AccountFacts, _take: Take) -> None:
        raise ValueError("09123456789")

    provider.does = stumble
    take_turn(claimed())
    assert error().startswith("ValueError in ")
    assert "0912" not in error()


@pytest.mark.django_db(transaction=True)
def test_each_account_has_a_thread_of_its_own(account: AccountFacts, provider: Well) -> None:
    def ask(_account: AccountFacts, take: Take) -> None:
        take(b"from a thread")
        take.over(wait=30)

    provider.does = ask
    assert fetching.start_due(now=system_now()) == 1
    assert fetching.start_due(now=system_now()) == 0
    for _ in range(200):
        if Incoming.objects.exists():
            break
        Turn.over(fetching._turns[account.id], wait=0.05)
    fetching.end_all()
    for thread in fetching.threads():
        thread.join(10)
    assert Incoming.objects.count() == 1
    assert Fetcher.objects.get().lease_until is None
