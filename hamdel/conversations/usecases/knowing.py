"""Who is known in a conversation, and so may write into it by naming it.

Whoever forwards a mail forwards our token and our ids with it: of a stranger they prove nothing.
"""

from django.db.models import Q

from hamdel.channels.public import Inbound
from hamdel.customers.public import customer_of, profiles_of

from ..models import Conversation, Message


def may_join(row: Conversation, inbound: Inbound, profile_id: int) -> bool:
    """Whether the sender may join a conversation whose token they have.

    Only the customer themselves, and an address that it was said with.
    """
    if row.profile_id in _profiles(profile_id):
        return True
    with_them = Message.objects.filter(conversation=row, address=inbound.sender)
    return bool(inbound.sender) and with_them.exists()


def answerable(inbound: Inbound, profile_id: int) -> Q:
    """The messages that a sender may answer by naming them.

    Those of the same customer; those that went to that very address; for a machine without an
    address (a mail server that could not deliver) what we sent.
    """
    theirs = Q(conversation__profile_id__in=_profiles(profile_id))
    if inbound.machine and not inbound.sender:
        return theirs | Q(direction="out")
    if inbound.only_known and inbound.sender:
        return theirs | Q(address=inbound.sender)
    return theirs


def _profiles(profile_id: int) -> list[int]:
    return list(profiles_of(customer_of(profile_id) or profile_id))
