"""Scoring pairs of customers with Splink (Fellegi–Sunter) on DuckDB, in memory, offline.

The weights are set, not trained: the same records give the same scores, and each can be told in
one sentence ("among people who are one, 90 in 100 have the same phone; among others 1 in
100,000"). Source of the method: Fellegi and Sunter, 1969; Splink 4's documentation.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker

from .records import MatchRecord, ScoredPair

# A block is a value by which pairs are looked for; one that very many share is no evidence.
MOST_IN_BLOCK: Final = 40
_MATCH: Final = 0.0001  # how probable two records of one block's kind are one, before evidence

Level = tuple[str, str, float, float]  # label, SQL, probability if one, if two


def score_pairs(records: Sequence[MatchRecord], *, least: float) -> list[ScoredPair]:
    """Compare customers who have something in common; pairs from `least` on, best first."""
    table = _table(records)
    if table.num_rows < 2:  # noqa: PLR2004 - a pair
        return []
    logging.getLogger("splink").setLevel(logging.ERROR)
    with duckdb.connect() as connection:
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET enable_progress_bar = false")
        connection.register("customers", table)
        linker = Linker(
            "customers", _settings(), DuckDBAPI(connection), set_up_basic_logging=False
        )
        found = linker.inference.predict(threshold_match_probability=least)
        rows = connection.execute(
            "SELECT customer_l, customer_r, match_probability "  # noqa: S608 - Splink's own table
            f"FROM {found.physical_name} ORDER BY match_probability DESC, 1, 2"
        ).fetchall()
    return [ScoredPair(min(a, b), max(a, b), float(score)) for a, b, score in rows]


def _table(records: Sequence[MatchRecord]) -> pa.Table:
    """Columns of single values; those in blocks too large are left empty there."""
    columns: dict[str, list[Any]] = {
        "customer": [one.customer for one in records],
        "name": [one.name or None for one in records],
        "place": [one.address or one.city or None for one in records],
        "phones": [list(one.phones) for one in records],
        "emails": [list(one.emails) for one in records],
        "devices": [list(one.devices) for one in records],
        "locals": [list({mail.partition("@")[0] for mail in one.emails}) for one in records],
    }
    columns["near_phones"] = [list(_near_numbers(one.phones)) for one in records]
    columns["near_locals"] = [list(_near_words(some)) for some in columns["locals"]]
    for name, values in _BLOCKS.items():
        columns[name] = _block(columns[values])
    columns["b_name"] = _block([one.name] if one.name else () for one in records)
    return pa.table(columns, schema=_SCHEMA)


def _near_numbers(numbers: Iterable[str]) -> set[str]:
    """Numbers with one digit open: two that share such a form differ in that digit at most."""
    return {f"{one[:at]}*{one[at + 1 :]}" for one in numbers for at in range(4, len(one))}


def _near_words(words: Iterable[str]) -> set[str]:
    """Words less one letter: two that share one are a typing error apart."""
    long = [one for one in words if len(one) >= _LONG_ENOUGH]
    return {*long, *(one[:at] + one[at + 1 :] for one in long for at in range(len(one)))}


def _block(values: Iterable[Iterable[str]]) -> list[list[str]]:
    listed = [list(some) for some in values]
    seen = Counter(chain.from_iterable(listed))
    useful = {value for value, count in seen.items() if 1 < count <= MOST_IN_BLOCK}
    return [[value for value in some if value in useful] for some in listed]


_LONG_ENOUGH: Final = 6
_BLOCKS: Final = {
    "b_phone": "phones",
    "b_near_phone": "near_phones",
    "b_email": "emails",
    "b_local": "locals",
    "b_device": "devices",
}
_LISTS: Final = (
    "phones", "emails", "devices", "locals", "near_phones", "near_locals", "b_name", *_BLOCKS
)  # fmt: skip
_SCHEMA: Final = pa.schema(
    [
        ("customer", pa.int64()),
        ("name", pa.string()),
        ("place", pa.string()),
        *((name, pa.list_(pa.string())) for name in _LISTS),
    ]
)


def _settings() -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "customer",
        "probability_two_random_records_match": _MATCH,
        "retain_intermediate_calculation_columns": False,
        "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": [
            {
                "blocking_rule": f"l.{column} = r.{column}",
                "arrays_to_explode": [column],
            }
            for column in ("b_name", *_BLOCKS)
        ],
        "comparisons": [_comparison(name, levels) for name, levels in _COMPARED],
    }


def _comparison(name: str, levels: Sequence[Level]) -> dict[str, Any]:
    column = name
    empty = f"({column}_l IS NULL OR {column}_r IS NULL)"
    if column in _LISTS:
        empty = f"(len({column}_l) = 0 OR len({column}_r) = 0)"
    return {
        "output_column_name": name,
        "comparison_levels": [
            {"sql_condition": empty, "label_for_charts": "empty", "is_null_level": True},
            *(
                {
                    "sql_condition": sql,
                    "label_for_charts": label,
                    "m_probability": same,
                    "u_probability": other,
                }
                for label, sql, same, other in levels
            ),
        ],
    }


def _common(column: str) -> str:
    return f"list_has_any({column}_l, {column}_r)"


_COMPARED: Final[Sequence[tuple[str, Sequence[Level]]]] = (
    (
        "name",
        (
            ("the same", "name_l = name_r", 0.70, 0.001),
            ("alike", "jaro_winkler_similarity(name_l, name_r) >= 0.93", 0.20, 0.004),
            ("near", "jaro_winkler_similarity(name_l, name_r) >= 0.85", 0.06, 0.03),
            ("else", "ELSE", 0.04, 0.965),
        ),
    ),
    (
        "phones",
        (
            ("common", _common("phones"), 0.70, 0.00002),
            ("one digit apart", _common("near_phones"), 0.05, 0.0005),
            ("else", "ELSE", 0.25, 0.99948),
        ),
    ),
    (
        "emails",
        (
            ("common", _common("emails"), 0.60, 0.00002),
            ("one letter apart", _common("near_locals"), 0.06, 0.0003),
            ("same name before @", _common("locals"), 0.10, 0.001),
            ("else", "ELSE", 0.24, 0.99868),
        ),
    ),
    (
        "place",
        (
            ("the same", "place_l = place_r", 0.60, 0.08),
            ("else", "ELSE", 0.40, 0.92),
        ),
    ),
    (
        "devices",
        (
            ("common", _common("devices"), 0.40, 0.00005),
            ("else", "ELSE", 0.60, 0.99995),
        ),
    ),
)  # fmt: skip
