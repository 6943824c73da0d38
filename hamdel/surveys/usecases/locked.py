"""One survey, held for one change: who comes second sees the first one's."""

from datetime import datetime
from typing import Any

from hamdel.platform import audit
from hamdel.platform.events import publish

from ..contracts import Changed, NoSuchSurvey
from ..events import SurveyChanged
from ..models import Survey


def hold(survey_id: int, *, version: int | None = None) -> Survey:
    """The row, ours until the transaction ends. Raises NoSuchSurvey and Changed.

    `version` is the one that the caller saw; None: whatever holds.
    """
    row = Survey.objects.select_for_update().filter(pk=survey_id).first()
    if row is None:
        raise NoSuchSurvey(f"there is no survey {survey_id}")
    if version is not None and version != row.version:
        raise Changed(row.version)
    return row


def change(row: Survey, values: dict[str, Any], *, act: str, by: str, now: datetime) -> bool:
    """Write what changed, one version on, with a line in the trail; False where nothing does."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return False
    before = {name: told(name, getattr(row, name)) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_at = now
    row.save(update_fields=[*changed, "version", "changed_at"])
    after = {name: told(name, value) for name, value in changed.items()}
    audit.record(who=by, act=act, subject=f"survey:{row.pk}", before=before, after=after, now=now)
    publish(SurveyChanged(survey_id=row.pk, state=row.state, at=now))
    return True


def told(name: str, value: Any) -> Any:
    """What the trail keeps of a value: of the document only how much it asks."""
    if name == "draft":
        return len(value.get("questions", ()))
    if name == "published":
        return None if value is None else value.number
    return value.isoformat() if isinstance(value, datetime) else value
