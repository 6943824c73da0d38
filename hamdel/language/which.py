"""Which language a message is in: Persian, English, Finglish, a mixture, or another."""

from typing import Literal

Language = Literal["fa", "en", "finglish", "mixed", "other"]
