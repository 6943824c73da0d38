"""`hamdel bench`."""

from collections.abc import Callable
from typing import Annotated, Final

import typer

from hamdel.bench.public import (
    NoPostgreSQL,
    bench_assigning,
    bench_crash,
    bench_identity,
    bench_inbox,
    bench_ingest,
    bench_journeys,
    bench_language,
    bench_log,
    bench_power,
    bench_reasons,
    bench_routing,
    bench_search,
    bench_surveys,
    bench_words,
    report_crash,
    report_power,
    start_server,
)

from .failing import CommandFailed
from .verbs import one_verb

app = one_verb()


@app.command()
def bench(
    name: Annotated[
        str,
        typer.Argument(
            help="ingest, log, identity, inbox, journeys, language, reasons, routing, search, surveys, words, "
            "crash or power."
        ),
    ],
    size: Annotated[
        int,
        typer.Option(
            min=0, help="Events, rows, profiles, people, folds, questions or rounds; 0: the usual."
        ),
    ] = 0,
    database: Annotated[
        str, typer.Option(help="postgresql://…, an empty one; by default SQLite in a new folder.")
    ] = "",
) -> None:
    """Run one of the project's own benchmarks; they print ratios beside floors of the same run."""
    run = _BENCHES.get(name)
    if run is None:
        raise CommandFailed(f"There is no benchmark {name}; there are {', '.join(_BENCHES)}.")
    if not run(size, database):
        raise typer.Exit(1)


def _ingest(size: int, database: str) -> bool:
    """Measure the database that is named, or SQLite and then a PostgreSQL server of our own."""
    events = size or 100_000
    bench_ingest(events=events, database_url=database)
    if not database:
        try:
            server = start_server(settings={})
        except NoPostgreSQL:
            return True
        try:
            bench_ingest(events=events, database_url=server.address)
        finally:
            server.remove()
    return True


def _log(size: int, database: str) -> bool:
    return bool(bench_log(rows=size or 10_000_000, database_url=database))


def _identity(size: int, _database: str) -> bool:
    return bool(bench_identity(profiles=size or 400_000))


def _inbox(size: int, database: str) -> bool:
    return bench_inbox(conversations=size or 2_000, database_url=database)


def _language(size: int, _database: str) -> bool:
    return bench_language(folds=size or 4)


def _routing(size: int, database: str) -> bool:
    """The simulated weeks, then giving on the database that is named, or on SQLite and a server of our own."""
    better = bench_routing(weeks=max(size, 2) if size else 10)
    given = _on_both(
        lambda url: not bench_assigning(conversations=400, database_url=url)["left"], database
    )
    return better and given


def _search(size: int, database: str) -> bool:
    return _on_both(lambda url: bench_search(questions=size or 3_000, database_url=url), database)


def _journeys(size: int, _database: str) -> bool:
    return bench_journeys(moments=size or 10_000_000)


def _words(size: int, database: str) -> bool:
    return _on_both(lambda url: bench_words(messages=size or 200_000, database_url=url), database)


def _on_both(measure: Callable[[str], bool], database: str) -> bool:
    """Measure the database that is named, or SQLite and then a PostgreSQL server of our own."""
    fits = measure(database)
    if not database:
        try:
            server = start_server(settings={})
        except NoPostgreSQL:
            return fits
        try:
            fits &= measure(server.address)
        finally:
            server.remove()
    return fits


def _reasons(size: int, database: str) -> bool:
    return bench_reasons(people=size or 1_200, database_url=database)


def _surveys(size: int, database: str) -> bool:
    return bench_surveys(answers=size or 100_000, database_url=database)


def _crash(size: int, database: str) -> bool:
    found = bench_crash(rounds=size or 10, database_url=database)
    return report_crash(found, "PostgreSQL" if database else "SQLite")


def _power(size: int, database: str) -> bool:
    postgresql = bool(database)
    cuts = bench_power(rounds=size or 5, postgresql=postgresql)
    return report_power(cuts, "PostgreSQL" if postgresql else "SQLite")


_BENCHES: Final[dict[str, Callable[[int, str], bool]]] = {
    "ingest": _ingest,
    "log": _log,
    "identity": _identity,
    "inbox": _inbox,
    "journeys": _journeys,
    "language": _language,
    "routing": _routing,
    "search": _search,
    "surveys": _surveys,
    "reasons": _reasons,
    "words": _words,
    "crash": _crash,
    "power": _power,
}
