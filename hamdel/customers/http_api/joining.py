"""Merging, undoing, and who may be one person."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, Page, PageQuery, endpoint, read_cursor, row_id
from hamdel.platform.api import cursor_of as cursor_to
from hamdel.platform.cursors import Offset
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem

from ..queries.suggested import SuggestionFact, merge_suggestions
from ..rules.agreeing import Agreement
from ..usecases.merging import (
    NoSuchCustomer,
    NoSuchMerge,
    SameCustomer,
    merge_customers,
    undo_merge,
)
from ..usecases.suggesting import NoSuchSuggestion, dismiss_suggestion
from .shapes import (
    GONE,
    AgreementOut,
    MergeIn,
    MergeOut,
    SuggestionOut,
)


@endpoint(
    "POST",
    "/customers/merge",
    scope="write",
    body=MergeIn,
    answer=MergeOut,
    status=201,
    summary=_("Join two customers"),
    problems=[404, 409],
)
def merge(call: Call) -> MergeOut:
    """Make two customers one; it can be undone, exactly."""
    given: MergeIn = call.body
    try:
        done = merge_customers(
            keep=_named_id(given.keep, "keep"),
            join=_named_id(given.join, "join"),
            why=given.why,
            who=call.caller.who,
            now=call.now,
        )
    except NoSuchCustomer:
        raise Problem(404, GONE) from None
    except SameCustomer:
        raise Problem(409, "They are one customer already.", field="join") from None
    return MergeOut(id=str(done.id), customer_id=str(done.customer_id))


@endpoint(
    "POST",
    "/merges/{id}/undo",
    scope="write",
    answer=MergeOut,
    summary=_("Undo a merge"),
    problems=[404],
)
def undo(call: Call, id: str) -> MergeOut:  # noqa: A002
    """Take a merge back; both are exactly as before."""
    try:
        done = undo_merge(merge_id=row_id(id), who=call.caller.who, now=call.now)
    except NoSuchMerge:
        raise Problem(404, "There is no such merge.") from None
    return MergeOut(id=str(done.id), customer_id=str(done.customer_id))


@endpoint(
    "GET",
    "/merge-suggestions",
    scope="read",
    query=PageQuery,
    answer=Page[SuggestionOut],
    summary=_("Who may be one person"),
)
def suggestions(call: Call) -> Page[SuggestionOut]:
    """List pairs, most probable first."""
    query: PageQuery = call.query
    place = read_cursor(query.cursor, tuple[Offset])
    start = place[0] if place else 0
    found = merge_suggestions(offset=start, limit=query.limit + 1)
    more = len(found) > query.limit
    return Page(
        items=[_suggestion(one) for one in found[: query.limit]],
        next=cursor_to(start + query.limit) if more else None,
    )


@endpoint(
    "POST",
    "/merge-suggestions/{id}/dismiss",
    scope="write",
    answer=None,
    summary=_("Dismiss a suggestion for good"),
    problems=[404],
)
def dismiss(call: Call, id: str) -> None:  # noqa: A002
    """Say that two are not one; the pair does not come back."""
    try:
        dismiss_suggestion(suggestion_id=row_id(id), who=call.caller.who, now=call.now)
    except NoSuchSuggestion:
        raise Problem(404, "There is no such suggestion.") from None


def _named_id(text: str, field: str) -> int:
    try:
        return row_id(text)
    except Problem:
        raise Problem(404, GONE, field=field) from None


def _suggestion(one: SuggestionFact) -> SuggestionOut:
    return SuggestionOut(
        id=str(one.id),
        customer_ids=[str(customer) for customer in one.customer_ids],
        names=list(one.names),
        score=one.score,
        why=one.why,
        evidence=[_agreement(fact) for fact in one.evidence],
        at=rfc3339(one.at),
    )


def _agreement(one: Agreement) -> AgreementOut:
    return AgreementOut(
        field=one.field,
        ours=one.ours,
        theirs=one.theirs,
        compared=list(one.compared),
        agrees=one.agrees,
    )
