"""What a company says about promises and recoveries; all of it can be changed in the settings."""

from typing import Final

TELL_BEFORE: Final = "trust.tell_before"
TELL_BROKEN: Final = "trust.tell_broken"
BEFORE_TEXT: Final = "trust.tell_before_text"
BROKEN_TEXT: Final = "trust.tell_broken_text"
CHECK_TEXT: Final = "trust.check_text"
ON_ANGER: Final = "trust.recover_anger"
ON_FAILURES: Final = "trust.recover_failures"
NEEDS_IRR: Final = "trust.recovery_authority_irr"

# Shown to customers: {what} the promise, {due} when it is due, {name} theirs, {owner} who looks after it, {link}.
WORDS: Final = {
    ("before", "fa"): "سلام {name}. قول داده بودیم تا {due}: «{what}». شاید دیرتر شود؛ فراموش نکرده‌ایم و "
    "تا آن زمان خبر می‌دهیم.",
    ("before", "en"): "Hello {name}. We promised you by {due}: “{what}”. It may be late; we have not "
    "forgotten it and let you know by then.",
    ("broken", "fa"): "سلام {name}. قول داده بودیم تا {due}: «{what}»، و به آن عمل نکردیم. پوزش می‌خواهیم. از "
    "همین حالا {owner} پیگیر است و با شما تماس می‌گیرد.",
    ("broken", "en"): "Hello {name}. We promised you by {due}: “{what}”, and did not keep it. We are sorry. From "
    "now on {owner} looks after it and will contact you.",
    ("check", "fa"): "سلام {name}. می‌خواهیم مطمئن شویم که «{what}» درست شده است. دو پرسش کوتاه: {link}",
    ("check", "en"): "Hello {name}. We want to be sure that “{what}” is mended. Two short questions: {link}",
}  # fmt: skip
# In the place of {what}, where only colleagues said what it is about.
MATTERS: Final = {"fa": "آنچه با ما در میان گذاشتید", "en": "what you told us about"}
