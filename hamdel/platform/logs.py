"""Structured logs on stderr, one JSON object a line, without personal data.

Values of exceptions are left out (they may hold what a customer wrote), and whatever looks like an
e-mail, a telephone number, a card or a key is masked. Of an address only plain words and numbers are
told: what else stands in one may open something (an invitation, a hook) or be somebody's.
"""

import logging
import re
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from hamdel.platform.traces import frames_of

_DIGIT = r"\d"  # of any script
_BETWEEN = " \\-()\u200c\u00a0"
# Digits of Persian and Arabic as Django's logger and addresses spell them.
_SPELLED = (
    re.compile(r"\\u06[f6]([0-9])", re.IGNORECASE),
    re.compile(r"%db%b([0-9])", re.IGNORECASE),
    re.compile(r"%d9%a([0-9])", re.IGNORECASE),
)
_WORD = re.compile(r"[a-z][a-z_.-]{0,40}|v1|[0-9]{1,9}|")
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])"
_LOT = "[A-Za-z0-9_-]"
_MASKS = (
    (re.compile(r"hk_[A-Za-z0-9_-]{6,}"), "hk_…"),
    (re.compile(r"[^\s@/<>\"']+(?:@|%40)[^\s@/<>\"']+"), "…@…"),
    # What is drawn by lot has small and great letters and figures, and is long.
    (
        re.compile(rf"(?<!{_LOT})(?={_LOT}*[a-z])(?={_LOT}*[A-Z])(?={_LOT}*[0-9]){_LOT}{{20,}}"),
        "…",
    ),
    (
        re.compile(
            rf"(?<![0-9A-Za-z:.\-])(?!{_DAY})\+?\(?{_DIGIT}[\d{_BETWEEN}]{{5,}}{_DIGIT}(?![0-9A-Za-z])"
        ),
        "…",
    ),
)
_KEPT = frozenset({"timestamp", "level", "logger"})


def configure(*, level: str = "INFO") -> None:
    """Send structlog's and the standard library's logs to stderr, through the same masks."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        tell_failure,
        tell_address,
        mask_personal,
    ]
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)


def tell_failure(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its kind and frames."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["failure"] = type(error).__name__
        event["frames"] = frames_of(error)
    return event


def tell_address(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Of the address of a request that Django speaks of leave what says nothing of anybody."""
    path = getattr(getattr(event.get("_record"), "request", None), "path", None)
    if isinstance(path, str) and isinstance(said := event.get("event"), str):
        for spelled in (path, path.encode("unicode_escape").decode("ascii")):
            said = said.replace(spelled, plain_path(path))
        event["event"] = said
    return event


def plain_path(path: str) -> str:
    """A path with all but its plain words and short numbers left out."""
    return "/".join(part if _WORD.fullmatch(part) else "…" for part in path.split("/"))


def mask_personal(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Mask what looks personal or secret, however deep it stands."""
    return {name: value if name in _KEPT else _masked(value) for name, value in event.items()}


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        for spelled in _SPELLED:
            value = spelled.sub(r"\1", value)
        for pattern, mask in _MASKS:
            value = pattern.sub(mask, value)
        return value
    if isinstance(value, dict):
        return {name: _masked(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(one) for one in value]
    return value if isinstance(value, int | float | bool | type(None)) else _masked(str(value))
