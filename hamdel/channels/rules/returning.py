"""Where a person is sent back to after they posted a form: only where the account allows it."""


def allowed_return(asked: str, *, allowed: str) -> str:
    """The address asked for if it is one of the allowed ones (a line each), to the letter; else "".

    An allowed address is an https or http one, or a path of ours: one slash and no backslash.
    """
    lines = [line.strip() for line in allowed.splitlines()]
    return asked if asked and asked in lines and is_address(asked) else ""


def is_address(address: str) -> bool:
    """Whether an address may be allowed at all."""
    if any(letter.isspace() or not letter.isprintable() for letter in address):
        return False
    if address.startswith("/"):
        return not address.startswith("//") and "\\" not in address
    return address.startswith(("https://", "http://")) and "\\" not in address
