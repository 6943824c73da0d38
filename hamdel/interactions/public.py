"""The face of the log."""

from .anticipation import (
    MOST_LOOKED_AT,
    reasons_in,
    reasons_of,
)
from .by_source import heard_from_others, profiles_heard_from, remove_heard_from
from .columns import LogRow, columns_after
from .contracts import (
    CONTACTS,
    IDENTIFY,
    Draft,
    Moment,
    Recorded,
    Refused,
    Said,
    Signals,
    StageOnRibbon,
    StoryFilter,
    StoryPage,
)
from .judging import judge_none, judge_reason, take_back_judgment
from .outages import Outage, outages
from .personal import keep_log_still
from .presence import Newest, PresenceFilter, newest_of, seen_last
from .queries import (
    feelings_of,
    kinds_after,
    latest_moments,
    log_after,
    moment_by_id,
    moments_by_id,
    newest_moments,
    newest_position,
    positions_after,
    profiles_after,
    refused_count,
    refused_events,
    ribbon_of,
    story_of,
    went_badly,
)
from .reason_report import Learned, Report, reason_report
from .reason_report import Week as ReportWeek
from .reason_sources import ReasonKind, Whose, register_reason_source
from .reason_words import name_reason, say_reason
from .rules.causes import LOOKED_BACK, Cause, causes_in, topic_of
from .rules.devices import device_of_agent
from .rules.envelope import read_event
from .rules.fitting import Example, fit
from .rules.given import Given, draft_of_given
from .rules.mentions import mentions
from .rules.ranking import STARTING, Features, Ranked, Weights, features_of, rank
from .rules.segment import Source, draft_of, vouched
from .signals import keep_signals, texts_after, texts_of
from .usecases import record_interactions
from .user_hash import user_hash_key

__all__ = [
    "CONTACTS",
    "IDENTIFY",
    "LOOKED_BACK",
    "MOST_LOOKED_AT",
    "STARTING",
    "Cause",
    "Draft",
    "Example",
    "Features",
    "Given",
    "Learned",
    "LogRow",
    "Moment",
    "Newest",
    "Outage",
    "PresenceFilter",
    "Ranked",
    "ReasonKind",
    "Recorded",
    "Refused",
    "Report",
    "ReportWeek",
    "Said",
    "Signals",
    "Source",
    "StageOnRibbon",
    "StoryFilter",
    "StoryPage",
    "Weights",
    "Whose",
    "causes_in",
    "columns_after",
    "device_of_agent",
    "draft_of",
    "draft_of_given",
    "features_of",
    "feelings_of",
    "fit",
    "heard_from_others",
    "judge_none",
    "judge_reason",
    "keep_log_still",
    "keep_signals",
    "kinds_after",
    "latest_moments",
    "log_after",
    "mentions",
    "moment_by_id",
    "moments_by_id",
    "name_reason",
    "newest_moments",
    "newest_of",
    "newest_position",
    "outages",
    "positions_after",
    "profiles_after",
    "profiles_heard_from",
    "rank",
    "read_event",
    "reason_report",
    "reasons_in",
    "reasons_of",
    "record_interactions",
    "refused_count",
    "refused_events",
    "register_reason_source",
    "remove_heard_from",
    "ribbon_of",
    "say_reason",
    "seen_last",
    "story_of",
    "take_back_judgment",
    "texts_after",
    "texts_of",
    "topic_of",
    "user_hash_key",
    "vouched",
    "went_badly",
]
