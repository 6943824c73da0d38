"""The editor of rules: each condition a sentence with places to fill in."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from hamdel.platform.web.rule_forms import ROOT, Node, Piece, Row, choice, line_of
from hamdel.platform.web.words import CHANNELS, DEVICES, OUTCOMES, SENTIMENTS

from .words import BOUGHT, KINDS, PURPOSES, STATES, Names

Words = str | Promise
Options = Sequence[tuple[str, Words]]

LINES: Final[dict[str, Promise]] = {
    "moments": gettext_lazy(
        "had {often} {times} times {touchpoint} {outcome} {mood} {channel} in the last {days} days"
    ),
    "seen": gettext_lazy("{which} was {side} {days} days ago"),
    "attribute": gettext_lazy("their {name} {test} {value}"),
    "identifier": gettext_lazy("{known} {kind} {verified}"),
    "consent": gettext_lazy("{state} {purpose} {channel}"),
    "purchases": gettext_lazy(
        "had {often} {amount} {measure} of {kind} {state} in the last {days} days"
    ),
    "score": gettext_lazy("{name} is {often} {amount} over the last {days} days"),
}
MORE: Final = {"moments": ("stage", "intent", "action", "device", "until_days")}
NAMES: Final[dict[str, Promise]] = {
    "moments": gettext_lazy("What they did"),
    "seen": gettext_lazy("When they were here"),
    "attribute": gettext_lazy("What is known of them"),
    "identifier": gettext_lazy("How they can be reached"),
    "consent": gettext_lazy("What they agreed to"),
    "purchases": gettext_lazy("What they bought"),
    "score": gettext_lazy("How they feel"),
    "all": gettext_lazy("A group: all of these"),
    "any": gettext_lazy("A group: at least one of these"),
    "none": gettext_lazy("A group: none of these"),
}
GROUP_LINES: Final[dict[str, Promise]] = {
    "all": gettext_lazy("all of these hold"),
    "any": gettext_lazy("at least one of these holds"),
    "none": gettext_lazy("none of these holds"),
}
LABELS: Final[dict[str, Promise]] = {
    "often": pgettext_lazy("field", "how often"),
    "times": pgettext_lazy("field", "how many times"),
    "touchpoint": pgettext_lazy("field", "touchpoint"),
    "outcome": pgettext_lazy("field", "outcome"),
    "mood": pgettext_lazy("field", "feeling"),
    "channel": pgettext_lazy("field", "channel"),
    "days": pgettext_lazy("field", "days"),
    "until_days": pgettext_lazy("field", "without the newest days"),
    "stage": pgettext_lazy("field", "stage"),
    "intent": pgettext_lazy("field", "what they wanted"),
    "action": pgettext_lazy("field", "what exactly happened"),
    "device": pgettext_lazy("field", "device"),
    "which": pgettext_lazy("field", "first or last"),
    "side": pgettext_lazy("field", "less or more"),
    "name": pgettext_lazy("field", "of what"),
    "test": pgettext_lazy("field", "how it is compared"),
    "value": pgettext_lazy("field", "with what"),
    "kind": pgettext_lazy("field", "kind"),
    "known": pgettext_lazy("field", "known or not"),
    "verified": pgettext_lazy("field", "vouched for"),
    "purpose": pgettext_lazy("field", "what for"),
    "state": pgettext_lazy("field", "state"),
    "amount": pgettext_lazy("field", "how much"),
    "measure": pgettext_lazy("field", "count or money"),
}
NUMBERS: Final = ("times", "days", "until_days", "amount")
BOUNDS: Final = (
    ("at_least", pgettext_lazy("bound", "at least")),
    ("at_most", pgettext_lazy("bound", "at most")),
)
OFTEN: Final = (*BOUNDS, ("never", pgettext_lazy("bound", "never")))
_CHOICES: Final[dict[tuple[str, str], Options]] = {
    ("moments", "often"): OFTEN,
    ("seen", "which"): (
        ("first", pgettext_lazy("seen", "their first interaction")),
        ("last", pgettext_lazy("seen", "their newest interaction")),
    ),
    ("seen", "side"): (
        ("within_days", pgettext_lazy("seen", "less than")),
        ("over_days", pgettext_lazy("seen", "more than")),
    ),
    ("attribute", "test"): (
        ("is", pgettext_lazy("test", "is")),
        ("is_not", pgettext_lazy("test", "is not")),
        ("contains", pgettext_lazy("test", "contains")),
        ("at_least", pgettext_lazy("test", "is at least")),
        ("at_most", pgettext_lazy("test", "is at most")),
        ("known", pgettext_lazy("test", "is known")),
        ("unknown", pgettext_lazy("test", "is not known")),
    ),
    ("identifier", "known"): (
        ("yes", pgettext_lazy("known", "we have")),
        ("no", pgettext_lazy("known", "we do not have")),
    ),
    ("identifier", "verified"): (
        ("", pgettext_lazy("vouched", "whoever says so")),
        ("yes", pgettext_lazy("vouched", "that is vouched for")),
    ),
    ("consent", "state"): (
        ("granted", pgettext_lazy("consent", "agreed to")),
        ("refused", pgettext_lazy("consent", "refused")),
        ("unsaid", pgettext_lazy("consent", "said nothing of")),
    ),
    ("purchases", "often"): BOUNDS,
    ("purchases", "measure"): (
        ("count", pgettext_lazy("measure", "in number")),
        ("total", pgettext_lazy("measure", "rial")),
    ),
    ("score", "often"): BOUNDS,
}


def rows_of(
    node: Node, names: Names, errors: Mapping[str, str], *, place: str = ROOT, depth: int = 0
) -> Row:
    """A rule being written as rows; `errors` by place."""
    here = f"{place}.rule"
    if node.is_group:
        options = tuple((key, str(words)) for key, words in GROUP_LINES.items())
        pieces: tuple[Piece, ...] = (
            Piece(
                name=here, label=pgettext("field", "how many"), value=node.kind, options=options
            ),
        )
    else:
        sentence = str(LINES.get(node.kind, ""))
        pieces = line_of(sentence, lambda name: _piece(node, place, name, names))
    more = tuple(_piece(node, place, name, names) for name in MORE.get(node.kind, ()))
    return Row(
        place=place,
        kind=node.kind,
        name=str(NAMES.get(node.kind, node.kind)),
        pieces=pieces,
        more=more,
        open=any(one.value for one in more),
        rows=tuple(
            rows_of(one, names, errors, place=f"{place}-{at}", depth=depth + 1)
            for at, one in enumerate(node.children)
        ),
        error=errors.get(place, ""),
        depth=depth,
        add=tuple((kind, str(name)) for kind, name in NAMES.items()),
    )


def _piece(node: Node, place: str, name: str, names: Names) -> Piece:
    value = node.values.get(name, "")
    return Piece(
        name=f"{place}.{name}",
        label=str(LABELS.get(name, name)),
        value=value,
        options=choice(options, value) if (options := _options(node.kind, name, names)) else (),
        shape="number" if name in NUMBERS else "",
    )


def _options(kind: str, name: str, names: Names) -> tuple[tuple[str, Any], ...]:
    fixed = _CHOICES.get((kind, name))
    if fixed is not None:
        return tuple(fixed)
    every = ("", _("any {thing}").format(thing=LABELS.get(name, name)))
    told: dict[tuple[str, str], Options] = {
        ("moments", "touchpoint"): [every, *names.touchpoint.items()],
        ("moments", "stage"): [every, *names.stage.items()],
        ("moments", "intent"): [every, *names.intent.items()],
        ("moments", "channel"): [every, *CHANNELS.items()],
        ("moments", "device"): [every, *DEVICES.items()],
        ("moments", "outcome"): [every, *OUTCOMES.items()],
        ("moments", "mood"): [every, *SENTIMENTS.items()],
        ("identifier", "kind"): list(KINDS.items()),
        ("consent", "channel"): [("*", _("on every channel")), *CHANNELS.items()],
        ("consent", "purpose"): list(PURPOSES.items()),
        ("purchases", "kind"): list(BOUGHT.items()),
        ("purchases", "state"): [every, *STATES.items()],
        ("score", "name"): list(names.score.items()),
    }
    return tuple(told.get((kind, name), ()))
