"""What a message is for: answers to what people asked, or something that they must want."""

from typing import Final

SERVICE: Final = "service"
ANY_CHANNEL: Final = "*"
