"""Several observers write at the same time; nothing is noted of who did not agree."""

import pytest

from hamdel.studies.contracts import Refused
from hamdel.studies.models import Note
from hamdel.studies.queries.sessions import notes, unfinished
from hamdel.studies.usecases.noting import remove_note
from hamdel.studies.usecases.sessions import begin_session
from tests.ground.cast import NOW, Player
from tests.studies.conftest import Talk, actor


def test_before_consent_only_thoughts_are_noted(talk: Talk) -> None:
    with pytest.raises(Refused):
        talk.note("گفت گران است")
    with pytest.raises(Refused):
        talk.note("اخم کرد", kind="seen", participant_id=None)  # alone: it is theirs
    thought = talk.note("اتاق سرد بود", kind="thought", participant_id=None)
    talk.agree().note("گفت گران است")
    assert [one.kind for one in notes(session_id=talk.session_id)] == ["thought", "said"]
    assert thought.participant == ""


def test_in_a_group_words_are_somebody_s(group: Talk) -> None:
    group.agree(0, 1)
    for whose in (None, group.people[2]):
        with pytest.raises(Refused) as refused:
            group.note("همه می‌گویند", participant_id=whose)
        assert refused.value.field == "participant_id"
    assert group.note("همه خندیدند", kind="seen", participant_id=None).participant == ""
    assert group.note("من نه", participant_id=group.people[1]).participant == "P2"


def test_observers_write_each_their_own(talk: Talk, sara: Player, reza: Player) -> None:
    talk.agree()
    first = talk.note("گفت «گر", key="k", finished=False)
    same = talk.note("گفت «گر", key="k", finished=False, revision=first.revision)
    assert (same.id, same.revision) == (first.id, first.revision + 1)
    longer = talk.note("گفت «گران است»", key="k", revision=same.revision, finished=False)
    assert longer.id == first.id
    # Another observer with the same key, and another device that saw less, write beside it.
    other = talk.note("نگاهش را دزدید", key="k", kind="seen", by=actor(reza))
    stale = talk.note("چیز دیگر", key="k", revision=1, finished=False)
    assert len({first.id, other.id, stale.id}) == 3
    assert stale.key != "k"
    mine = unfinished(talk.session_id, observer_id=sara.user_id)
    assert mine is not None
    assert mine.text == "چیز دیگر"
    with pytest.raises(Refused):
        remove_note(other.id, by=actor(sara))
    remove_note(other.id, by=actor(reza))
    assert Note.objects.count() == 2


def test_a_mark_is_the_time_in_the_session(talk: Talk) -> None:
    begin_session(talk.session_id, now=NOW.replace(hour=8, minute=20))
    assert talk.agree().note("x").mark == 600
    assert talk.note("y", mark=75).mark == 75
    with pytest.raises(Refused):
        talk.note("z", mark=90_000)
