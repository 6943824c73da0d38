"""The face of channels."""

from .chat_stream import is_for_chat
from .chat_stream import stream as chat_stream
from .contracts import (
    REHEARSAL,
    AccountFacts,
    CallEvent,
    CanNotSend,
    Capabilities,
    DeliveryFacts,
    Exchanged,
    File,
    Inbound,
    IncomingFacts,
    NotSent,
    Outbound,
    Posted,
    Raw,
    Receipt,
    Received,
    Sent,
    Setting,
    StoredFile,
    Taken,
    Unreadable,
)
from .counterparts import Answering, Earlier, Elsewhere, register_counterpart
from .holds import everybody_held, held_back, register_hold
from .kinds.email.mailboxes import is_ours, mailbox_for
from .kinds.phone.kind import KEYPAD_ANSWERED
from .kinds.register import kind_of, kinds
from .kinds.shape import Kind
from .queries.accounts import account, accounts
from .queries.deliveries import deliveries, last_word, troubled
from .queries.incoming import incoming
from .receivers import register_claim, register_outcome, register_receiver
from .rules.settings_given import WrongSetting
from .rules.sms_parts import Parts, parts_of
from .usecases.accounts import AccountError, create_account, note_health, turn
from .usecases.chatting import note_team_read, note_team_typing
from .usecases.door import awake_at
from .usecases.sending import (
    cancel_delivery,
    may_send,
    send_again,
    send_message,
    sendable,
)
from .usecases.settling import say_it_arrived
from .usecases.taking_in import heard_as, key_of, take_in, work_on_one

__all__ = [
    "KEYPAD_ANSWERED",
    "REHEARSAL",
    "AccountError",
    "AccountFacts",
    "Answering",
    "CallEvent",
    "CanNotSend",
    "Capabilities",
    "DeliveryFacts",
    "Earlier",
    "Elsewhere",
    "Exchanged",
    "File",
    "Inbound",
    "IncomingFacts",
    "Kind",
    "NotSent",
    "Outbound",
    "Parts",
    "Posted",
    "Raw",
    "Receipt",
    "Received",
    "Sent",
    "Setting",
    "StoredFile",
    "Taken",
    "Unreadable",
    "WrongSetting",
    "account",
    "accounts",
    "awake_at",
    "cancel_delivery",
    "chat_stream",
    "create_account",
    "deliveries",
    "everybody_held",
    "heard_as",
    "held_back",
    "incoming",
    "is_for_chat",
    "is_ours",
    "key_of",
    "kind_of",
    "kinds",
    "last_word",
    "mailbox_for",
    "may_send",
    "note_health",
    "note_team_read",
    "note_team_typing",
    "parts_of",
    "register_claim",
    "register_counterpart",
    "register_hold",
    "register_outcome",
    "register_receiver",
    "say_it_arrived",
    "send_again",
    "send_message",
    "sendable",
    "take_in",
    "troubled",
    "turn",
    "work_on_one",
]
