"""The face of labels."""

from .contracts import LONGEST, Kind, LabelFacts, NoSuchThing, Refused
from .queries.labels import labels, labels_of
from .rules.naming import named
from .usecases.labeling import put_label, take_label

__all__ = [
    "LONGEST",
    "Kind",
    "LabelFacts",
    "NoSuchThing",
    "Refused",
    "labels",
    "labels_of",
    "named",
    "put_label",
    "take_label",
]
