"""What `/metrics` says: counts and gauges in Prometheus' text form, registered by packages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import structlog

Sample = tuple[Mapping[str, str], float]
Read = Callable[[], float | Iterable[Sample]]
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Metric:
    """One measure; `read` gives its value, or a value for each set of labels."""

    name: str
    kind: Literal["counter", "gauge"]
    help: str
    read: Read


_metrics: dict[str, Metric] = {}


def register(name: str, kind: Literal["counter", "gauge"], help: str, read: Read) -> None:  # noqa: A002
    """Add a measure, e.g. `hamdel_events_total`; labels must never hold personal data."""
    _metrics[name] = Metric(name, kind, help, read)


def text() -> str:
    """All measures; one that can not be read is left out and logged."""
    return "".join(_block(_metrics[name]) for name in sorted(_metrics))


def _block(metric: Metric) -> str:
    try:
        read = metric.read()
        samples: list[Sample] = [({}, read)] if isinstance(read, int | float) else list(read)
    except Exception:
        log.exception("a measure could not be read", metric=metric.name)
        return ""
    lines = [f"# HELP {metric.name} {metric.help}", f"# TYPE {metric.name} {metric.kind}"]
    lines += [f"{metric.name}{_labels(labels)} {_number(value)}" for labels, value in samples]
    return "\n".join(lines) + "\n"


def _labels(labels: Mapping[str, str]) -> str:
    if not labels:
        return ""
    said = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items())
    return f"{{{said}}}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")
