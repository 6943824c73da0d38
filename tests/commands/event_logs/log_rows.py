"""Rows of an export: two customers, a tie in time, hostile text."""

from typing import Any

from hamdel.commands.rows_of_interactions import COLUMNS


def row(number: int, customer: int, at: str, action: str, **more: Any) -> dict[str, Any]:
    known = {"id": number, "message_id": f"m{number}", "customer_id": customer, "channel": "web"}
    return dict.fromkeys(COLUMNS) | known | {"occurred_at": at, "action": action} | more


ROWS = [
    row(1, 7, "2026-11-20T10:00:00Z", "Went", touchpoint="checkout", stage="support"),
    row(2, 7, "2026-11-20T10:00:00Z", "Went", effort=3.5),
    row(3, 7, "2026-11-19T10:00:00Z", "Came", device="mobile"),
    row(4, 9, "2026-11-18T10:00:00Z", "خرید", text='گفت "نه" < & \x0b', sentiment=-0.5),
]
