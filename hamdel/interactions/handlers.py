"""What the log tells the rest of the program when it starts."""

from datetime import timedelta

from hamdel.customers.public import register_holder
from hamdel.platform import followers
from hamdel.platform.jobs import job
from hamdel.platform.live import allow_topic

from . import kinds_named, personal, purchases
from .live import TOPIC
from .presence import FOLLOWER
from .reason_learning import learn

allow_topic(TOPIC, roles=("admin", "supervisor", "agent", "analyst"))
followers.register(FOLLOWER)
followers.register(purchases.FOLLOWER)
register_holder(
    "interactions",
    export=personal.moments_held,
    erase=personal.empty_moments,
    count=personal.count_moments,
    hold=personal.keep_log_still,
)
register_holder(
    "refused_events",
    export=personal.refused_held,
    erase=personal.drop_refused,
    count=personal.count_refused,
)
register_holder(
    "kinds",
    export=kinds_named.kinds_held,
    erase=kinds_named.silence_kinds,
    count=kinds_named.count_kinds,
)
job(name="interactions.learn_reasons", every=timedelta(minutes=10))(learn)
