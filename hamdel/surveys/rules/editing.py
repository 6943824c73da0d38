"""Questions as the editor's forms say them. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from hamdel.language.fold import fold, stored
from hamdel.language.numbers import parse_number

from ..shapes import Condition, Definition, Option, Question, QuestionKind, Quota, Words
from .written import key_of

BAR: Final = "|"
OTHER: Final[Words] = {
    "fa": "چیز دیگر",
    "en": "Something else",
    "ar": "شيء آخر",
    "ckb": "شتێکی تر",
    "az": "Başqa bir şey",
    "tr": "Başka bir şey",
    "fr": "Autre chose",
    "de": "Etwas anderes",
    "ru": "Другое",
}
TWO_CHOICES: Final = (
    ({"fa": "گزینهٔ ۱", "en": "Option 1"}),
    ({"fa": "گزینهٔ ۲", "en": "Option 2"}),
)


def new_question(kind: QuestionKind, definition: Definition) -> Question:
    """A question to be written, with a key of its own and what its kind needs to be kept."""
    key = key_of("", [one.key for one in definition.questions], otherwise="q")
    options = tuple(
        Option(key=f"o{place}", label={name: label[name if name == "fa" else "en"] for name in definition.languages})
        for place, label in enumerate(TWO_CHOICES, start=1)
    )  # fmt: skip
    chosen = kind in ("single", "multiple", "ranking", "matrix")
    scale = (1, 5) if kind == "rating" else (None, None)
    return Question(
        key=key,
        kind=kind,
        text={},
        options=options if chosen else (),
        rows=options if kind == "matrix" else (),
        least=scale[0],
        most=scale[1],
    )


def lines_of(options: Sequence[Option], languages: Sequence[str]) -> str:
    """Options as a form shows them: one a line, its languages with bars between; without «other»."""
    return "\n".join(
        f" {BAR} ".join(one.label.get(name, "") for name in languages).rstrip(f" {BAR}")
        for one in options
        if not one.writes
    )


def options_of_lines(
    text: str, before: Sequence[Option], languages: Sequence[str]
) -> tuple[Option, ...]:
    """The options of some lines. One that says what it said before, or stands where it stood, keeps its key.

    So answers that chose it stay its own when somebody mends a word.
    """
    labels = [
        _label(line, languages) for line in stored(text).splitlines() if line.strip(f" {BAR}")
    ]
    keys: list[str] = [_same(label, before) for label in labels]
    for place, key in enumerate(keys):
        free = place < len(before) and before[place].key not in keys
        if not key and free and len(labels) == len(before):
            keys[place] = before[place].key
    taken = {key for key in keys if key} | {one.key for one in before}
    for place, key in enumerate(keys):
        if not key or key in keys[:place]:
            said = labels[place].get("en") or next(iter(labels[place].values()), "")
            keys[place] = key_of(said, taken, otherwise="o")
            taken.add(keys[place])
    return tuple(Option(key=key, label=label) for key, label in zip(keys, labels, strict=True))


def with_other(
    options: Sequence[Option], before: Sequence[Option], languages: Sequence[str]
) -> tuple[Option, ...]:
    """The options with one more, the last, that takes words of their own: the one there was, or a new one."""
    was = next((one for one in before if one.writes), None)
    label = {name: OTHER[name] for name in languages} | ({} if was is None else was.label)
    taken = {one.key for one in (*options, *before)}
    key = key_of("other", taken, otherwise="o") if was is None else was.key
    return (*options, Option(key=key, label=label, writes=True))


def said_words(said: Mapping[str, str], name: str, languages: Sequence[str]) -> Words:
    """A text in each language, as a form's fields `name_<language>` say it."""
    texts = {one: stored(said.get(f"{name}_{one}", "")).strip() for one in languages}
    return {one: text for one, text in texts.items() if text}


def said_number(text: str) -> float | None:
    """A number of a form, in any digits; None for none."""
    found = parse_number(text) if text.strip() else None
    if found is None:
        return None
    return int(found) if found == int(found) else float(found)


def said_quotas(whole: str, of: Sequence[tuple[str, str]]) -> tuple[Quota, ...]:
    """Quotas as a form says them: of all answers, and of options (`question|option`, how many)."""
    most = said_number(whole)
    made = [Quota(most=int(most))] if most else []
    for place, number in of:
        question, _, option = place.partition(BAR)
        most = said_number(number)
        if question and option and most:
            made.append(Quota(most=int(most), question=question, option=option))
    return tuple(made)


def said_conditions(
    asked: Sequence[tuple[str, str, str]], definition: Definition
) -> tuple[Condition, ...]:
    """Conditions as rows of a form say them: question, test, value; options by key or label."""
    made = []
    for key, test, value in asked:
        question = definition.question(key)
        if question is None:
            continue
        made.append(
            msgspec.convert(
                {"question": key, "test": test, "value": _value(question, value)}, Condition
            )
        )
    return tuple(made)


def shown_value(condition: Condition, definition: Definition, language: str) -> str:
    """A condition's value as a form shows it: labels of options, with bars between."""
    question = definition.question(condition.question)
    labels = {} if question is None else {one.key: one.label for one in question.options}
    parts = condition.value.split(BAR)
    shown = (labels.get(one, {}).get(language) or one for one in parts)
    return f" {BAR} ".join(shown)


def replaced(definition: Definition, question: Question) -> Definition:
    """The document with a question in place of the one of its key."""
    questions = tuple(question if one.key == question.key else one for one in definition.questions)
    return msgspec.structs.replace(definition, questions=questions)


def without(definition: Definition, key: str) -> Definition:
    """The document without a question, and without what depended on it."""
    questions = tuple(
        msgspec.structs.replace(
            one, asked_when=tuple(when for when in one.asked_when if when.question != key)
        )
        for one in definition.questions
        if one.key != key
    )
    quotas = tuple(one for one in definition.quotas if one.question != key)
    return msgspec.structs.replace(definition, questions=questions, quotas=quotas)


def moved(definition: Definition, key: str, step: int) -> Definition:
    """The document with a question a place further up (-1) or down (+1), where there is one."""
    questions = list(definition.questions)
    place = next((at for at, one in enumerate(questions) if one.key == key), None)
    if place is None or not 0 <= place + step < len(questions):
        return definition
    questions[place], questions[place + step] = questions[place + step], questions[place]
    return msgspec.structs.replace(definition, questions=tuple(questions))


def _label(line: str, languages: Sequence[str]) -> Words:
    parts = [part.strip() for part in line.split(BAR)]
    return {name: part for name, part in zip(languages, parts, strict=False) if part}


def _same(label: Words, before: Sequence[Option]) -> str:
    said = {fold(text) for text in label.values()}
    for one in before:
        if said & {fold(text) for text in one.label.values()}:
            return one.key
    return ""


def _value(question: Question, value: str) -> str:
    if not question.options:
        number = said_number(value)
        return value.strip() if number is None else str(number)
    keys = []
    for part in value.replace("،", BAR).split(BAR):
        wanted = fold(part)
        named = (
            one.key for one in question.options if wanted in {fold(t) for t in one.label.values()}
        )
        keys.append(next(named, part.strip()))
    return BAR.join(keys)
