"""The log as process-mining tools read it: XES and OCEL 2.0."""

from pathlib import Path

from ..files.writing import Rows, whole_or_nothing
from .ocel import write_ocel_json, write_ocel_xml
from .xes import write_xes

_WRITERS = {
    ".xes": write_xes,
    ".ocel": write_ocel_json,
    ".jsonocel": write_ocel_json,
    ".xmlocel": write_ocel_xml,
}
ENDINGS = tuple(_WRITERS)


def is_event_log(path: Path) -> bool:
    """Whether the file's ending asks for an event log."""
    return _ending(path) in _WRITERS


def write_event_log(path: Path, rows: Rows) -> int:
    """Write interactions (rows of an export) as an event log, by the file's ending.

    Returns how many events it holds. The file appears under its name when it is whole.
    """
    writer = _WRITERS[_ending(path)]
    with whole_or_nothing(path) as part:
        return writer(part, rows)


def _ending(path: Path) -> str:
    # A double ending says the format first: log.ocel.json, log.ocel.xml.
    name = path.name.lower()
    if name.endswith(".ocel.json"):
        return ".jsonocel"
    if name.endswith(".ocel.xml"):
        return ".xmlocel"
    return path.suffix.lower()
