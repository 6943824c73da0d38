"""Names of the options of follow-ups."""

from typing import Final

NPS: Final = "followups.nps"
CSAT: Final = "followups.csat"
CES: Final = "followups.ces"
STARS: Final = "followups.stars"
SENTIMENT: Final = "followups.sentiment"
HOURS: Final = "followups.hours"
ANSWER_HOURS: Final = "followups.answer_hours"
