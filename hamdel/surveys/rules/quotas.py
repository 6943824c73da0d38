"""How many may answer. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from ..shapes import Definition, Quota


def concerns(quota: Quota, answers: Mapping[str, Any]) -> bool:
    """Whether an answer counts towards a quota."""
    if not quota.question:
        return True
    value = answers.get(quota.question)
    chosen = list(value.values()) if isinstance(value, dict) else value
    return quota.option in chosen if isinstance(chosen, list) else quota.option == chosen


def is_full(
    definition: Definition, answers: Mapping[str, Any], counted: Callable[[Quota], int]
) -> bool:
    """Whether an answer is one too many for a quota that it counts towards.

    `counted` tells how many whole answers count towards a quota now.
    """
    return any(
        concerns(quota, answers) and counted(quota) >= quota.most for quota in definition.quotas
    )
