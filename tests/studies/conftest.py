"""A study of mina's, and what is needed to hold it."""

from typing import Any

import pytest

from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.studies.contracts import NoteFacts, Question, ToNote, ToPlan, ToStudy
from hamdel.studies.usecases.consenting import add_participants, record_consent
from hamdel.studies.usecases.noting import save_note
from hamdel.studies.usecases.sessions import plan_session
from hamdel.studies.usecases.studying import make_study
from tests.ground.cast import NOW, Mina, Player


def actor(player: Player) -> Actor:
    """Somebody of the cast who acts."""
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


class Talk:
    """A study with one session of one or more customers, all invited, none asked for consent."""

    def __init__(self, kind: str, people: list[str], by: Actor) -> None:
        self.by = by
        self.study_id = make_study(
            ToStudy(
                kind=kind,
                title="چرا سبد رها می‌شود",
                questions=(Question("آخرین خریدتان چطور بود؟", ("بعد چه شد؟",)),),
                consent="می‌شنویم و یادداشت برمی‌داریم.",
            ),
            by=by,
            now=NOW,
        )
        self.profiles = [
            recognize_customer(
                identifiers=[("phone", one)], attributes={"name": f"مشتری {one[-2:]}"},
                source="test", now=NOW,
            )
            for one in people
        ]  # fmt: skip
        self.people = add_participants(self.study_id, self.profiles, now=NOW)
        self.session_id = plan_session(
            self.study_id, ToPlan(planned_at=NOW, participant_ids=tuple(self.people))
        )

    def agree(self, *places: int) -> "Talk":
        """Some of them agree; all of them unless said."""
        for place in places or range(len(self.people)):
            record_consent(self.study_id, self.people[place], how="spoken", by=self.by, now=NOW)
        return self

    def note(self, text: str, *, by: Actor | None = None, **more: Any) -> NoteFacts:
        """An observer writes a note; what was said by the first one unless told."""
        given = {"key": text[:40], "kind": "said", "participant_id": self.people[0], **more}
        return save_note(self.session_id, ToNote(text=text, **given), by=by or self.by, now=NOW)


@pytest.fixture
def talk(sara: Player, mina: Mina) -> Talk:
    """An interview with mina."""
    return Talk("interview", [mina.phone], actor(sara))


@pytest.fixture
def group(sara: Player, mina: Mina) -> Talk:
    """A focus group of three."""
    return Talk("focus_group", [mina.phone, "09351110022", "09351110033"], actor(sara))
