"""Lines that a mail program broke to fit and marked with a blank at their end (RFC 3676)."""

from email.message import Message
from typing import Final, Literal

Flow = Literal["", "flowed", "delsp"]
_SIGNATURE: Final = "-- "


def flow_of(part: Message) -> Flow:
    """How a part's lines are broken: not at all, at blanks, or with a blank added."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return ""
    return "delsp" if str(part.get_param("delsp", "")).lower() == "yes" else "flowed"


def unbroken(text: str, flow: Flow) -> str:
    """A person's own words with their lines as they were before; quotations are left alone."""
    if not flow:
        return text
    whole: list[
        list[str]
    ] = []  # of each line its pieces: joining them one by one takes square time
    goes_on = False
    for line in text.split("\n"):
        own = not line.startswith(">")
        said = line.removeprefix(" ") if own else line
        broken = own and said.endswith(" ") and said != _SIGNATURE
        piece = said[:-1] if broken and flow == "delsp" else said
        if goes_on and own:
            whole[-1].append(piece)
        else:
            whole.append([piece])
        goes_on = broken
    lines = ("".join(pieces) for pieces in whole)
    return "\n".join(line if line == _SIGNATURE else line.rstrip(" ") for line in lines)
