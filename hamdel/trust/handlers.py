"""What trust registers: the promises' clock, and the personal data it holds."""

from datetime import datetime, timedelta

from hamdel.customers.public import register_holder
from hamdel.platform import followers, jobs
from hamdel.platform.live import allow_topic
from hamdel.platform.roles import EVERYBODY

from . import personal
from .following import FOLLOWER
from .live import TOPIC
from .usecases.breaking import ring_alarms


@jobs.job(name="trust.alarms", every=timedelta(seconds=5))
def ring_due_alarms(now: datetime) -> None:
    """Warn of promises, and break those that nobody kept."""
    while ring_alarms(now=now):
        pass


followers.register(FOLLOWER)
allow_topic(TOPIC, roles=EVERYBODY)
register_holder(
    "promises",
    export=personal.promises_held,
    erase=personal.drop_promises,
    count=personal.count_promises,
)
register_holder(
    "trust",
    export=personal.movements_held,
    erase=personal.drop_movements,
    count=personal.count_movements,
)
