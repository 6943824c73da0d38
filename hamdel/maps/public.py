"""The face of maps."""

from .contracts import (
    CannotDraw,
    Curve,
    Drawing,
    LaneOfOthers,
    MapFacts,
    MapLine,
    NoSuchMap,
    Slip,
    Stage,
    Step,
)
from .lanes import register_lane
from .queries.maps import every_map, list_maps, one_map
from .usecases.commenting import say_of_map
from .usecases.drawing import change_map, draw_ideal, draw_map, erase_maps, name_version

__all__ = [
    "CannotDraw",
    "Curve",
    "Drawing",
    "LaneOfOthers",
    "MapFacts",
    "MapLine",
    "NoSuchMap",
    "Slip",
    "Stage",
    "Step",
    "change_map",
    "draw_ideal",
    "draw_map",
    "erase_maps",
    "every_map",
    "list_maps",
    "name_version",
    "one_map",
    "register_lane",
    "say_of_map",
]
