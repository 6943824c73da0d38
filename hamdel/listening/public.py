"""The face of listening."""

from .contracts import (
    Changed,
    Heard,
    MentionFacts,
    MentionFilter,
    MentionKind,
    NoSuchMention,
    PostFacts,
    Refused,
    RuleFacts,
    SourceFacts,
    SpikeFacts,
    Suggestion,
    Taken,
)
from .events import SpikeNoticed
from .feedback import MENTION_COLUMNS, mention_columns, mention_rows, take_rows
from .queries.mentions import count_new, list_mentions, mention, mentions_by_id
from .queries.rules import rules
from .queries.sources import posts, sources
from .queries.spikes import spikes
from .rules.placing import ACTION
from .rules.wording import Wording
from .usecases.deciding import set_state
from .usecases.handing import Handing, hand_over
from .usecases.importing import ImportOutcome, Mapped
from .usecases.keeping_past import PastMention, drop_past_mentions, keep_past_mentions
from .usecases.matching import confirm_customer, part_customer
from .usecases.posting import ToPost, write_post
from .usecases.ruling import RuleDraft, save_rule
from .usecases.sources import SourceDraft, files_source, save_source
from .usecases.spiking import notice_spikes
from .usecases.taking import take_mentions

__all__ = [
    "ACTION",
    "MENTION_COLUMNS",
    "Changed",
    "Handing",
    "Heard",
    "ImportOutcome",
    "Mapped",
    "MentionFacts",
    "MentionFilter",
    "MentionKind",
    "NoSuchMention",
    "PastMention",
    "PostFacts",
    "Refused",
    "RuleDraft",
    "RuleFacts",
    "SourceDraft",
    "SourceFacts",
    "SpikeFacts",
    "SpikeNoticed",
    "Suggestion",
    "Taken",
    "ToPost",
    "Wording",
    "confirm_customer",
    "count_new",
    "drop_past_mentions",
    "files_source",
    "hand_over",
    "keep_past_mentions",
    "list_mentions",
    "mention",
    "mention_columns",
    "mention_rows",
    "mentions_by_id",
    "notice_spikes",
    "part_customer",
    "posts",
    "rules",
    "save_rule",
    "save_source",
    "set_state",
    "sources",
    "spikes",
    "take_mentions",
    "take_rows",
    "write_post",
]
