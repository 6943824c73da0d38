import random
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from hamdel.commands.event_logs import write_event_log
from hamdel.commands.rows_of_interactions import interaction_rows
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.journeys.public import Span, directly_follows
from tests.ground.cast import NOW

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


def followed(root: ElementTree.Element) -> Counter[tuple[str, str]]:
    """How often an action came right after another in a trace: what a process-mining tool finds."""
    traces = [
        [
            one.findall(f"{SPACE}string")[0].get("value", "")
            for one in trace.findall(f"{SPACE}event")
        ]
        for trace in root.findall(f"{SPACE}trace")
    ]
    return Counter(pair for trace in traces for pair in pairwise(trace))


def test_a_tool_finds_in_it_what_the_report_tells(db: None, tmp_path: Path) -> None:
    chance = random.Random(4)
    drafts = [
        draft_of_given(
            Given(
                id=f"x-{n}",
                occurred_at=NOW - timedelta(seconds=chance.randrange(200)),
                identifiers=(("user_id", f"p{chance.randrange(9)}"),),
                channel="web",
                device="mobile",
                action=chance.choice(("Look", "Ask", "Pay")),
            ),
            source="shop",
        )
        for n in range(120)
    ]
    record_interactions(drafts, now=NOW)
    path = tmp_path / "log.xes"
    assert write_event_log(path, interaction_rows()) == 120
    span = Span(since=NOW - timedelta(days=1), until=NOW + timedelta(days=1))
    told = {(one.source, one.target): one.count for one in directly_follows(span, by="action")}
    assert followed(ElementTree.parse(path).getroot()) == told
