"""The words by which an asker is told, whole and in their language."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "fa": (
        "{hello} «{title}» را خواسته بودید؛ انجام شد.\n{answer}\n{link}\n"
        "این خبر همین یک بار فرستاده می‌شود. برای نشنیدن از پیشنهادهای دیگر: {stop}"
    ),
    "en": (
        "{hello} You asked for “{title}”: it is done.\n{answer}\n{link}\n"
        "You get this news once. To hear of no other ideas: {stop}"
    ),
}
SUBJECTS: Final[Mapping[str, str]] = {"fa": "انجام شد: {title}", "en": "Done: {title}"}
CODES: Final[Mapping[str, str]] = {
    "fa": "کد شما برای تابلوی پیشنهادها: {code}\nتا پانزده دقیقه کار می‌کند. اگر شما نخواسته‌اید، کاری نکنید.",
    "en": "Your code for the board of ideas: {code}\nIt works for fifteen minutes. If you did not ask for it, do nothing.",
}
CODE_SUBJECTS: Final[Mapping[str, str]] = {"fa": "کد تابلوی پیشنهادها", "en": "Your code for the board of ideas"}  # fmt: skip


def hello(name: str, language: str) -> str:
    """How a message begins: with their name where it is known."""
    if language == "fa":
        return f"سلام {name}،" if name else "سلام،"
    return f"Hello {name}," if name else "Hello,"


def tidy(text: str) -> str:
    """A text without the empty lines that unfilled places leave."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
