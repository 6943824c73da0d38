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
from .dues import DueChip, Dues, register_dues, tone_of
from .narrowing import register_narrowing
from .queries.calls import (
    CallBack,
    call_backs,
    call_by_id,
    count_call_backs,
    ringing_calls,
)
from .queries.conversations import conversation, count_conversations, list_conversations
from .queries.courses import Course, Spoken, changed_since, courses_of, live_ids
from .queries.messages import (
    conversation_of,
    conversation_of_incoming,
    message,
    messages_of,
    received_lately,
)
from .queries.queues import waiting_now
from .queries.ready_texts import ReplyFacts, canned_replies, values_for
from .queries.standing import Standing, standing_since
from .queries.waiting import (
    InHand,
    Waited,
    WaitingFacts,
    count_waiting,
    in_hand,
    live_conversations_of,
    waiting_for_answers,
    waits_since,
)
from .queries.ways import WayFacts, ways_of
from .remote_pictures import is_for_pictures, remote_pictures
from .rules.macros import PLACES
from .usecases.assigning import assign, hand_off
from .usecases.call_backs import settle_call
from .usecases.coding import MadeCode, make_code
from .usecases.continuing import confirm_way
from .usecases.deeds import Act, Acted, NoSuchDeed, OneDeed, act, as_one_deed
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
from .waits import WaitTold, register_waits
from .watching import register_watcher
from .who_asks import actor_of_call, actor_of_request

__all__ = [
    "PLACES",
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
    "InHand",
    "MadeCode",
    "MessageFacts",
    "NoSuchConversation",
    "NoSuchDeed",
    "OneDeed",
    "Opened",
    "PastCall",
    "PastConversation",
    "PastMessage",
    "Refused",
    "Regrouped",
    "ReplyFacts",
    "Said",
    "Spoken",
    "Standing",
    "ToOpen",
    "ToWrite",
    "WaitTold",
    "Waited",
    "WaitingFacts",
    "WayFacts",
    "act",
    "actor_of_call",
    "actor_of_request",
    "as_one_deed",
    "assign",
    "call_backs",
    "call_by_id",
    "canned_replies",
    "changed_since",
    "close",
    "confirm_way",
    "conversation",
    "conversation_of",
    "conversation_of_incoming",
    "count_call_backs",
    "count_conversations",
    "count_waiting",
    "courses_of",
    "hand_off",
    "in_hand",
    "is_for_pictures",
    "keep_past",
    "keep_still",
    "list_conversations",
    "live_conversations_of",
    "live_ids",
    "make_code",
    "merge_conversations",
    "message",
    "messages_of",
    "open_conversation",
    "received_lately",
    "register_dues",
    "register_narrowing",
    "register_waits",
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
    "standing_since",
    "take_note",
    "token_of",
    "tone_of",
    "undo",
    "undo_send",
    "undo_window",
    "values_for",
    "waiting_for_answers",
    "waiting_now",
    "waits_since",
    "ways_of",
    "write_message",
]
