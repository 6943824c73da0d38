"""Labels, and what they are on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Answer, Body, Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import LONGEST, Kind, LabelFacts, NoSuchThing, Refused
from ..queries.labels import labels, labels_of
from ..usecases.labeling import check_thing, put_label, take_label


class LabelOut(Answer):
    """A label."""

    id: str
    name: str


class KnownOut(LabelOut):
    """A label, and on how many conversations and cases it is."""

    count: int


class LabelsOut(Answer):
    """The labels of something, by name."""

    items: list[LabelOut]


class KnownLabelsOut(Answer):
    """All labels, those most used first."""

    items: list[KnownOut]


class LabelIn(Body):
    """A label by its name; one that there is not yet comes to be."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST)]


@endpoint(
    "GET", "/labels", scope="read", answer=KnownLabelsOut, summary=_("Labels, the most used first")
)  # fmt: skip
def known_labels(_call: Call) -> KnownLabelsOut:
    """List what is used."""
    return KnownLabelsOut(
        items=[KnownOut(id=str(one.id), name=one.name, count=one.count) for one in labels()]
    )


@endpoint(
    "GET", "/conversations/{id}/labels", scope="read", answer=LabelsOut,
    summary=_("The labels of a conversation"), problems=[404],
)  # fmt: skip
def read_labels(_call: Call, id: str) -> LabelsOut:  # noqa: A002 - the name in the address
    """List those of a conversation."""
    return _read("conversation", id)


@endpoint(
    "POST", "/conversations/{id}/labels", scope="write", roles=SERVING, body=LabelIn,
    answer=LabelOut, status=201, summary=_("Put a label on a conversation"), problems=[404],
)  # fmt: skip
def label_conversation(call: Call, id: str) -> LabelOut:  # noqa: A002 - as above
    """Add a label."""
    return _put(call, "conversation", id)


@endpoint(
    "DELETE", "/conversations/{id}/labels/{label}", scope="write", roles=SERVING, answer=LabelsOut,
    summary=_("Take a label from a conversation"), problems=[404],
)  # fmt: skip
def unlabel_conversation(call: Call, id: str, label: str) -> LabelsOut:  # noqa: A002 - as above
    """Take a label away; twice is as once."""
    return _take(call, "conversation", id, label)


@endpoint(
    "GET", "/cases/{id}/labels", scope="read", answer=LabelsOut,
    summary=_("The labels of a case"), problems=[404],
)  # fmt: skip
def read_case_labels(_call: Call, id: str) -> LabelsOut:  # noqa: A002 - as above
    """List those of a case."""
    return _read("case", id)


@endpoint(
    "POST", "/cases/{id}/labels", scope="write", roles=SERVING, body=LabelIn, answer=LabelOut,
    status=201, summary=_("Put a label on a case"), problems=[404],
)  # fmt: skip
def label_case(call: Call, id: str) -> LabelOut:  # noqa: A002 - as above
    """Add a label."""
    return _put(call, "case", id)


@endpoint(
    "DELETE", "/cases/{id}/labels/{label}", scope="write", roles=SERVING, answer=LabelsOut,
    summary=_("Take a label from a case"), problems=[404],
)  # fmt: skip
def unlabel_case(call: Call, id: str, label: str) -> LabelsOut:  # noqa: A002 - as above
    """Take a label away; twice is as once."""
    return _take(call, "case", id, label)


def _read(kind: Kind, said: str) -> LabelsOut:
    pk = row_id(said)
    with _told():
        check_thing(kind, pk)
    return LabelsOut(items=[_out(one) for one in labels_of(kind, [pk])[pk]])


def _put(call: Call, kind: Kind, said: str) -> LabelOut:
    given: LabelIn = call.body
    by = actor_of_call(call)
    with _told():
        return _out(
            put_label(kind=kind, subject_id=row_id(said), name=given.name, by=by, now=call.now)
        )


def _take(call: Call, kind: Kind, said: str, label: str) -> LabelsOut:
    pk, by = row_id(said), actor_of_call(call)
    with _told():
        check_thing(kind, pk)
    take_label(kind=kind, subject_id=pk, label_id=row_id(label), by=by, now=call.now)
    return _read(kind, said)


def _out(one: LabelFacts) -> LabelOut:
    return LabelOut(id=str(one.id), name=one.name)


@contextmanager
def _told() -> Iterator[None]:
    """Refusals as the API tells them."""
    try:
        yield
    except NoSuchThing:
        raise Problem(404, "There is nothing of this id.") from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
