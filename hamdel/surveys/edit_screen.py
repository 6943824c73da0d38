"""What the editor of a survey is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from django.utils.translation import get_language_info

from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import catalogue, stages

from .addresses import picture_of, public_address
from .contracts import SurveyFacts
from .list_screen import stage_names
from .queries.counting import counted_by_option
from .queries.surveys import is_ahead, written_survey
from .rules.checking import LANGUAGES, RIGHT_TO_LEFT
from .rules.editing import BAR, lines_of, shown_value
from .shapes import SCORE, Definition, Question, QuestionKind, Test, Words, in_language
from .words import KIND_NAMES, QUESTION_NAMES, STATE_NAMES, TEST_NAMES

LIMITS = 2  # rows for quotas that a form offers beyond those there are
CONDITIONS = 2  # rows for conditions that a form offers beyond those there are


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A text in one language, to be written."""

    name: str
    label: str
    value: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A condition, to be written."""

    question: str = ""
    test: str = "is"
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most so many of those who chose an option (`place`: question and option), to be written."""

    place: str = ""
    most: int | None = None
    so_far: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, to be written. `fixed`: its scale is that of the survey's kind, and it stays."""

    question: Question
    title: str
    kind: str
    place: int
    fixed: bool
    first: bool
    last: bool
    text: tuple[Writing, ...]
    help: tuple[Writing, ...]
    low: tuple[Writing, ...]
    high: tuple[Writing, ...]
    options: str
    other: bool
    rows: str
    earlier: tuple[tuple[str, str], ...]
    when: tuple[When, ...]
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EditScreen:
    """What surveys/survey.html draws."""

    survey: SurveyFacts
    kind: str
    state: str
    tone: str
    ahead: bool
    address: str
    picture: str
    stages: tuple[tuple[str, str], ...]
    touchpoints: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str, bool], ...]
    questions: tuple[Asked, ...]
    intro: tuple[Writing, ...]
    thanks: tuple[Writing, ...]
    kinds: tuple[tuple[str, str], ...]
    tests: tuple[tuple[str, str], ...]
    most: int | None
    limits: tuple[Limit, ...]
    limited: tuple[tuple[str, str], ...]


def edit_screen(survey_id: int, *, opened: str = "") -> EditScreen | None:
    """The editor of a survey, with the question `opened` ready to be written; None for none."""
    found = written_survey(survey_id)
    if found is None:
        return None
    word, tone = STATE_NAMES[found.state]
    fa = screen_language() == "fa"
    address = public_address(found.token)
    asked = found.definition
    return EditScreen(
        survey=found,
        kind=str(KIND_NAMES[found.kind]),
        state=str(word),
        tone=tone,
        ahead=is_ahead(found.id),
        address=address,
        picture=picture_of(address),
        stages=tuple(stage_names(stages()).items()),
        touchpoints=tuple((one.key, one.name_fa if fa else one.name_en) for one in catalogue()),
        languages=tuple((one, language_name(one), one in asked.languages) for one in LANGUAGES),
        questions=tuple(
            _asked(asked, place, opened=opened, fixed=one.key == SCORE and found.kind != "form")
            for place, one in enumerate(asked.questions)
        ),
        intro=_writing(asked.intro, "intro", asked.languages),
        thanks=_writing(asked.thanks, "thanks", asked.languages),
        kinds=tuple((key, str(QUESTION_NAMES[key])) for key in get_args(QuestionKind)),
        tests=tuple((key, str(TEST_NAMES[key])) for key in get_args(Test)),
        most=next((one.most for one in asked.quotas if not one.question), None),
        limits=_limits(found),
        limited=tuple(
            (f"{one.key}{BAR}{option.key}", f"{_told(one.text, asked)}: {_told(option.label, asked)}")
            for one in asked.questions
            if one.kind in ("single", "multiple")
            for option in one.options
        ),
    )  # fmt: skip


def language_name(code: str) -> str:
    """What a language calls itself."""
    try:
        return cast("str", get_language_info(code)["name_local"])
    except KeyError:
        return code


def _limits(found: SurveyFacts) -> tuple[Limit, ...]:
    """The quotas of options with how many there are so far, and room for more."""
    named = [one for one in found.definition.quotas if one.question]
    counted = counted_by_option(found.id, named)
    limits = [
        Limit(
            place=f"{one.question}{BAR}{one.option}",
            most=one.most,
            so_far=counted.get((one.question, one.option), 0),
        )
        for one in named
    ]
    return (*limits, *([Limit()] * LIMITS))


def _told(words: Words, asked: Definition) -> str:
    shown = screen_language()
    return in_language(words, shown if shown in asked.languages else asked.languages[0])[:60]


def _asked(asked: Definition, place: int, *, opened: str, fixed: bool) -> Asked:
    one = asked.questions[place]
    shown = screen_language()
    language = shown if shown in asked.languages else asked.languages[0]
    earlier = tuple(
        (other.key, in_language(other.text, language)[:80] or other.key)
        for other in asked.questions[:place]
    )
    conditions = [
        When(question=when.question, test=when.test, value=shown_value(when, asked, language))
        for when in one.asked_when
    ]
    return Asked(
        question=one,
        title=in_language(one.text, language),
        kind=str(QUESTION_NAMES[one.kind]),
        place=place + 1,
        fixed=fixed,
        first=place == 0,
        last=place == len(asked.questions) - 1,
        text=_writing(one.text, "text", asked.languages),
        help=_writing(one.help, "help", asked.languages),
        low=_writing(one.low, "low", asked.languages),
        high=_writing(one.high, "high", asked.languages),
        options=lines_of(one.options, asked.languages),
        other=one.write_in is not None,
        rows=lines_of(one.rows, asked.languages),
        earlier=earlier,
        when=(*conditions, *([When()] * CONDITIONS)) if earlier else (),
        open=one.key == opened,
    )


def _writing(words: Words, name: str, languages: Sequence[str]) -> tuple[Writing, ...]:
    return tuple(
        Writing(
            name=f"{name}_{one}",
            label=language_name(one),
            value=words.get(one, ""),
            direction="rtl" if one in RIGHT_TO_LEFT else "ltr",
        )
        for one in languages
    )
