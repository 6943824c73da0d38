"""Lanes that hold what packages above know: they register."""

from collections.abc import Mapping, Sequence

from .contracts import LaneOfOthers, MapFacts, Slip

_lanes: dict[str, LaneOfOthers] = {}


def register_lane(lane: LaneOfOthers) -> None:
    """Show what a package above knows of touchpoints in the lane of this name ("tasks", "ideas").

    A name registers once; call it from the package's `handlers.py`.
    """
    _lanes[lane.name] = lane


def slips_of(found: MapFacts) -> dict[str, Mapping[str, Sequence[Slip]]]:
    """What all lanes hold for a map: by lane, by touchpoint."""
    touchpoints = found.drawing.touchpoints
    return {name: lane.slips(found, touchpoints) for name, lane in _lanes.items()}


def new_url(name: str, found: MapFacts, *, step: str, touchpoint: str) -> str:
    """Where something is made for a step in a lane; "" where nothing can be."""
    lane = _lanes.get(name)
    if lane is None or lane.new_url is None:
        return ""
    return lane.new_url(found.id, step, touchpoint)
