"""What customers announce, after commit and in process."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomersMerged:
    """Two customers became one; `joined` answers to `customer_id` from now on."""

    merge_id: int
    customer_id: int
    joined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeUndone:
    """A link was taken back by a person: two customers again."""

    merge_id: int
    customer_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerErased:
    """What was personal of a customer is gone; caches that speak of these profiles must forget."""

    customer_id: int
    profile_ids: tuple[int, ...]
