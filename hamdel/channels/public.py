"""The face of channels."""

from .contracts import (
    AccountFacts,
    CallEvent,
    CanNotSend,
    Capabilities,
    DeliveryFacts,
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
from .kinds.register import kind_of, kinds
from .kinds.shape import Kind
from .queries.accounts import account, accounts
from .queries.deliveries import deliveries, troubled
from .queries.incoming import incoming
from .receivers import register_outcome, register_receiver
from .rules.settings_given import WrongSetting
from .usecases.accounts import AccountError, create_account, note_health
from .usecases.sending import cancel_delivery, send_again, send_message, sendable
from .usecases.taking_in import key_of, take_in, work_on_one

__all__ = [
    "AccountError",
    "AccountFacts",
    "CallEvent",
    "CanNotSend",
    "Capabilities",
    "DeliveryFacts",
    "File",
    "Inbound",
    "IncomingFacts",
    "Kind",
    "NotSent",
    "Outbound",
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
    "cancel_delivery",
    "create_account",
    "deliveries",
    "incoming",
    "key_of",
    "kind_of",
    "kinds",
    "note_health",
    "register_outcome",
    "register_receiver",
    "send_again",
    "send_message",
    "sendable",
    "take_in",
    "troubled",
    "work_on_one",
]
