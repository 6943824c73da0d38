"""The catalogue that a new installation starts with, as written in `starting_catalogue.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("starting_catalogue.toml")
_SAME = (
    "key",
    "name_fa",
    "name_en",
    "measure_fa",
    "measure_en",
    "friction_fa",
    "friction_en",
    "effort",
    "cost_irr",
)


@cache
def _read() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def starting_stages() -> list[dict[str, Any]]:
    """Columns of the stages, in their order."""
    return [{**stage, "position": place} for place, stage in enumerate(_read()["stage"], start=1)]


def starting_touchpoints() -> list[dict[str, Any]]:
    """Columns of the touchpoints; `stage` is the key of a stage."""
    return [_columns(entry) for entry in _read()["touchpoint"]]


def _columns(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: entry[name] for name in _SAME},
        "stage": entry["stage"],
        "usual_channel": entry["channel"],
        "usual_device": entry["device"],
        "position": entry["number"],
        "rules": [
            {"channel": channel, "device": device, "action": action}
            for channel, device, action in entry["rules"]
        ],
    }


def load_starting_catalogue(*, stage_model: Any, touchpoint_model: Any) -> None:
    """Write what is not there yet, by key; what people changed stays as they left it."""
    stages = {
        stage["key"]: stage_model.objects.get_or_create(key=stage["key"], defaults=stage)[0]
        for stage in starting_stages()
    }
    for columns in starting_touchpoints():
        columns["stage"] = stages[columns["stage"]]
        touchpoint_model.objects.get_or_create(key=columns["key"], defaults=columns)
