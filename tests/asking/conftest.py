"""A survey that is open, people who agreed to be asked, and a post office that only remembers."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from hamdel.asking.contracts import RuleGiven
from hamdel.asking.models import Ask
from hamdel.asking.usecases.deciding import decide_due
from hamdel.asking.usecases.ruling import save_rule
from hamdel.channels.contracts import AccountFacts, Outbound, Sent
from hamdel.channels.kinds import register
from hamdel.channels.public import create_account
from hamdel.customers.public import customer_of, recognize_customer, set_consent
from hamdel.platform import options
from hamdel.surveys.public import ToSave, save_survey
from tests.ground.cast import NOW

Person = Callable[..., int]


@pytest.fixture
def survey(db: None) -> int:
    """An open NPS survey after delivery."""
    wanted = ToSave(kind="nps", title="پس از تحویل", stage="use", touchpoint="delivery")
    return save_survey(wanted, by="leila", now=NOW, state="open")


@pytest.fixture
def mailbox(db: None, monkeypatch: pytest.MonkeyPatch) -> AccountFacts:
    """An account of e-mail that hands nothing over to anybody."""
    kind = register.kind_of("email")
    assert kind is not None
    fields = {name: getattr(kind, name) for name in kind.__dataclass_fields__}
    fields |= {"lacks": None, "fetch": None, "send": _remembered}
    monkeypatch.setitem(register._by_key, "email", type(kind)(**fields))
    return create_account(kind="email", name="رکاب", who="leila", now=NOW)


def _remembered(outbound: Outbound, _account: AccountFacts, commit: Callable[[], None]) -> Sent:
    commit()
    return Sent(provider_id=f"m-{outbound.delivery_id}")


@pytest.fixture
def person(db: None) -> Person:
    """Makes a customer with an e-mail address who agreed to surveys, unless said otherwise."""
    options.set("sending.quiet_hours", "22:00-08:00", who="leila", now=NOW)

    def make(name: str = "mina", *, consent: str = "granted", **attributes: Any) -> int:
        profile = recognize_customer(
            identifiers=[("email", f"{name}@example.ir"), ("phone", f"0912{abs(hash(name)) % 10**7:07}")],
            attributes={"name": name, **attributes}, source="test", now=NOW,
        )  # fmt: skip
        customer = customer_of(profile)
        assert customer is not None
        if consent:
            set_consent(
                customer_id=customer, purpose="survey", channel="*", state=consent,  # type: ignore[arg-type]
                source="test", who="sara", now=NOW,
            )  # fmt: skip
        return profile

    return make


@pytest.fixture
def write_rule(survey: int) -> Callable[..., int]:
    """Writes a rule: after anything, by e-mail, unless said otherwise."""

    def write(*, at: datetime = NOW, **more: Any) -> int:
        given = {"name": "after", "survey_id": survey, "when": "interaction", "way": "email"}
        return save_rule(RuleGiven(**{**given, **more}), who="leila", now=at)

    return write


def decided(now: datetime = NOW) -> list[tuple[str, str, str]]:
    """Decides of all that is due; of every ask its state, reason and detail, oldest first."""
    while decide_due(now=now):
        pass
    return list(Ask.objects.order_by("pk").values_list("state", "reason", "detail"))
