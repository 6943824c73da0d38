"""Spark, instead of DuckDB in the process: the same questions, translated, over the same files.

`HAMDEL_WAREHOUSE` is a master (`spark://…`, `local[…]`) or the address of a Spark Connect server
(`sc://…`). Files have to lie where Spark's machines see them: `HAMDEL_SEGMENTS` says where that is. Needs the
extra `hamdel[spark]`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from .columns import small_table, table_of
from .contracts import FOLDER, Beside, Lying
from .rules.dialect import pieces_for_spark

_FELT: Final = ("sentiment", "emotion", "effort")
_PLAIN: Final = ("id", "profile_id", "kind_id", "occurred_us", "received_us", "outcome")
_TYPES: Final = {
    "int64": "BIGINT", "string": "STRING", "float": "FLOAT", "double": "DOUBLE", "bool": "BOOLEAN",
}  # fmt: skip
_LOG: Final = (  # noqa: S608 - names of ours
    "SELECT {plain}, {felt} FROM {{lying}} AS l LEFT JOIN emptied ON l.profile_id = emptied.profile_id"
).format(
    plain=", ".join(f"l.{name}" for name in _PLAIN),
    felt=", ".join(
        f"CASE WHEN emptied.profile_id IS NULL THEN l.{name} END AS {name}" for name in _FELT
    ),
)


def ask(
    question: str, values: Mapping[str, Any], *, over: Lying, beside: Mapping[str, Beside]
) -> list[tuple[Any, ...]]:
    """As `engine.ask`: a question in DuckDB's SQL, answered by Spark. What is ready is not used."""
    *views, last = pieces_for_spark(question, values)
    with _session() as spark:
        _show(spark, "emptied", small_table({"profile_id": list(over.emptied)}))
        _show(spark, "tail", table_of(over.tail))
        for name, table in beside.items():
            _show(spark, name, small_table(table.columns))
        _lying(spark, over.files).createOrReplaceTempView("lying")
        spark.sql(_LOG.format(lying="lying")).createOrReplaceTempView("interactions")
        for name, sql in views:
            spark.sql(sql).createOrReplaceTempView(name)
        return [tuple(row) for row in spark.sql(last[1]).collect()]


def _lying(spark: Any, files: Sequence[Path]) -> Any:
    columns = [*_PLAIN, *_FELT]
    tail = spark.table("tail").select(*columns)
    if not files:
        return tail
    seen = [str(one).replace(str(Path(settings.MEDIA_ROOT, FOLDER)), _segments()) for one in files]
    return spark.read.parquet(*seen).select(*columns).unionAll(tail)


def _segments() -> str:
    """The folder of files as Spark's machines see it."""
    return str(settings.SEGMENTS or Path(settings.MEDIA_ROOT, FOLDER)).rstrip("/")


def _show(spark: Any, name: str, table: Any) -> None:
    shown = spark.createDataFrame(table) if table.num_rows else spark.sql(_nothing(table.schema))
    shown.createOrReplaceTempView(name)


def _nothing(schema: Any) -> str:
    """A relation without rows, which Spark takes from no table."""
    columns = [f"CAST(NULL AS {_TYPES[str(one.type)]}) AS {one.name}" for one in schema]
    return f"SELECT {', '.join(columns)} WHERE FALSE"


@contextmanager
def _session() -> Iterator[Any]:
    """A session with relations of its own: two questions do not see each other's."""
    if not settings.WAREHOUSE.startswith("sc://"):
        yield _classic(settings.WAREHOUSE).newSession()
        return
    spark = import_module("pyspark.sql.connect.session").SparkSession
    session = spark.builder.remote(settings.WAREHOUSE).create()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    try:
        yield session
    finally:
        session.stop()


@lru_cache(maxsize=1)
def _classic(master: str) -> Any:
    """The process's own driver, for as long as it lives."""
    builder = import_module("pyspark.sql").SparkSession.builder
    named = builder.master(master).appName("hamdel").config("spark.sql.session.timeZone", "UTC")
    return named.config("spark.ui.enabled", "false").getOrCreate()
