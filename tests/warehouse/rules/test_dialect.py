import pytest

from hamdel.journeys.queries.questions import SQL, question_of
from hamdel.warehouse.rules.dialect import pieces_for_spark

WHOLE = (
    "WITH a AS (WITH b AS (SELECT id FROM log WHERE id >= $since) SELECT * FROM b)\n"
    "SELECT * FROM (SELECT id FROM a WHERE felt < -0.3 AND id IN (SELECT UNNEST($ids)) ORDER BY id LIMIT 2)"
)


def test_what_is_named_in_front_is_a_relation_of_its_own_and_the_answer_keeps_its_order() -> None:
    first, last = pieces_for_spark(WHOLE, {"since": 7, "ids": [1, 2]})
    assert first == (
        "a",
        "WITH b AS (SELECT id FROM log WHERE id >= 7) SELECT * FROM b",
    )
    assert last.name == ""
    assert last.sql.startswith("SELECT id FROM a WHERE felt < -CAST('0.3' AS DOUBLE)")
    assert "EXPLODE(ARRAY(1, 2))" in last.sql
    assert last.sql.endswith("LIMIT 2")


def test_lists_keep_their_order_and_their_ends() -> None:
    ((_, said),) = pieces_for_spark(
        "SELECT LIST(step ORDER BY at, id) FILTER (WHERE moved), LEN(x), LIST_SLICE(x, 1, 3), "
        "LIST_SLICE(x, -$most, -1) FROM t",
        {"most": 4},
    )
    assert (
        "TRANSFORM(ARRAY_SORT(COLLECT_LIST(NAMED_STRUCT('k0', at, 'k1', id, 'v', step)) "
        "FILTER (WHERE moved)), s -> s.v)" in said
    )
    assert "SIZE(x), SLICE(x, 1, 3), SLICE(x, GREATEST(SIZE(x) - 4 + 1, 1), 4)" in said


@pytest.mark.parametrize("name", ["directly_follows", "friction", "measured", "walks", "funnel"])
def test_questions_leave_no_value_and_no_function_of_another_dialect(name: str) -> None:
    values = dict.fromkeys(
        ["since", "until", "most", "parts", "part", "now_from", "before_until", "slice", "at",
         "silent_since", "within", "longest", "first_until", "window_us"], 1,
    )  # fmt: skip
    values |= {"everybody": True, "goal": "whole", "steps": [1, 2, 3, -1, -1, -1]}  # type: ignore[dict-item]
    said = " ".join(one.sql for one in pieces_for_spark(question_of(name), values))
    assert not any(one in said for one in ("$", ":since", "LIST_", "LEN(", "UNNEST"))
    assert (SQL / f"{name}.sql").exists()
