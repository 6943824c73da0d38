"""What holds up something that waits: all of it is decided about once in some seconds, however many ask."""

from datetime import datetime, timedelta
from typing import Final

from .contracts import Decision, Key
from .queries.ground import forget_ground
from .queries.picture import picture_of
from .rules.placing import place_all

_FRESH: Final = timedelta(seconds=5)
_last: list[tuple[datetime, dict[Key, Decision]]] = []


def held_up(key: Key, *, now: datetime) -> Decision | None:
    """What would become of it now, as it was some seconds ago at the earliest; None: it does not wait.

    Something that came since is looked for anew.
    """
    if _last and _last[0][0] <= now < _last[0][0] + _FRESH and key in _last[0][1]:
        return _last[0][1][key]
    if _last and _last[0][0] <= now < _last[0][0] + timedelta(seconds=1):
        return None
    picture = picture_of(now=now)
    decisions = place_all(picture.queued, picture.team.agents, picture.settings, now=now)
    _last[:] = [(now, {one.key: one for one in decisions})]
    return _last[0][1].get(key)


def forget() -> None:
    """Read and decide anew at the next question."""
    _last.clear()
    forget_ground()
