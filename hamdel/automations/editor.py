"""The editor of automation rules: conditions and actions as lines with places to fill in."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hamdel.conversations.public import canned_replies
from hamdel.platform.web.rule_forms import ROOT, Node, Piece, Row, choice, line_of
from hamdel.platform.web.words import CHANNELS, EMOTIONS, SENTIMENTS
from hamdel.segments.public import read_aloud

from .rules.writing import DEEDS as AT_DEEDS
from .rules.writing import condition_of
from .words import DEEDS, LANGUAGES, PRIORITIES, STATES, WHOM, Names

Options = Sequence[tuple[str, Any]]
LINES: Final[dict[str, Promise]] = {
    "words": gettext_lazy("the message has one of these words: {any}"),
    "channel": gettext_lazy("it is by {of}"),
    "intent": gettext_lazy("they want {of}"),
    "mood": gettext_lazy("the message is {of}"),
    "emotion": gettext_lazy("they are {of}"),
    "language": gettext_lazy("they write {of}"),
    "priority": gettext_lazy("the priority is {of}"),
    "state": gettext_lazy("it is {of}"),
    "assigned": gettext_lazy("it is so: {to}"),
    "hours": gettext_lazy("we are {open}"),
    "segment": gettext_lazy("the customer is in {key}"),
    "case_type": gettext_lazy("the case is of type {of}"),
    "label": gettext_lazy("it has one of these labels: {any}"),
}
NAMES: Final[dict[str, Promise]] = {
    "words": gettext_lazy("Words of the message"),
    "intent": gettext_lazy("What they want"),
    "mood": gettext_lazy("How the message feels"),
    "emotion": gettext_lazy("Their emotion"),
    "language": gettext_lazy("Their language"),
    "channel": gettext_lazy("The channel"),
    "segment": gettext_lazy("The segment of the customer"),
    "priority": gettext_lazy("The priority"),
    "state": gettext_lazy("The state"),
    "assigned": gettext_lazy("Who has it"),
    "hours": gettext_lazy("Working hours"),
    "case_type": gettext_lazy("The type of the case"),
    "label": gettext_lazy("Its labels"),
    "all": gettext_lazy("A group: all of these"),
    "any": gettext_lazy("A group: at least one of these"),
    "none": gettext_lazy("A group: none of these"),
}
GROUP_LINES: Final[dict[str, Promise]] = {
    "all": gettext_lazy("if all of these hold"),
    "any": gettext_lazy("if at least one of these holds"),
    "none": gettext_lazy("if none of these holds"),
}
DEED_LINES: Final[dict[str, Promise]] = {
    "priority": gettext_lazy("set the priority to {priority}"),
    "assign": gettext_lazy("give it to {to}"),
    "note": gettext_lazy("write a note for colleagues: {text}"),
    "reply": gettext_lazy("answer the customer with {shortcut} or these words: {text}"),
    "open_case": gettext_lazy("open a case of type {type} called {title}"),
    "close": gettext_lazy("close the conversation"),
    "snooze": gettext_lazy("put it off for {minutes} minutes"),
    "label": gettext_lazy("add the label {name}"),
}


def condition_rows(
    node: Node, names: Names, errors: Mapping[str, str], *, place: str = ROOT, depth: int = 0
) -> Row:
    """Conditions being written as rows; `errors` by place."""
    if node.is_group:
        options = tuple((key, str(words)) for key, words in GROUP_LINES.items())
        pieces: tuple[Piece, ...] = (
            Piece(
                name=f"{place}.rule", label=_("Which of these"), value=node.kind, options=options
            ),
        )
    elif node.kind == "customer":
        pieces = _customer(node, place)
    else:
        sentence = str(LINES.get(node.kind, node.kind))
        pieces = line_of(sentence, lambda name: _piece(node, place, name, names))
    return Row(
        place=place,
        kind=node.kind,
        name=str(NAMES.get(node.kind, node.kind)),
        pieces=pieces,
        rows=tuple(
            condition_rows(one, names, errors, place=f"{place}-{at}", depth=depth + 1)
            for at, one in enumerate(node.children)
        ),
        error=errors.get(place, ""),
        depth=depth,
        add=tuple((kind, str(name)) for kind, name in NAMES.items()),
    )


def deed_rows(root: Node, names: Names, errors: Mapping[str, str]) -> Row:
    """Actions being written as rows."""
    rows = [
        Row(
            place=place,
            kind=one.kind,
            name=str(DEEDS.get(one.kind, one.kind)),
            pieces=line_of(
                str(DEED_LINES.get(one.kind, one.kind)),
                lambda name, one=one, place=place: _piece(one, place, name, names),  # type: ignore[misc]
            ),
            error=errors.get(place, ""),
            depth=1,
        )
        for at, one in enumerate(root.children)
        for place in [f"{AT_DEEDS}-{at}"]
    ]
    return Row(
        place=AT_DEEDS,
        kind="all",
        name=_("What is done"),
        pieces=(
            Piece(name=f"{AT_DEEDS}.rule", value="all", shape="hidden"),
            Piece(text=_("then")),
        ),
        rows=tuple(rows),
        error=errors.get(AT_DEEDS, ""),
        add=tuple((kind, str(name)) for kind, name in DEEDS.items()),
    )


def _customer(node: Node, place: str) -> tuple[Piece, ...]:
    """A rule over customers is shown in words and kept as it is: segments are where one writes them."""
    fits = condition_of(node)["fits"]
    return (
        Piece(text=read_aloud(fits)),
        Piece(name=f"{place}.fits", value=node.values.get("fits", ""), shape="hidden"),
    )


def _piece(node: Node, place: str, name: str, names: Names) -> Piece:
    value = node.values.get(name, "")
    options = _options(node.kind, name, names)
    shape = "long" if name == "text" else "number" if name == "minutes" else ""
    return Piece(
        name=f"{place}.{name}",
        label=str(_LABELS.get(name) or NAMES.get(node.kind) or DEEDS.get(node.kind) or name),
        value=value,
        options=choice(options, value) if options else (),
        shape=shape,
    )


def _options(kind: str, name: str, names: Names) -> Options:
    teams = [(f"team:{key}", said) for key, said in names.team.items()]
    persons = [(f"person:{key}", said) for key, said in names.person.items()]
    told: dict[tuple[str, str], Options] = {
        ("channel", "of"): list(CHANNELS.items()),
        ("intent", "of"): list(names.intent.items()),
        ("mood", "of"): list(SENTIMENTS.items()),
        ("emotion", "of"): list(EMOTIONS.items()),
        ("language", "of"): list(LANGUAGES.items()),
        ("priority", "of"): list(PRIORITIES.items()),
        ("state", "of"): list(STATES.items()),
        ("case_type", "of"): list(names.case_type.items()),
        ("assigned", "to"): [*WHOM.items(), *teams, *persons],
        ("hours", "open"): [
            ("yes", pgettext_lazy("hours", "open")),
            ("no", pgettext_lazy("hours", "closed")),
        ],
        ("segment", "key"): list(names.segment.items()),
        ("priority", "priority"): list(PRIORITIES.items()),
        ("assign", "to"): [*teams, *persons],
        ("open_case", "type"): list(names.case_type.items()),
    }
    if (kind, name) == ("reply", "shortcut"):
        ready = [(one.shortcut, one.title) for one in canned_replies()]
        return [("", _("words of its own")), *ready]
    return told.get((kind, name), ())


_LABELS: Final[dict[str, Promise]] = {
    "text": pgettext_lazy("field", "text"),
    "title": pgettext_lazy("field", "title"),
    "shortcut": pgettext_lazy("field", "ready answer"),
    "minutes": pgettext_lazy("field", "minutes"),
    "name": pgettext_lazy("field", "label"),
    "any": pgettext_lazy("field", "words, with commas between them"),
}
