"""What pages say in their addresses: filters, places, where to go back to."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from hamdel.platform.cursors import row_number

from ..contracts import STATES, MentionFilter
from ..words import KINDS, MOODS

ALL = "all"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of mentions was asked for."""

    tab: str
    network: str
    kind: str
    mood: str
    rule: int | None
    text: str

    @property
    def narrowed(self) -> bool:
        """Whether anything but the tab narrows it."""
        return bool(self.network or self.kind or self.mood or self.rule or self.text)

    @property
    def wanted(self) -> MentionFilter:
        """As the question takes it. Of those that say the same only the first, unless somebody looks for it."""
        return MentionFilter(
            state="" if self.tab == ALL else self.tab,
            network=self.network,
            kind=self.kind,
            mood=self.mood,
            rule_id=self.rule,
            text=self.text,
            firsts=self.tab == "new" and not self.text,
        )

    def query(self, **other: str) -> str:
        """The address's query for this, or for this with something else."""
        said = {
            "tab": self.tab,
            "network": self.network,
            "kind": self.kind,
            "mood": self.mood,
            "rule": "" if self.rule is None else str(self.rule),
            "q": self.text,
            **other,
        }
        return urlencode({name: value for name, value in said.items() if value})


def asked_of(request: HttpRequest) -> Asked:
    """What a request asks for; what it can not mean is left out."""
    said = request.GET
    tab, mood, kind = said.get("tab", ""), said.get("mood", ""), said.get("kind", "")
    return Asked(
        tab=tab if tab in (*STATES, ALL) else "new",
        network=said.get("network", "")[:40],
        kind=kind if kind in KINDS else "",
        mood=mood if mood in MOODS else "",
        rule=row_number(said.get("rule", "")),
        text=said.get("q", "").strip()[:_LONGEST],
    )


def back_to(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Go back to the page of ours that was posted from."""
    said = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(said, allowed_hosts=None) and said.startswith("/")
    return redirect(said if ours else otherwise)
