"""The face of conversations."""

from .contracts import (
    Actor,
    AttachmentFacts,
    CallFacts,
    Changed,
    ConversationFacts,
    ConversationFilter,
    DeliveryState,
    MessageFacts,
    NoSuchConversation,
    Opened,
    Refused,
)
from .queries.calls import CallBack, call_backs, count_call_backs
from .queries.conversations import conversation, count_conversations, list_conversations
from .queries.messages import conversation_of_incoming, message, messages_of
from .queries.ways import WayFacts, ways_of
from .usecases.assigning import assign, hand_off
from .usecases.call_backs import settle_call
from .usecases.coding import MadeCode, make_code
from .usecases.continuing import confirm_way
from .usecases.drafts import save_draft
from .usecases.joining import token_of
from .usecases.noting import Said, take_note
from .usecases.opening import ToOpen, open_conversation
from .usecases.states import close, reopen_conversation, set_priority, snooze
from .usecases.taking_back import take_back_message as undo_send
from .usecases.taking_back import undo_window
from .usecases.writing import ToWrite, write_message

__all__ = [
    "Actor",
    "AttachmentFacts",
    "CallBack",
    "CallFacts",
    "Changed",
    "ConversationFacts",
    "ConversationFilter",
    "DeliveryState",
    "MadeCode",
    "MessageFacts",
    "NoSuchConversation",
    "Opened",
    "Refused",
    "Said",
    "ToOpen",
    "ToWrite",
    "WayFacts",
    "assign",
    "call_backs",
    "close",
    "confirm_way",
    "conversation",
    "conversation_of_incoming",
    "count_call_backs",
    "count_conversations",
    "hand_off",
    "list_conversations",
    "make_code",
    "message",
    "messages_of",
    "open_conversation",
    "reopen_conversation",
    "save_draft",
    "set_priority",
    "settle_call",
    "snooze",
    "take_note",
    "token_of",
    "undo_send",
    "undo_window",
    "ways_of",
    "write_message",
]
