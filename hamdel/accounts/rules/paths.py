"""Where a person may be sent after signing in."""

from urllib.parse import urlsplit


def is_own_path(address: str) -> bool:
    r"""Whether `address` is a path of ours and can lead nowhere else.

    Browsers take `\` for `/` and drop tabs and line ends, so none of these may stand in it.
    """
    if not address.startswith("/") or address[1:2] in {"/", "\\"}:
        return False
    if any(char <= " " or char in {"\\", "\x7f"} for char in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
