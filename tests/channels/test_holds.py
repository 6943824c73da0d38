"""«Ask nothing, sell nothing while …»: whatever is open, no such message goes out."""

from collections.abc import Callable

import pytest

from hamdel.channels import holds
from hamdel.channels.contracts import AccountFacts, CanNotSend
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.customers.public import customer_of
from hamdel.platform import options
from tests.channels.conftest import Consent, Provider, order
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
PURPOSES = ("marketing", "survey", "reminder")


@pytest.fixture
def open_with(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The customers with whom something is open."""
    found: set[int] = set()
    monkeypatch.setattr(holds, "_holds", {})
    holds.register_hold("test", lambda ids: dict.fromkeys(found.intersection(ids), "open"))
    return found


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("waits", [True, False])
def test_nothing_is_asked_or_offered_while_something_is_open(
    pigeon: AccountFacts, mina_s: tuple[int, Consent], provider: Provider, open_with: set[int], *,
    purpose: str, waits: bool,
) -> None:  # fmt: skip
    profile, consent = mina_s
    consent(purpose, "*", "granted")
    options.set("sending.most_per_day", 50, who="leila", now=NOW)
    if waits:  # written before it was open, and due only now
        order(pigeon, key="1", profile_id=profile, purpose=purpose)
    open_with.add(customer_of(profile) or 0)
    with pytest.raises(CanNotSend) as refused:
        order(pigeon, key="2", profile_id=profile, purpose=purpose)
    assert refused.value.reason == "held"
    order(pigeon, key="3", profile_id=profile)
    while deliver_due(now=NOW):
        pass
    assert list(Delivery.objects.filter(state="sent").values_list("purpose", flat=True)) == [
        "service"
    ]
    assert holds.hold_of(profile) == ("open",)


def test_others_and_those_with_whom_it_is_over_get_theirs(
    pigeon: AccountFacts, mina_s: tuple[int, Consent], open_with: set[int]
) -> None:
    profile, consent = mina_s
    consent("marketing", "*", "granted")
    open_with.add(profile + 1_000)
    order(pigeon, key="1", profile_id=profile, purpose="marketing")
    assert holds.hold_of(None) == ()


def test_who_is_held_can_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holds, "_holds", {})
    monkeypatch.setattr(holds, "_lists", {})

    def all_of(name: str, ids: list[int]) -> Callable[[int], dict[int, str]]:
        return lambda most: dict.fromkeys(ids[:most], name)

    for name, ids in {"mourning": [5, 4], "open": [4]}.items():
        holds.register_hold(name, lambda _ids: {}, everybody=all_of(name, ids))
    assert holds.everybody_held() == {5: ("mourning",), 4: ("mourning", "open")}
    assert holds.everybody_held(most=1) == {5: ("mourning",), 4: ("open",)}
