import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hamdel.commands.event_logs import write_event_log

from .log_rows import ROWS


@pytest.mark.parametrize("name", ["log.jsonocel", "log.ocel", "log.ocel.json"])
def test_events_belong_to_what_they_touch(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert write_event_log(path, iter(ROWS)) == 4
    log = json.loads(path.read_text("utf-8"))
    known = {one["id"]: one["type"] for one in log["objects"]}
    assert known == {
        "customer:7": "customer",
        "customer:9": "customer",
        "touchpoint:checkout": "touchpoint",
        "channel:web": "channel",
        "device:mobile": "device",
    }
    assert {one["name"] for one in log["eventTypes"]} == {"Came", "Went", "خرید"}
    first = log["events"][0]
    assert (first["id"], first["time"]) == ("interaction:3", "2026-11-19T10:00:00Z")
    assert {one["objectId"] for one in first["relationships"]} <= set(known)
    assert log["events"][-1]["attributes"] == [
        {"name": "sentiment", "value": -0.5},
        {"name": "text", "value": 'گفت "نه" < & \x0b'},
    ]


@pytest.mark.parametrize("name", ["log.xmlocel", "log.ocel.xml"])
def test_the_same_in_xml(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert write_event_log(path, iter(ROWS)) == 4
    log = ElementTree.parse(path).getroot()
    known = {one.get("id") for one in log.iter("object")}
    assert {one.get("object-id") for one in log.iter("relationship")} == known
    last = log.findall("events/event")[-1]
    assert last.get("type") == "خرید"
    assert last.findtext("attributes/attribute[@name='text']") == 'گفت "نه" < & \ufffd'
