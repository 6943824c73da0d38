"""The face of reading."""

from .assistance import suggest_reply, summarize_story
from .contracts import HEADS, Corrected, Head, HeadFacts, ReadMessage, VersionFacts
from .provider import NotProvided, Provided, is_on
from .queries.intents import SHIPPED_INTENTS, intent_keys, intent_names
from .queries.messages import reading_of, readings_of
from .readers import active_reader
from .usecases.correcting import CorrectionError, correct_reading, take_back
from .usecases.own_intents import IntentError, add_intent, remove_intent
from .usecases.reading_messages import entity_row, read_messages, sure_of

__all__ = [
    "HEADS",
    "SHIPPED_INTENTS",
    "Corrected",
    "CorrectionError",
    "Head",
    "HeadFacts",
    "IntentError",
    "NotProvided",
    "Provided",
    "ReadMessage",
    "VersionFacts",
    "active_reader",
    "add_intent",
    "correct_reading",
    "entity_row",
    "intent_keys",
    "intent_names",
    "is_on",
    "read_messages",
    "reading_of",
    "readings_of",
    "remove_intent",
    "suggest_reply",
    "summarize_story",
    "sure_of",
    "take_back",
]
