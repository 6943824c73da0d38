"""Every kind of channel there is: one line each."""

from typing import Final

from .bale.kind import KIND as BALE
from .email.kind import KIND as EMAIL
from .form.kind import KIND as FORM
from .instagram.kind import KIND as INSTAGRAM
from .note.kind import KIND as NOTE
from .phone.kind import KIND as PHONE
from .shape import Kind
from .sms.kind import KIND as SMS
from .telegram.kind import KIND as TELEGRAM
from .webchat.kind import KIND as WEBCHAT
from .whatsapp.kind import KIND as WHATSAPP

_KINDS: Final = (PHONE, EMAIL, WEBCHAT, TELEGRAM, BALE, WHATSAPP, INSTAGRAM, SMS, FORM, NOTE)
_by_key: dict[str, Kind] = {kind.key: kind for kind in _KINDS}


def kinds() -> tuple[Kind, ...]:
    """All of them, in the order in which they are offered."""
    return tuple(_by_key.values())


def kind_of(key: str) -> Kind | None:
    """The kind of a key, or of the word by which the log calls its channel; None for none."""
    spoken = (kind for kind in _by_key.values() if kind.word == key)
    return _by_key.get(key) or (next(spoken, None) if key else None)
