"""Cases are linked to the conversations about them and to the moments that speak for them."""

from collections.abc import Iterable, Sequence
from typing import Final

from hamdel.conversations.public import conversation
from hamdel.customers.public import customer_of
from hamdel.interactions.public import moment_by_id

from ..contracts import Refused
from ..models import Case, CaseConversation, CaseInteraction

MOST_LINKS: Final = 100


def link(
    row: Case, customer_id: int, conversation_ids: Iterable[int], interaction_ids: Iterable[int]
) -> dict[str, list[int]]:
    """Link a case to conversations and moments of its customer; returns what is new. Raises Refused."""
    known = set(row.conversations.values_list("conversation", flat=True))
    talks = [one for one in dict.fromkeys(conversation_ids) if one not in known]
    known = set(row.interactions.values_list("interaction", flat=True))
    moments = [one for one in dict.fromkeys(interaction_ids) if one not in known]
    _check_conversations(talks, customer_id)
    _check_interactions(moments, customer_id)
    CaseConversation.objects.bulk_create(
        CaseConversation(case=row, conversation_id=one) for one in talks
    )
    CaseInteraction.objects.bulk_create(
        CaseInteraction(case=row, interaction_id=one) for one in moments
    )
    new = {"conversation_ids": talks, "interaction_ids": moments}
    return {name: ids for name, ids in new.items() if ids}


def _check_conversations(ids: Sequence[int], customer_id: int) -> None:
    """Raise Refused for a conversation that is not there, or is somebody else's."""
    if len(ids) > MOST_LINKS:
        raise Refused(f"At most {MOST_LINKS} conversations.", field="conversation_ids")
    for one in ids:
        found = conversation(one)
        if found is None or found.customer_id != customer_id:
            raise Refused(
                f"This customer has no conversation {one}.", field="conversation_ids"
            )  # fmt: skip


def _check_interactions(ids: Sequence[int], customer_id: int) -> None:
    """Raise Refused for a moment that is not there, or of somebody else's story."""
    if len(ids) > MOST_LINKS:
        raise Refused(f"At most {MOST_LINKS} interactions.", field="interaction_ids")
    for one in ids:
        found = moment_by_id(one)
        if found is None or customer_of(found[0].profile_id) != customer_id:
            raise Refused(f"This customer has no interaction {one}.", field="interaction_ids")
