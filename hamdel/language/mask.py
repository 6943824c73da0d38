"""What is shown of an identifier to those who may not see it whole."""

DOTS = "•••"
_TAIL = 4


def mask_phone(e164: str) -> str:
    """Return 0913•••6789 for a number of Iran, +44•••0958 for others."""
    shown = f"0{e164[3:]}" if e164.startswith("+98") else e164
    head = 4 if e164.startswith("+98") else 3
    return _ends(shown, head=head, tail=_TAIL)


def mask_email(address: str) -> str:
    """Return the first character and the domain: m•••@example.com."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}{DOTS}@{domain}" if at else DOTS


def mask_card(digits: str) -> str:
    """Return the bank's six digits and the last four: 603799•••1234."""
    return _ends(digits, head=6, tail=_TAIL)


def mask_sheba(sheba: str) -> str:
    """Return the country, the check digits and the last four: IR06•••1234."""
    return _ends(sheba, head=4, tail=_TAIL)


def mask_national_id(digits: str) -> str:
    """Return the last three digits: •••891."""
    return _ends(digits, head=0, tail=3)


def _ends(text: str, *, head: int, tail: int) -> str:
    # Where the ends would be most of it, nothing is shown.
    if len(text) < head + tail + len(DOTS):
        return DOTS
    return text[:head] + DOTS + text[-tail:]
