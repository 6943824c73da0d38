"""Open cases are reasons to turn to us: what speaks for them is in the log."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from hamdel.interactions.public import Cause, ReasonKind, Whose

from .contracts import CaseFacts
from .prefilling import OPEN_CASE
from .queries.cases import cases_open_at, proofs_of

KIND: Final = ReasonKind(
    key=OPEN_CASE,
    begins=1.8,
    fades=120.0,
    headline=_("A case of theirs is open"),
    opening=_("Do you ask about your case: %(detail)s? I have it before me."),
)
_MOST: Final = 5


def open_case_causes(whose: Whose) -> Iterable[Cause]:
    """The customer's open cases, each with the moments that speak for it.

    One that a rule made ready and nobody has looked at tells no more than what failed does.
    """
    found = cases_open_at(whose.profiles, whose.now)
    cases = [one for one in found if not _is_untouched(one)][:_MOST]
    proofs = proofs_of(one.id for one in cases) if cases else {}
    for one in cases:
        amount = one.fields.get("amount")
        yield Cause(
            kind=OPEN_CASE,
            topic=one.reason_topic or one.type,
            touchpoint=one.touchpoint or None,
            at=min(one.changed_at, whose.now),
            evidence=tuple(proofs[one.id][:_MOST]),
            amount_irr=amount if isinstance(amount, int) else None,
            detail=one.title,
        )


def _is_untouched(case: CaseFacts) -> bool:
    return case.source == "rule" and case.state == "new" and case.owner_id is None
