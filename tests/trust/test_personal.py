"""What trust holds of a person is given to them and taken out."""

from hamdel.customers.public import erase_customer, export_customer
from hamdel.platform import audit
from hamdel.trust.contracts import ToRecover
from hamdel.trust.models import Alarm, Promise, Recovery
from hamdel.trust.usecases.breaking import ring_alarms
from hamdel.trust.usecases.recovering import skip_step, start_recovery
from tests.ground.cast import NOW
from tests.trust.conftest import BY, HOUR, Give


def test_promises_are_in_the_export(give: Give, profile: int) -> None:
    give("ارسال دوباره")
    held = export_customer(profile)
    assert held is not None
    assert [one["what"] for one in held["promises"]] == ["ارسال دوباره"]


def test_promises_go_with_the_person(give: Give, profile: int) -> None:
    give()
    erase_customer(customer_id=profile, who="leila", now=NOW, why="asked")
    assert not Promise.objects.exists()
    assert not Alarm.objects.exists()


def test_what_hurt_them_again_is_in_the_export_too(give: Give, profile: int) -> None:
    give()
    ring_alarms(now=NOW + HOUR)
    again = ToRecover(
        profile_id=profile, cause="anger", title="افتضاح است", caused_at=NOW, key="interaction:1"
    )
    start_recovery(again, by=BY, now=NOW)
    held = export_customer(profile)
    assert held is not None
    assert [one["title"] for one in held["recoveries"][0]["also"]] == ["افتضاح است"]


def test_the_trail_of_what_a_broken_promise_began_says_nothing_any_more(
    give: Give, profile: int
) -> None:
    give()
    ring_alarms(now=NOW + HOUR)
    pk = Recovery.objects.get().pk
    skip_step(recovery_id=pk, step="explain", why="پدرش فوت کرده بود", by=BY, now=NOW)
    erase_customer(customer_id=profile, who="leila", now=NOW, why="asked")
    assert not Recovery.objects.exists()
    told = audit.entries_of(f"recovery:{pk}")
    assert told
    assert [one.why for one in told if one.why] == []
