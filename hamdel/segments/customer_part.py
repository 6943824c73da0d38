"""In which segments customers are, as the API answers it beside everything else of them."""

from collections.abc import Sequence

from hamdel.platform.instants import rfc3339
from hamdel.platform.web.formats import screen_language

from .queries.segments import segments_of


def in_segments(customer_ids: Sequence[int]) -> dict[int, list[dict[str, str]]]:
    """The segments of some customers, each `{id, key, name, since}`."""
    persian = screen_language() == "fa"
    return {
        customer: [
            {
                "id": str(one.id),
                "key": one.key,
                "name": one.name_fa if persian else one.name_en,
                "since": rfc3339(one.since),
            }
            for one in mine
        ]
        for customer, mine in segments_of(customer_ids).items()
    }
