"""What labels register: filters of the lists, what goes with a case, the personal data they hold."""

from functools import partial

from hamdel.cases.public import Belonging, register_belonging
from hamdel.cases.public import register_narrowing as narrow_cases
from hamdel.conversations.public import register_narrowing as narrow_conversations
from hamdel.customers.public import register_holder

from . import personal
from .queries.labels import choices
from .usecases.labeling import labelings_of_case, move_labelings

narrow_conversations(column="labeling__label", choices=partial(choices, "conversation"))
narrow_cases(column="labeling__label", choices=partial(choices, "case"))
register_belonging("labels", Belonging(of=labelings_of_case, move=move_labelings))
register_holder(
    "labels",
    export=personal.labels_held,
    erase=personal.drop_labels,
    count=personal.count_labels,
)
