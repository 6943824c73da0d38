"""Who knows what people who were asked say: packages above register."""

from collections.abc import Callable

from .contracts import Scores, Span

Source = Callable[[Span], Scores]
_sources: dict[str, Source] = {}


def register_scores(name: str, source: Source) -> None:
    """Ask `source` what people say of touchpoints and stages in a span; a name registers once."""
    _sources[name] = source


def scores_of(span: Span) -> Scores:
    """What people who were asked say, of every touchpoint and stage, and in all."""
    told = [source(span) for source in _sources.values()]
    return Scores(
        touchpoints={key: one for each in told for key, one in each.touchpoints.items()},
        stages={key: one for each in told for key, one in each.stages.items()},
        overall={kind: one for each in told for kind, one in each.overall.items()},
    )
