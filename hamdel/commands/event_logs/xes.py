"""XES, IEEE Std 1849-2016: one trace a customer, one event an interaction."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TextIO
from xml.sax.saxutils import quoteattr

from .ordered import ordered
from .xml_text import clean

_TEXTS: Final = ("channel", "device", "touchpoint", "stage", "outcome", "emotion", "text")
_NUMBERS: Final = ("sentiment", "effort")
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" \
uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="unknown"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="unknown"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
    <string key="lifecycle:transition" value="complete"/>
  </global>
  <classifier name="Action" keys="concept:name"/>
  <classifier name="Touchpoint" keys="touchpoint"/>
  <classifier name="Channel and action" keys="channel concept:name"/>
"""


def write_xes(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write interactions as XES; returns how many events it holds.

    A trace is a customer (`concept:name` is the customer's id), an event an interaction:
    `concept:name` its action, `time:timestamp` when it occurred.
    """
    count = 0
    with ordered(rows) as log, path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for customer, events in groupby(log.events(), key=lambda row: row["customer_id"]):
            file.write("  <trace>\n")
            _write(file, "string", "concept:name", customer)
            for row in events:
                _write_event(file, row)
                count += 1
            file.write("  </trace>\n")
        file.write("</log>\n")
    return count


def _write_event(file: TextIO, row: dict[str, Any]) -> None:
    file.write("  <event>\n")
    _write(file, "string", "concept:name", row["action"])
    _write(file, "date", "time:timestamp", row["occurred_at"])
    _write(file, "string", "lifecycle:transition", "complete")
    _write(file, "string", "id", row["id"])
    for name in _TEXTS:
        _write(file, "string", name, row[name])
    for name in _NUMBERS:
        _write(file, "float", name, row[name])
    file.write("  </event>\n")


def _write(file: TextIO, kind: str, key: str, value: Any) -> None:
    if value is not None:
        file.write(f'    <{kind} key="{key}" value={quoteattr(clean(str(value)))}/>\n')
