"""The face of the benchmarks."""

from .crash import bench_crash
from .crash import report as report_crash
from .identity import bench_identity
from .inbox import bench_inbox
from .ingest import bench_ingest
from .journeys import bench_journeys
from .language import bench_language
from .postgresql import NoPostgreSQL, start_server
from .power import bench_power
from .power import report as report_power
from .reasons import bench_reasons
from .routing import bench_assigning, bench_routing
from .search import bench_search
from .sized import bench_log
from .surveys import bench_surveys
from .words import bench_words

__all__ = [
    "NoPostgreSQL",
    "bench_assigning",
    "bench_crash",
    "bench_identity",
    "bench_inbox",
    "bench_ingest",
    "bench_journeys",
    "bench_language",
    "bench_log",
    "bench_power",
    "bench_reasons",
    "bench_routing",
    "bench_search",
    "bench_surveys",
    "bench_words",
    "report_crash",
    "report_power",
    "start_server",
]
