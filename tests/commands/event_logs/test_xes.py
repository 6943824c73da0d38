from pathlib import Path
from xml.etree import ElementTree

from hamdel.commands.event_logs import write_event_log

from .log_rows import ROWS

SPACE = "{http://www.xes-standard.org/}"


def test_a_customer_is_a_trace_in_time_order(tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    assert write_event_log(path, iter(ROWS)) == 4
    root = ElementTree.parse(path).getroot()
    assert root.get("xes.version") == "1849-2016"
    traces = {
        trace.findall(f"{SPACE}string")[0].get("value"): [
            {one.get("key"): one.get("value") for one in event}
            for event in trace.findall(f"{SPACE}event")
        ]
        for trace in root.findall(f"{SPACE}trace")
    }
    assert [event["concept:name"] for event in traces["7"]] == ["Came", "Went", "Went"]
    assert [event["id"] for event in traces["7"]] == ["3", "1", "2"]  # ties by arrival
    only = traces["9"][0]
    assert only["text"] == 'گفت "نه" < & \ufffd'
    assert only["sentiment"] == "-0.5"
    assert "touchpoint" not in only
    assert not list(tmp_path.glob("*.part"))


def test_an_empty_log_is_a_log(tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    assert write_event_log(path, iter(())) == 0
    assert ElementTree.parse(path).getroot().findall(f"{SPACE}trace") == []
