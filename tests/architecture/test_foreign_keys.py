"""Tables point down the layers, as imports do."""

import tomllib

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

from tests.architecture.source import ROOT


def heights() -> dict[str, int]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        name.strip(): len(layers) - height
        for height, layer in enumerate(layers)
        for name in layer.split("|")
    }


def test_foreign_keys_point_down() -> None:
    height = heights()
    upward = [
        str(field)
        for model in apps.get_models()
        if model.__module__.startswith("hamdel.")
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | ManyToManyField)
        for target in [field.remote_field.model._meta.app_label]
        if target != model._meta.app_label
        and height.get(target, 0) >= height[model._meta.app_label]
    ]
    assert upward == []
