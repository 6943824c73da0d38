"""Whom a done idea is told to: each person once, by whatever went before."""

import random
from dataclasses import dataclass, field

from hamdel.ideas.rules.telling import Given, whom_to_tell
from tests.ground.cast import NOW

NOT_TOLD = ("failed", "no_way")


def voice(number: int, profile: int, **more: object) -> Given:
    given = {"telling_id": None, "outcome": None, "wants_news": True, "taken_back_at": None}
    return Given(number, profile, **{**given, **more})  # type: ignore[arg-type]


def test_each_person_once_by_their_first_voice() -> None:
    people = {1: 10, 2: 10, 3: 30, 4: 40, 5: 50}
    voices = [voice(1, 2), voice(2, 1), voice(3, 3, wants_news=False), voice(4, 9)]
    voices += [voice(5, 4, taken_back_at=NOW), voice(6, 5, telling_id=7, outcome="no_way")]
    assert whom_to_tell(voices, customers=people, not_told=NOT_TOLD) == [2, 5]


def test_who_was_told_by_any_of_their_voices_is_not_again() -> None:
    for outcome in ("", "passed", "sent", "unknown"):
        told = voice(1, 1, telling_id=7, outcome=outcome, taken_back_at=NOW)
        found = whom_to_tell([told, voice(2, 2)], customers={1: 10, 2: 10}, not_told=NOT_TOLD)
        assert found == []
    told = voice(1, 1, telling_id=7, outcome="sent")
    parted = whom_to_tell([told, voice(2, 2)], customers={1: 10, 2: 20}, not_told=NOT_TOLD)
    assert parted == [2]


@dataclass
class World:
    """Voices, people and who heard of it, without any of the program's rows."""

    voices: dict[int, Given] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=lambda: {one: one for one in range(6)})
    heard: list[int] = field(default_factory=list)

    def tell(self) -> None:
        given = sorted(self.voices.values())
        for profile in whom_to_tell(given, customers=self.people, not_told=NOT_TOLD):
            mine = [one for one, person in self.people.items() if person == self.people[profile]]
            assert not set(mine) & set(self.heard), "somebody hears it a second time"
            self.heard.append(profile)
            one = self.voices[profile]
            self.voices[profile] = one._replace(telling_id=profile + 1, outcome="sent")


def test_nobody_hears_it_twice_whatever_happens() -> None:
    dice = random.Random(25)
    heard = 0
    for _ in range(300):
        world = World()
        for step in range(40):
            deed, profile = dice.randrange(4), dice.randrange(6)
            if deed == 0:
                old = world.voices.get(profile, voice(step, profile))
                world.voices[profile] = old._replace(taken_back_at=None)
            elif deed == 1 and profile in world.voices:
                world.voices[profile] = world.voices[profile]._replace(taken_back_at=NOW)
            elif deed == 2:
                world.people[profile] = world.people[dice.randrange(6)]  # joined, or parted
            else:
                world.tell()
        assert len(world.heard) == len(set(world.heard))
        heard += len(world.heard)
    assert heard > 300
