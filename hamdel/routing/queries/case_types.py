"""Of what type the open case is that a conversation is about."""

from collections.abc import Sequence

from hamdel.cases.public import open_cases_of


def types_of(profile_ids: Sequence[int]) -> dict[int, str]:
    """The type of the newest open case by conversation, of some profiles' cases."""
    found: dict[int, str] = {}
    for case in open_cases_of(profile_ids):
        for one in case.conversation_ids:
            found.setdefault(one, case.type)
    return found
