"""The reader learns from what people said: a whole refit, judged before it is used."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction

from hamdel.customers.public import customers_of
from hamdel.interactions.public import texts_of
from hamdel.language.reader import Reader
from hamdel.language.training.rows import Row
from hamdel.platform import audit, options

from ..contracts import HEADS
from ..fitting import FitFailed, fit_apart
from ..models import Annotation, Intent, Version
from ..readers import active_version, forget_active, reader_of
from ..rules.promotion import Duel, deserves_promotion, duel, is_held_out

LEARN_AFTER: Final = "reading.learn_after"
NIGHTLY: Final = timedelta(hours=24)
# A company's own word weighs more than one of the many that came with the program.
OWN_WEIGHT: Final = 3.0
ACTIVE: Final = "active"
RETIRED: Final = "retired"
REFUSED: Final = "refused"
WAITING: Final = "waiting"
LEARNING: Final = "learning"
FAILED: Final = "failed"
KEPT: Final = (RETIRED, REFUSED)
UNDER_WAY: Final = (WAITING, LEARNING)
log = structlog.get_logger(__name__)


def learning_is_due(*, now: datetime) -> bool:
    """Whether enough was said since the reader last tried to learn, or anything a day ago."""
    newest = Version.objects.order_by("-pk").values_list("made_at", flat=True).first()
    fresh = Annotation.objects.filter(taken_back_at=None)
    if newest is not None:
        fresh = fresh.filter(at__gt=newest)
    count = fresh.count()
    slept = newest is None or now - newest >= NIGHTLY
    return count >= (1 if slept else int(options.get(LEARN_AFTER)))


@transaction.atomic
def order_learning(*, who: str, now: datetime) -> int | None:
    """Ask for a new version, to be made in the background; None where one is being made already."""
    if Version.objects.filter(state__in=UNDER_WAY).exists():
        return None
    return Version.objects.create(state=WAITING, made_at=now, made_by=who).pk


def learn_ordered() -> int | None:
    """Make the version that was asked for; returns its id, or None where none was.

    It becomes the active one only if it is in no head worse than the one before on messages held
    out of the fit. Every version is kept.
    """
    # One worker at a time is here: a version still being made was left by one that died.
    Version.objects.filter(state=LEARNING).update(state=FAILED, note="interrupted")
    version = Version.objects.filter(state=WAITING).order_by("pk").first()
    if version is None:
        return None
    Version.objects.filter(pk=version.pk).update(state=LEARNING)
    rows = annotated_rows()
    learned = [row for row in rows if not is_held_out(row.author)]
    judged = [row for row in rows if is_held_out(row.author)]
    intents = tuple(Intent.objects.order_by("pk").values_list("key", flat=True))
    before = active_version()
    try:
        weights = fit_apart(learned, intents=intents)
    except FitFailed as error:
        log.error("reader_not_learned", version=version.pk)  # noqa: TRY400 - the row says why
        Version.objects.filter(pk=version.pk).update(state=FAILED, note=str(error))
        return version.pk
    duels = _judge(Reader(weights), reader_of(before), judged)
    version.weights = weights
    version.rows, version.held_out = len(learned), len(judged)
    _keep(version, duels, before=before)
    return version.pk


def annotated_rows() -> list[Row]:
    """Every message that somebody annotated, with the labels that people gave it, by interaction."""
    living = Annotation.objects.filter(taken_back_at=None).order_by("interaction_id")
    said: dict[int, dict[str, str]] = {}
    for interaction, head, label in living.values_list("interaction_id", "head", "label"):
        said.setdefault(interaction, {})[head] = label
    texts = texts_of(said)
    customers = customers_of([one.profile_id for one in texts.values()])
    return [
        Row(
            text=texts[pk].text,
            intent=labels.get("intent"),
            sentiment=labels.get("sentiment"),
            emotion=labels.get("emotion"),
            toxic=labels["toxic"] == "yes" if "toxic" in labels else None,
            author=f"customer:{customers.get(texts[pk].profile_id)}",
            weight=OWN_WEIGHT,
        )
        for pk, labels in said.items()
        if pk in texts
    ]


@transaction.atomic
def roll_back(*, version_id: int, who: str, now: datetime) -> bool:
    """Make a kept version the active one again; False where it is active, or was never made."""
    chosen = Version.objects.filter(pk=version_id, state__in=KEPT).first()
    if chosen is None:
        return False
    before = active_version()
    _activate(chosen)
    audit.record(
        who=who, act="reader version chosen", subject=f"reader:{chosen.pk}",
        before={"active": before}, after={"active": chosen.pk}, now=now,
    )  # fmt: skip
    return True


def _judge(new: Reader, old: Reader, rows: Sequence[Row]) -> dict[str, Duel]:
    duels: dict[str, Duel] = {}
    readings = [(row, new.read(row.text), old.read(row.text)) for row in rows]
    for head in HEADS:
        if head == "toxic":
            told = [
                (str(row.toxic), str(a.toxicity.toxic), str(b.toxicity.toxic))
                for row, a, b in readings
                if row.toxic is not None
            ]
        else:
            told = [
                (label, getattr(a, head).label, getattr(b, head).label)
                for row, a, b in readings
                if (label := getattr(row, head)) is not None
            ]
        if told:
            truth, ours, theirs = zip(*told, strict=True)
            duels[head] = duel(truth, ours, theirs)
    return duels


@transaction.atomic
def _keep(version: Version, duels: dict[str, Duel], *, before: int) -> None:
    better = deserves_promotion(duels)
    version.state = REFUSED
    version.measured = json.dumps(
        {head: [one.rows, one.right_new, one.right_old] for head, one in duels.items()}
    )
    version.save()
    if better:
        _activate(version)
    audit.record(
        who=version.made_by, act="reader learned", subject=f"reader:{version.pk}",
        before={"active": before}, after={"active": version.pk if better else before},
        now=version.made_at,
    )  # fmt: skip
    log.info("reader_learned", version=version.pk, promoted=better, rows=version.rows)


def _activate(version: Version) -> None:
    Version.objects.filter(state=ACTIVE).update(state=RETIRED)
    Version.objects.filter(pk=version.pk).update(state=ACTIVE)
    transaction.on_commit(forget_active)
