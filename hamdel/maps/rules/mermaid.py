"""A map as the text of a Mermaid user journey. Pure."""

from typing import Final

from ..contracts import Drawing

_MIDDLE: Final = 3  # Mermaid's marks are 1…5
_TAKEN: Final = str.maketrans(
    ":;#,", "\u2236\u061b\u266f\u060c"
)  # look-alikes that mean nothing to Mermaid


def mermaid_of(drawing: Drawing, names: dict[str, str], *, actor: str = "") -> str:
    """The text of `journey`: a section a stage, a line a step, with its mark from 1 to 5.

    `names`: what touchpoints are called. As in Mermaid's syntax reference, "User Journey Diagram".
    """
    lines = ["journey", f"    title {_safe(drawing.name)}"]
    for stage in drawing.stages:
        lines.append(f"    section {_safe(stage.name)}")
        for step in stage.steps:
            name = step.action or names.get(step.touchpoint, step.touchpoint) or step.key
            mark = _MIDDLE + round(step.emotion or 0.0)
            whose = f": {_safe(actor)}" if actor else ""
            lines.append(f"      {_safe(name)}: {mark}{whose}")
    return "\n".join(lines) + "\n"


def _safe(text: str) -> str:
    """A text without what Mermaid would read as its own signs."""
    return " ".join(text.translate(_TAKEN).split())
