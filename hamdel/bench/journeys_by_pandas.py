"""Questions of the log as one asks them of pandas. Rows: customer, at (µs), id, step (a category)."""

from typing import Any

import pandas as pd


def flows_of(rows: pd.DataFrame) -> tuple[dict[tuple[str, str], int], Any]:
    """How often a step came right after another, and the median microseconds between."""
    ordered = _ordered(rows)
    after = ordered.groupby("customer", sort=False)
    ordered = ordered.assign(
        then=after["step"].shift(-1), gap=after["at"].shift(-1) - ordered["at"]
    )
    pairs = ordered.dropna(subset=["then"]).groupby(["step", "then"], observed=True)["gap"]
    found = pairs.agg(["size", "median"])
    return {(str(a), str(b)): int(n) for (a, b), n in found["size"].items()}, found["median"]


def variants_of(rows: pd.DataFrame) -> Any:
    """How many customers went each way, repeats in a row being one step."""
    ordered = _ordered(rows)
    ordered = ordered.assign(code=ordered["step"].cat.codes)
    moved = (ordered["customer"] != ordered["customer"].shift()) | (
        ordered["code"] != ordered["code"].shift()
    )
    return ordered[moved].groupby("customer", sort=False)["code"].agg(tuple).value_counts()


def funnel_of(rows: pd.DataFrame, course: list[str], window_us: int) -> list[int]:
    """How many customers came to each of the first steps, each after the one before, in time."""
    ordered = _ordered(rows[rows["step"].isin(course)])
    reached = []
    began = ordered["at"].where(ordered["step"] == course[0])
    for at, step in enumerate(course):
        if at:
            latest = began.groupby(ordered["customer"]).ffill()
            before = latest.groupby(ordered["customer"]).shift()
            began = before.where((ordered["step"] == step) & (ordered["at"] - before <= window_us))
        reached.append(int(ordered["customer"][began.notna()].nunique()))
    return reached


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values(["customer", "at", "id"])
