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
from .dues import DueChip, Dues, register_dues
from .queries.calls import (
    CallBack,
    call_backs,
    call_by_id,
    count_call_backs,
    ringing_calls,
)
from .queries.conversations import conversation, count_conversations, list_conversations
from .queries.courses import Course, Spoken, changed_since, courses_of, live_ids
from .queries.messages import conversation_of_incoming, message, messages_of
from .queries.queues import waiting_now
from .queries.ways import WayFacts, ways_of
from .remote_pictures import is_for_pictures, remote_pictures
from .usecases.assigning import assign, hand_off
from .usecases.call_backs import settle_call
from .usecases.coding import MadeCode, make_code
from .usecases.continuing import confirm_way
from .usecases.deeds import Act, Acted, NoSuchDeed, act
from .usecases.drafts import save_draft
from .usecases.joining import token_of
from .usecases.keeping_past import PastCall, PastConversation, PastMessage, keep_past
from .usecases.locked import keep_still
from .usecases.merging import Regrouped, merge_conversations, split_conversation
from .usecases.noting import Said, take_note
from .usecases.opening import ToOpen, open_conversation
from .usecases.ready_texts import save_macro, save_reply
from .usecases.states import close, reopen_conversation, set_priority, snooze
from .usecases.taking_back import take_back_message as undo_send
from .usecases.taking_back import undo_window
from .usecases.undoing import undo
from .usecases.writing import ToWrite, write_message
from .watching import register_watcher

__all__ = [
    "Act",
    "Acted",
    "Actor",
    "AttachmentFacts",
    "CallBack",
    "CallFacts",
    "Changed",
    "ConversationFacts",
    "ConversationFilter",
    "Course",
    "DeliveryState",
    "DueChip",
    "Dues",
    "MadeCode",
    "MessageFacts",
    "NoSuchConversation",
    "NoSuchDeed",
    "Opened",
    "PastCall",
    "PastConversation",
    "PastMessage",
    "Refused",
    "Regrouped",
    "Said",
    "Spoken",
    "ToOpen",
    "ToWrite",
    "WayFacts",
    "act",
    "assign",
    "call_backs",
    "call_by_id",
    "changed_since",
    "close",
    "confirm_way",
    "conversation",
    "conversation_of_incoming",
    "count_call_backs",
    "count_conversations",
    "courses_of",
    "hand_off",
    "is_for_pictures",
    "keep_past",
    "keep_still",
    "list_conversations",
    "live_ids",
    "make_code",
    "merge_conversations",
    "message",
    "messages_of",
    "open_conversation",
    "register_dues",
    "register_watcher",
    "remote_pictures",
    "reopen_conversation",
    "ringing_calls",
    "save_draft",
    "save_macro",
    "save_reply",
    "set_priority",
    "settle_call",
    "snooze",
    "split_conversation",
    "take_note",
    "token_of",
    "undo",
    "undo_send",
    "undo_window",
    "waiting_now",
    "ways_of",
    "write_message",
]
