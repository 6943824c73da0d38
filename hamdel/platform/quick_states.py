"""Migrations are applied without drawing all models anew at each step.

For every step Django draws again the classes of all models that lead to a changed one over any number
of keys: nearly all of them, hundreds of times, most of what a new database costs. A table that is new, or
one that got an index, a constraint or a plain column, needs only its own class to be drawn. The state is
marked as delayed, as Django does itself in part of these cases, so that steps in Python still see all
models drawn anew (`ProjectState.clear_delayed_apps_cache`).
"""

from typing import Any, Final

from django.db.migrations.state import ProjectState

_reload: Final = ProjectState.reload_model


def reload_model(state: Any, app_label: str, model_name: str, *, delay: bool = False) -> None:
    """In place of `ProjectState.reload_model`: the same, with less drawn where that does."""
    if "apps" not in state.__dict__:
        return
    is_new = model_name not in state.apps.all_models[app_label]
    if delay or is_new:
        state.is_delayed = True
        state._reload({(app_label, model_name)})
    else:
        _reload(state, app_label, model_name, delay=delay)


def draw_less() -> None:
    """Let migrations of this process draw less."""
    ProjectState.reload_model = reload_model  # type: ignore[method-assign,assignment]
