"""A label is put on a conversation or a case, or taken from it; each is the other's way back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hamdel.cases.public import case
from hamdel.conversations.public import Actor, conversation
from hamdel.platform import audit

from ..contracts import MOST, MOST_KNOWN, Kind, LabelFacts, NoSuchThing, Refused
from ..models import Label, Labeling
from ..queries.labels import forget_choices
from ..rules.naming import named


@transaction.atomic
def put_label(*, kind: Kind, subject_id: int, name: str, by: Actor, now: datetime) -> LabelFacts:
    """Put a label on something; one that is there already stays. Raises Refused, NoSuchThing."""
    said, folded = named(name)
    check_thing(kind, subject_id)
    label = Label.objects.filter(folded=folded).first() or _made(said, folded)
    there = Labeling.objects.filter(**{kind: subject_id})
    if not there.filter(label=label).exists():
        if there.count() >= MOST:
            raise Refused(f"It has {MOST} labels already.", field="name")
        row = Labeling(
            label=label, at=now, by=(by.name or by.who)[:200], **{f"{kind}_id": subject_id}
        )
        Labeling.objects.bulk_create([row], ignore_conflicts=True)
        _note("label added", kind, subject_id, label.name, by, now)
    return LabelFacts(id=label.pk, name=label.name)


@transaction.atomic
def take_label(*, kind: Kind, subject_id: int, label_id: int, by: Actor, now: datetime) -> str:
    """Take a label from something; returns its name, "" where it was not there.

    A label that is on nothing any more is gone: no list of words is to be kept in order.
    """
    row = Labeling.objects.filter(label=label_id, **{kind: subject_id})
    found = row.select_related("label").first()
    if found is None:
        return ""
    row.delete()
    if not Labeling.objects.filter(label=label_id).exists():
        Label.objects.filter(pk=label_id, labeling=None).delete()
    _note("label removed", kind, subject_id, found.label.name, by, now)
    return found.label.name


def labelings_of_case(case_id: int) -> list[int]:
    """The rows of a case, for those who put cases together."""
    return list(Labeling.objects.filter(case=case_id).order_by("pk").values_list("pk", flat=True))


def move_labelings(ids: Sequence[int], from_id: int, to_id: int) -> None:
    """Let what is on one case be on another; what that has already stays where it is."""
    there = list(Labeling.objects.filter(case=to_id).values_list("label", flat=True))
    rows = Labeling.objects.filter(pk__in=ids, case=from_id).exclude(label__in=there)
    rows.update(case=to_id)


def check_thing(kind: Kind, subject_id: int) -> None:
    """Raise NoSuchThing where there is none, or it was put into another."""
    found = conversation(subject_id) if kind == "conversation" else case(subject_id)
    if found is None or found.merged_into is not None:
        raise NoSuchThing(f"{kind} {subject_id}")


def _made(name: str, folded: str) -> Label:
    if Label.objects.count() >= MOST_KNOWN:
        raise Refused(f"There are {MOST_KNOWN} labels already.", field="name")
    Label.objects.bulk_create([Label(name=name, folded=folded)], ignore_conflicts=True)
    return Label.objects.get(folded=folded)


def _note(act: str, kind: Kind, pk: int, name: str, by: Actor, now: datetime) -> None:
    told = {"label": name}
    forget_choices()
    transaction.on_commit(forget_choices)
    before, after = (told, None) if act == "label removed" else (None, told)
    audit.record(
        who=by.who, act=act, subject=f"{kind}:{pk}", before=before, after=after, now=now
    )  # fmt: skip
