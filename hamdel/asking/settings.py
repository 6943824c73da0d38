"""Names of what may be set of asking."""

from typing import Final

DAYS: Final = "asking.days_between"
REFUSED_DAYS: Final = "asking.days_after_refusal"
IGNORED_DAYS: Final = "asking.days_until_ignored"
WAYS: Final = "asking.ways"
PURPOSE: Final = "survey"  # of what they agree to, and of messages at the door
ALL_WAYS: Final = ("email", "bale", "telegram", "sms")
