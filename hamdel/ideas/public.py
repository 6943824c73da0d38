"""The face of ideas."""

from .contracts import (
    Changed,
    IdeaFacts,
    IdeaFilter,
    NoSuchIdea,
    Origin,
    Refused,
    ToldFacts,
    ToSuggest,
    ToVote,
    Voted,
)
from .origins import register_origin
from .queries.ideas import count_ideas, idea, list_ideas
from .queries.tellings import told_of
from .queries.voices import voices_at
from .usecases.changing import change_idea, undo_change
from .usecases.keeping_past import (
    PastIdea,
    PastTelling,
    PastVoice,
    drop_past_ideas,
    keep_past_ideas,
)
from .usecases.merging import merge_ideas, part_idea
from .usecases.suggesting import suggest_idea
from .usecases.voicing import take_vote_back, vote

__all__ = [
    "Changed",
    "IdeaFacts",
    "IdeaFilter",
    "NoSuchIdea",
    "Origin",
    "PastIdea",
    "PastTelling",
    "PastVoice",
    "Refused",
    "ToSuggest",
    "ToVote",
    "ToldFacts",
    "Voted",
    "change_idea",
    "count_ideas",
    "drop_past_ideas",
    "idea",
    "keep_past_ideas",
    "list_ideas",
    "merge_ideas",
    "part_idea",
    "register_origin",
    "suggest_idea",
    "take_vote_back",
    "told_of",
    "undo_change",
    "voices_at",
    "vote",
]
