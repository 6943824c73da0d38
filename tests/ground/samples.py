"""Some of many: each run asks others, and HAMDEL_EXAMPLES from 200 asks all."""

import os
import random
from collections.abc import Sequence
from typing import Final, TypeVar

ALL: Final = int(os.environ.get("HAMDEL_EXAMPLES", "40")) >= 200

T = TypeVar("T")


def some(values: Sequence[T], share: float) -> list[T]:
    """A share of the values in their order, by chance; all where a run takes its time."""
    if ALL:
        return list(values)
    chosen = sorted(random.sample(range(len(values)), round(len(values) * share)))
    return [values[at] for at in chosen]
