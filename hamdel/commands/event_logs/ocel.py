"""OCEL 2.0: events with the customer, touchpoint, channel and device they belong to.

Formats after the standard's JSON and XML schemas (https://www.ocel-standard.org/).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TextIO
from xml.sax.saxutils import escape, quoteattr

import msgspec

from .ordered import Ordered, ordered
from .xml_text import clean

_ATTRIBUTES: Final = {
    "stage": "string",
    "outcome": "string",
    "sentiment": "float",
    "emotion": "string",
    "effort": "float",
    "text": "string",
}
# Kind of object → the column that names it.
_OBJECTS: Final = {
    "customer": "customer_id",
    "touchpoint": "touchpoint",
    "channel": "channel",
    "device": "device",
}
_encode: Final = msgspec.json.Encoder().encode


def write_ocel_json(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write interactions as OCEL 2.0 JSON; returns how many events it holds."""
    with ordered(rows) as log, path.open("w", encoding="utf-8") as file:
        types = [
            {"name": name, "attributes": [{"name": k, "type": v} for k, v in _ATTRIBUTES.items()]}
            for name in log.distinct("action")
        ]
        kinds = [{"name": kind, "attributes": []} for kind in _OBJECTS]
        file.write(f'{{"objectTypes":{_encode(kinds).decode()},"eventTypes":')
        file.write(f'{_encode(types).decode()},"objects":[')
        _write_list(
            file, ({**one, "attributes": [], "relationships": []} for one in _objects(log))
        )
        file.write('],"events":[')
        count = _write_list(file, map(_event, log.events()))
        file.write("]}")
    return count


def write_ocel_xml(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write interactions as OCEL 2.0 XML; returns how many events it holds."""
    with ordered(rows) as log, path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<log>\n<object-types>\n')
        for kind in _OBJECTS:
            file.write(f"<object-type name={_quoted(kind)}><attributes/></object-type>\n")
        file.write("</object-types>\n<event-types>\n")
        known = "".join(f'<attribute name="{k}" type="{v}"/>' for k, v in _ATTRIBUTES.items())
        for name in log.distinct("action"):
            file.write(
                f"<event-type name={_quoted(name)}><attributes>{known}</attributes></event-type>\n"
            )
        file.write("</event-types>\n<objects>\n")
        for one in _objects(log):
            file.write(f"<object id={_quoted(one['id'])} type={_quoted(one['type'])}>")
            file.write("<attributes/><objects/></object>\n")
        file.write("</objects>\n<events>\n")
        count = _write_events(file, map(_event, log.events()))
        file.write("</events>\n</log>\n")
    return count


def _objects(log: Ordered) -> Iterator[dict[str, str]]:
    for kind, column in _OBJECTS.items():
        for value in log.distinct(column):
            yield {"id": _object_id(kind, value), "type": kind}


def _object_id(kind: str, value: Any) -> str:
    return f"{kind}:{value}"


def _event(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"interaction:{row['id']}",
        "type": row["action"],
        "time": row["occurred_at"],
        "attributes": [
            {"name": name, "value": row[name]} for name in _ATTRIBUTES if row[name] is not None
        ],
        "relationships": [
            {"objectId": _object_id(kind, row[column]), "qualifier": kind}
            for kind, column in _OBJECTS.items()
            if row[column] is not None
        ],
    }


def _write_list(file: TextIO, values: Iterable[dict[str, Any]]) -> int:
    count = 0
    for value in values:
        file.write(f"{',' if count else ''}\n{_encode(value).decode()}")
        count += 1
    return count


def _write_events(file: TextIO, events: Iterable[dict[str, Any]]) -> int:
    count = 0
    for event in events:
        head = " ".join(f"{name}={_quoted(event[name])}" for name in ("id", "type", "time"))
        file.write(f"<event {head}><attributes>")
        file.writelines(
            f'<attribute name="{one["name"]}">{_text(one["value"])}</attribute>'
            for one in event["attributes"]
        )
        file.write("</attributes><objects>")
        file.writelines(
            f'<relationship object-id={_quoted(one["objectId"])} qualifier="{one["qualifier"]}"/>'
            for one in event["relationships"]
        )
        file.write("</objects></event>\n")
        count += 1
    return count


def _quoted(value: Any) -> str:
    return quoteattr(clean(str(value)))


def _text(value: Any) -> str:
    return escape(clean(str(value)))
