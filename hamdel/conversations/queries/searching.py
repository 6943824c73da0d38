"""Which conversations are found by what was said in them, by their subject, or by whose they are."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Max, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Substr

from hamdel.customers.public import list_customers
from hamdel.language.keyboard import rescue
from hamdel.language.search import Piece, excerpt, query_terms
from hamdel.platform.search import Index
from hamdel.platform.search.synonyms import company_synonyms

from ..models import Conversation, Message

WORDS: Final = Index("messages")
MOST_FOUND: Final = 200  # customers that a search looks at
MOST_SAID: Final = 10_000  # messages with the words, the newest
# One look into the primary key for each: a join of as many rows would read through all messages.
_THEIRS: Final = "SELECT (SELECT conversation_id FROM conversations_message WHERE id = said.id) FROM ({}) AS said"
_LOOKED_AT: Final = 4_000  # letters of a message that was found


def searched(rows: QuerySet[Conversation], said: str) -> tuple[QuerySet[Conversation], str]:
    """Those in which all the words were said in one message, or whose subject or customer fits.

    Words in any spelling and digits. With what was meant, "" where it was what was said: typed in
    the other keyboard layout, and so nothing would be found. Of a word in more than 10,000 messages
    the newest count.
    """
    if not said:
        return rows, ""
    page = list_customers(search=said, limit=MOST_FOUND, whole=False)
    profiles = [one for facts in page.customers for one in facts.profiles]
    meant = page.sought or (_meant(said) if not profiles else "")
    found = Q(profile__in=profiles) | Q(subject__icontains=said)
    if meant:
        found |= Q(subject__icontains=meant)
    if (among := WORDS.among(meant or said, most=MOST_SAID)) is not None:
        found |= Q(pk__in=RawSQL(_THEIRS.format(among.sql), among.params))  # noqa: S611 - bound
    return rows.filter(found), meant


def _meant(said: str) -> str:
    """What was typed in the other keyboard layout, where only that finds something; else ""."""
    other = rescue(said) or ""
    if not other or WORDS.find(said, limit=1):
        return ""
    by_subject = Conversation.objects.filter(subject__icontains=other)
    return other if WORDS.find(other, limit=1) or by_subject.exists() else ""


def said_in(subjects: Mapping[int, str], said: str) -> dict[int, tuple[str, tuple[Piece, ...]]]:
    """Where some conversations, each with its subject, say what was searched: direction and words.

    In the newest message with the words; else in the subject (no direction).
    """
    among = WORDS.among(said, most=MOST_SAID) if said and subjects else None
    if among is None:
        return {}
    query = query_terms(said, company_synonyms())
    told = {pk: ("", excerpt(subject, query)) for pk, subject in subjects.items()}
    theirs = Message.objects.filter(conversation__in=subjects, pk__in=among)
    newest = theirs.values("conversation").annotate(pk_of=Max("pk")).values("pk_of")
    rows: Any = Message.objects.filter(pk__in=newest).annotate(start=Substr("text", 1, _LOOKED_AT))
    for pk, direction, start in rows.values_list("conversation", "direction", "start"):
        if pieces := excerpt(start, query):
            told[pk] = (direction, pieces)
    return {pk: found for pk, found in told.items() if found[1]}
