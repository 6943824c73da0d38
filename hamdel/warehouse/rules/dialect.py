"""A question in DuckDB's SQL as Spark understands it. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import sqlglot
from sqlglot import exp


class PieceOfSQL(NamedTuple):
    """A relation that is to be named, and how it is told; the last one is the answer."""

    name: str
    sql: str


def pieces_for_spark(question: str, values: Mapping[str, Any]) -> list[PieceOfSQL]:
    """The relations that a question names in front (WITH), each as SQL of Spark's, and then its answer.

    Values stand in it as literals: a view has no parameters. Raises sqlglot.ParseError.
    """
    tree = (
        sqlglot.parse_one(question, read="duckdb").transform(_value, values).transform(_as_spark)
    )
    named = tree.args.pop("with_", None) or tree.args.pop("with", None)
    pieces = [(one.alias, one.this) for one in named.expressions] if named else []
    return [
        PieceOfSQL(name, piece.sql(dialect="spark", comments=False))
        for name, piece in [*pieces, ("", _inner(tree))]
    ]


def _inner(tree: exp.Expr) -> exp.Expr:
    """The answer itself where all of it is selected from: only then its order is sure."""
    source = tree.find(exp.From)
    whole = isinstance(tree, exp.Select) and tree.is_star and source is not None
    inner = source.this if whole and source is not None else None
    only = {key for key, one in tree.args.items() if one} <= {
        "expressions",
        "from_",
        "from",
        "kind",
    }
    return inner.this if isinstance(inner, exp.Subquery) and only else tree


def _value(node: exp.Expr, values: Mapping[str, Any]) -> exp.Expr:
    if not isinstance(node, (exp.Parameter, exp.Placeholder)):
        return node
    name = node.name
    if isinstance(values[name], (list, tuple)):
        return exp.Array(expressions=[exp.convert(one) for one in values[name]])
    return exp.convert(values[name])


def _as_spark(node: exp.Expr) -> exp.Expr:
    """What sqlglot leaves as it is, and Spark reads otherwise."""
    if isinstance(node, exp.Literal) and not node.is_string and "." in node.name:
        return exp.cast(exp.Literal.string(node.name), "double")  # 0.3 is a decimal there
    if isinstance(node, exp.Length):
        return exp.ArraySize(this=node.this)  # questions ask for the length of lists alone
    return _of_lists(node)


def _of_lists(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.Filter) and isinstance(node.this, exp.ArrayAgg):
        return _list(node.this, f" FILTER (WHERE {node.expression.this.sql(dialect='spark')})")
    if isinstance(node, exp.ArrayAgg):
        return _list(node, "")
    if isinstance(node, exp.Anonymous) and node.name.upper() == "LIST_SLICE":
        return _slice(*(one.sql(dialect="spark") for one in node.expressions))
    return node


def _list(node: exp.ArrayAgg, only: str) -> exp.Expr:
    """A list in an order (ascending): Spark's has none, so that of its keys is made and sorted."""
    if not isinstance(node.this, exp.Order):
        return node
    keys = [one.this.sql(dialect="spark") for one in node.this.expressions]
    fields = "".join(f"'k{at}', {key}, " for at, key in enumerate(keys))
    one = f"NAMED_STRUCT({fields}'v', {node.this.this.sql(dialect='spark')})"
    return exp.Anonymous(
        this="TRANSFORM",
        expressions=[
            exp.Var(this=f"ARRAY_SORT(COLLECT_LIST({one}){only})"),
            exp.Var(this="s -> s.v"),
        ],
    )


def _slice(of: str, first: str, last: str) -> exp.Expr:
    """The first of a list (1, n), or the last (-n, -1)."""
    if first == "1":
        return exp.Var(this=f"SLICE({of}, 1, {last})")
    count = first.removeprefix("-")
    return exp.Var(this=f"SLICE({of}, GREATEST(SIZE({of}) - {count} + 1, 1), {count})")
