"""Questions about what a visitor of the chat sees."""

import json
from datetime import datetime
from typing import Any

import msgspec

from hamdel.platform import stored_files
from hamdel.platform.problems import Problem

from ..contracts import File
from ..kinds.webchat.posts import read_message, words_of
from ..models import ChatLine, Delivery, Incoming
from ..rules.first_names import first_name
from .incoming import body_of

MOST: int = 200


class FileOut(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A file of a line; it is had by the number of its line and its place in it."""

    name: str
    type: str
    size: int


class LineOut(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A line as the visitor's page gets it: `mine` is what they said themselves."""

    seq: int
    at: datetime
    mine: bool
    id: str = ""
    text: str = ""
    author: str = ""
    files: list[FileOut] = []


def lines_after(visitor_id: int, seq: int, *, limit: int = MOST) -> list[LineOut]:
    """A visitor's lines after a number, in their order; the newest ones where there are more."""
    rows = ChatLine.objects.filter(visitor_id=visitor_id, seq__gt=seq)
    rows = rows.select_related("delivery", "incoming").order_by("-seq")[:limit]
    lines = (_line(row) for row in reversed(rows))
    return [line for line in lines if line is not None]


def behind(seen: dict[int, int], *, since: datetime) -> list[int]:
    """Those of some visitors who have a line, made since an instant, after the number they saw."""
    rows = ChatLine.objects.filter(at__gt=since).values_list("visitor_id", "seq")
    return sorted({visitor for visitor, seq in rows if seq > seen.get(visitor, seq)})


def file_of_line(visitor_id: int, seq: int, place: int) -> File | None:
    """A file of one of a visitor's lines, None for none."""
    rows = ChatLine.objects.filter(visitor_id=visitor_id, seq=seq)
    row = rows.select_related("delivery", "incoming").first()
    if row is None:
        return None
    if row.incoming is not None:
        name = _file_name(row.incoming)
        if name is None or place != 0 or not (row.incoming.body or row.incoming.body_file):
            return None
        return File(name=name, type=row.incoming.content_type, content=body_of(row.incoming))
    kept = [] if row.delivery is None else _payload(row.delivery)["files"]
    if place >= len(kept):
        return None
    one = kept[place]
    content = stored_files.read(one["folder"], one["stored"])
    return File(name=one["name"], type=one["type"], content=content)


def _line(row: ChatLine) -> LineOut | None:
    """A line with its words; None where they were erased."""
    if row.delivery is not None:
        return _from_us(row, row.delivery)
    return None if row.incoming is None else _from_them(row, row.incoming)


def _from_us(row: ChatLine, delivery: Delivery) -> LineOut:
    said = _payload(delivery)
    return LineOut(
        seq=row.seq,
        at=row.at,
        mine=False,
        text=said["text"],
        author=first_name(said.get("author", "")),
        files=[
            FileOut(name=one["name"], type=one["type"], size=_size(one)) for one in said["files"]
        ],
    )


def _from_them(row: ChatLine, incoming: Incoming) -> LineOut | None:
    mine = LineOut(seq=row.seq, at=row.at, mine=True, id=row.client_id or "")
    name = _file_name(incoming)
    if name is not None:
        mine.files = [FileOut(name=name, type=incoming.content_type, size=incoming.size)]
        return mine
    try:
        mine.text = words_of(read_message(body_of(incoming)))
    except Problem:
        return None
    return mine


def _file_name(incoming: Incoming) -> str | None:
    name: str | None = json.loads(incoming.kept).get("file")
    return name


def _payload(delivery: Delivery) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(delivery.payload)
    return said


def _size(one: dict[str, str]) -> int:
    path = stored_files.path_of(one["folder"], one["stored"])
    return path.stat().st_size if path.is_file() else 0
