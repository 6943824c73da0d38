"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hamdel.platform.api import row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem

from ..contracts import Changed, NoSuchInvitation, NoSuchSurvey, NotAsked, Refused, SurveyFacts
from ..queries.surveys import survey
from ..rules.written import key_of, options_of, scaled, words_of
from ..shapes import Condition, Option, Question, Quota
from .shapes import OptionIn, QuestionIn, QuotaIn

GONE = "There is no such survey."


def known(text: str) -> SurveyFacts:
    """The survey of an id in a path. Problem 404."""
    found = survey(row_id(text))
    if found is None:
        raise Problem(404, GONE)
    return found


def id_said(said: str | None, *, field: str) -> int | None:
    """The id that a body says. Problem 400 where it is none."""
    if said is None:
        return None
    found = row_number(said)
    if found is None:
        raise Problem(400, "This is no id of ours.", field=field)
    return found


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, 409, 400 naming the field."""
    try:
        yield
    except (NoSuchSurvey, NoSuchInvitation):
        raise Problem(404, GONE) from None
    except NotAsked as refused:
        raise Problem(409, str(refused), more={"code": refused.code}) from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
    except Changed as changed:
        raise Problem(
            409, "Somebody changed the survey meanwhile.", more={"version": changed.version}
        ) from None


def questions_said(kind: str, given: Sequence[QuestionIn], language: str) -> tuple[Question, ...]:
    """The questions of a body, each with a key."""
    taken = {one.key for one in given if one.key}
    made = []
    for place, one in enumerate(given, start=1):
        key = one.key or key_of("", taken, otherwise="q")
        taken.add(key)
        made.append(scaled(kind, _question(one, key, language, place)))
    return tuple(made)


def quotas_said(given: Sequence[QuotaIn]) -> tuple[Quota, ...]:
    """The quotas of a body."""
    return tuple(Quota(most=one.most, question=one.question, option=one.option) for one in given)


def _question(one: QuestionIn, key: str, language: str, place: int) -> Question:
    return Question(
        key=key,
        kind=one.kind,
        text=words_of(one.text, language),
        help=words_of(one.help, language),
        required=one.required,
        options=_options(one.options, language, f"questions[{place - 1}].options"),
        rows=_options(one.rows, language, f"questions[{place - 1}].rows"),
        least=one.least,
        most=one.most,
        low=words_of(one.low, language),
        high=words_of(one.high, language),
        form=one.form,
        asked_when=tuple(
            Condition(question=when.question, test=when.test, value=when.value)
            for when in one.asked_when
        ),
        any_of=one.any_of,
    )


def _options(given: Sequence[str | OptionIn], language: str, where: str) -> tuple[Option, ...]:
    """Keys as they were said; the rest are given some."""
    labels = [words_of(one if isinstance(one, str) else one.label, language) for one in given]
    for place, label in enumerate(labels):
        if not label:
            raise Problem(400, "Each option has a label.", field=f"{where}[{place}]")
    made = options_of(labels)
    return tuple(
        one if isinstance(said, str) else Option(key=said.key or one.key, label=one.label, writes=said.writes)
        for said, one in zip(given, made, strict=True)
    )  # fmt: skip
