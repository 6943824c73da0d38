"""The purchases that a condition counts: each once, as the latest word on it says."""

from typing import Final

from ..rules.shapes import Purchases
from .moments import within
from .sql import Asked, Sql, instant_in, joined

RIAL: Final = ("IRR", "")
# Several profiles of a customer may tell of one order: each fact holds as it was said last.
_TOLD: Final = (
    "SELECT DISTINCT p.customer_id, b.order_id, "
    "FIRST_VALUE(b.state) OVER (w ORDER BY ({state} IS NULL), {state} DESC, b.id DESC) AS state, "
    "FIRST_VALUE(b.total) OVER (w ORDER BY ({total} IS NULL), {total} DESC, b.id DESC) AS total, "
    "FIRST_VALUE(b.currency) OVER (w ORDER BY ({currency} IS NULL), {currency} DESC, b.id DESC) "
    "AS currency, MIN(b.bought_at) OVER w AS bought_at "
    "FROM customers_purchase b JOIN customers_profile p ON p.id = b.profile_id "
    "WHERE b.kind = ?{of} WINDOW w AS (PARTITION BY p.customer_id, b.order_id)"
)


def bought(one: Purchases, asked: Asked) -> Sql:
    """Rows of `customer_id, order_id, total, bought_at` that a condition counts."""
    facts = {
        name: instant_in("b.said_at", name, asked.dialect)
        for name in ("state", "total", "currency")
    }
    told = _TOLD.format(**facts, of=asked.of("p.customer_id"))
    state = (
        Sql("state NOT IN ('refunded', 'cancelled')")
        if one.state is None
        else Sql("state = ?", (one.state,))
    )
    where = [state, within("bought_at", one.days, None, asked)]
    if one.measure == "total":
        where.append(Sql("currency IN (?, ?)", RIAL))
    kept = joined(where, " AND ")
    text = (
        f"SELECT customer_id, order_id, total, bought_at FROM ({told}) AS told WHERE {kept.text}"  # noqa: S608
    )
    return Sql(text, (one.kind, *kept.values))
