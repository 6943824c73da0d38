"""What cases register: they hold personal data, pages hear of them."""

from hamdel.customers.public import register_holder
from hamdel.platform.live import allow_topic
from hamdel.platform.roles import EVERYBODY

from . import personal
from .live import TOPIC

allow_topic(TOPIC, roles=EVERYBODY)
register_holder(
    "cases",
    export=personal.cases_held,
    erase=personal.drop_cases,
    count=personal.count_of_cases,
)
