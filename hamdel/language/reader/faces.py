"""Emoji and drawn faces, by the feeling they show."""

from collections.abc import Mapping
from typing import Final

_KINDS: Final[Mapping[str, str]] = {
    "happy": "😀😃😄😁😆😅😂🤣🙂😊😇☺😋😎🤗🤩🥳😍🥰😘😉🎉🎊👏👌🙌💪✨🤝👍💯🏆🕺💃🔥⭐🌟",
    "love": "❤🧡💛💚💙💜🤍🤎💖💗💓💞💕💘💝🌹🌷🌸🌺🌻💐🌼😻♥",
    "pray": "🙏🤲",
    "sad": "😢😭😞😔😟🙁☹😣😖😫😩🥺😥😓😿💔🥀😪😕🤕😮‍💨",
    "angry": "😠😡🤬👿💢🖕😤👎😾🤦🗑💩🤮🤢",
    "afraid": "😨😰😱😧😦🫣😬🆘🚨⚠",
    "surprised": "😳😲😯😮🤯🤔🤨🧐🤷❓❗⁉‼🙀",
    "wry": "🙄😏😒🙃🤡😑😐🫠😶🤥🤭",
}
# The joiner and the marks of emoji presentation feel nothing.
_NO_FACES = "\u200d\ufe0f"
_FEELINGS = {
    face: kind for kind, faces in _KINDS.items() for face in faces if face not in _NO_FACES
}
_DRAWN: Final[Mapping[str, str]] = {
    ")": "happy",
    "d": "happy",
    "(": "sad",
    "3": "love",
    "p": "happy",
    "o": "surprised",
    "/": "wry",
    "\\": "wry",
    "|": "wry",
    "*": "love",
    "^": "happy",
}


def faces_of(typed: str) -> tuple[str, ...]:
    """Return the feeling behind an emoji or a drawn face and the face itself, or nothing."""
    head = typed[0]
    if head in _FEELINGS:
        return f"#{_FEELINGS[head]}", head
    if ord(head) >= 0x2600:  # noqa: PLR2004
        return ("#emoji", head)
    if head in ":;=x^" or typed.lower().startswith("xd"):
        return (f"#{_DRAWN.get(typed[-1].lower(), 'happy')}",)
    if head == "<":
        return ("#sad" if "/" in typed else "#love",)
    return ()
