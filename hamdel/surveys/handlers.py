"""What surveys register: they hold personal data."""

from hamdel.customers.public import register_holder

from . import personal

register_holder(
    "surveys",
    export=personal.surveys_held,
    erase=personal.drop_answers,
    count=personal.count_of_answers,
)
