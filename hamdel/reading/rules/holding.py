"""What holds of a message: what a person said of it, else its sender, else the reader where sure."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamdel.interactions.public import Said, Signals

from ..contracts import SCORES


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What the reader said of a message; `unsure` names the heads that abstained."""

    language: str
    sentiment_score: float
    emotion: str
    intent: str
    toxic: bool
    unsure: frozenset[str]
    version: int


def what_holds(said: Said, spoken: Spoken, annotated: Mapping[str, str]) -> Signals:
    """Give the signals of a message; `annotated` maps a head to the label a person gave it."""
    sure = {
        head: head not in spoken.unsure for head in ("sentiment", "emotion", "intent", "toxic")
    }
    sentiment = said.sentiment
    if "sentiment" in annotated:
        sentiment = SCORES[annotated["sentiment"]]
    elif sentiment is None and sure["sentiment"]:
        sentiment = spoken.sentiment_score
    emotion = annotated.get("emotion") or said.emotion
    intent = annotated.get("intent")
    toxic = annotated.get("toxic")
    return Signals(
        interaction_id=said.interaction_id,
        language=spoken.language,
        sentiment=sentiment,
        emotion=emotion or (spoken.emotion if sure["emotion"] else None),
        intent=intent or (spoken.intent if sure["intent"] else None),
        toxic=toxic == "yes" if toxic else (spoken.toxic if sure["toxic"] else None),
        version=spoken.version,
    )
