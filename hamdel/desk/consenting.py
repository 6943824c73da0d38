"""What may be asked of a customer, and what they said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamdel.platform.web.words import CHANNELS

ANY: Final = "*"
PURPOSES: Final[dict[str, Promise]] = {
    "news": gettext_lazy("News and offers"),
    "surveys": gettext_lazy("Being asked for an opinion"),
    "service": gettext_lazy("Notices about their own orders and requests"),
    "analysis": gettext_lazy("Use of what they do to improve the service"),
}


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A purpose and what the customer said of it; `state` is empty where nobody asked."""

    purpose: str
    channel: str
    label: str
    state: str
    source_words: str
    at: datetime | None


def consent_rows(facts: Iterable[Any]) -> list[ConsentRow]:
    """Every purpose we ask for, then whatever else was said (customers' `ConsentFact`)."""
    said = {(fact.purpose, fact.channel): fact for fact in facts}
    asked = [(purpose, ANY) for purpose in PURPOSES]
    return [_row(key, said.get(key)) for key in [*asked, *(k for k in said if k not in asked)]]


def _row(key: tuple[str, str], fact: Any | None) -> ConsentRow:
    purpose, channel = key
    label = str(PURPOSES.get(purpose, purpose))
    if channel != ANY:
        label = f"{label} ({CHANNELS.get(channel, channel)})"
    by_person = fact is not None and fact.source == "person"
    return ConsentRow(
        purpose=purpose,
        channel=channel,
        label=label,
        state=fact.state if fact else "",
        source_words=_("by hand") if by_person else (fact.source if fact else ""),
        at=fact.at if fact else None,
    )
