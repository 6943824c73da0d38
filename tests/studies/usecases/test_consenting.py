"""Consent, thanks, and taking it back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamdel.platform.stored_files import path_of
from hamdel.studies.contracts import NoSuch, Refused
from hamdel.studies.models import File, Note, Quote
from hamdel.studies.queries.studies import participants, study
from hamdel.studies.usecases.codebook import add_theme
from hamdel.studies.usecases.coding import code_quote, take_quote
from hamdel.studies.usecases.consenting import (
    add_participants,
    decline,
    give_thanks,
    record_consent,
    withdraw_consent,
)
from hamdel.studies.usecases.noting import add_file
from tests.ground.cast import NOW
from tests.studies.conftest import Talk


def test_consent_is_kept_with_its_words(talk: Talk) -> None:
    talk.agree()
    (one,) = participants(talk.study_id)
    assert (one.state, one.consent_how, one.consent_by) == ("agreed", "spoken", "سارا احمدی")
    assert (one.consent_wording, one.consent_at) == ("می‌شنویم و یادداشت برمی‌داریم.", NOW)
    with pytest.raises(Refused):
        decline(talk.study_id, one.id, by=talk.by, now=NOW)
    give_thanks(talk.study_id, one.id, promised="کارت ۵۰۰", given="کارت", by=talk.by, now=NOW)
    (one,) = participants(talk.study_id)
    assert (one.thanks_promised, one.thanks_given, one.thanks_given_at) == (
        "کارت ۵۰۰", "کارت", NOW,
    )  # fmt: skip


def test_nobody_is_asked_twice_or_out_of_nothing(talk: Talk) -> None:
    again = add_participants(talk.study_id, talk.profiles, now=NOW)
    assert again == talk.people
    with pytest.raises(Refused):
        add_participants(talk.study_id, [2**40], now=NOW)
    with pytest.raises(NoSuch):
        record_consent(talk.study_id + 9, talk.people[0], how="spoken", by=talk.by, now=NOW)


def test_withdrawing_erases_words_codes_and_recordings(
    group: Talk, django_capture_on_commit_callbacks
) -> None:
    group.agree()
    theirs = group.note("دیر رسید")
    kept = group.note("زود رسید", participant_id=group.people[1])
    code_quote(
        take_quote(theirs.id, "دیر", by=group.by, now=NOW),
        [add_theme(group.study_id, "تحویل")],
        by=group.by,
        now=NOW,
    )
    sound = SimpleUploadedFile("all.ogg", b"all", "audio/ogg")
    recorded = add_file(
        group.session_id, sound, theirs=True, participant_id=None, by=group.by, now=NOW
    )
    ours = SimpleUploadedFile("sketch.png", b"ours", "image/png")
    add_file(group.session_id, ours, theirs=False, participant_id=None, by=group.by, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert withdraw_consent(group.study_id, group.people[0], by=group.by, now=NOW) == 1
        assert withdraw_consent(group.study_id, group.people[0], by=group.by, now=NOW) == 0
    assert list(Note.objects.values_list("pk", flat=True)) == [kept.id]
    assert not Quote.objects.exists()
    assert list(File.objects.values_list("name", flat=True)) == ["sketch.png"]
    assert not path_of("studies", recorded.stored).exists()
    assert study(group.study_id).people == 2
    with pytest.raises(Refused):
        group.note("باز هم")
    with pytest.raises(Refused):
        record_consent(group.study_id, group.people[0], how="signed", by=group.by, now=NOW)
    more = SimpleUploadedFile("again.ogg", b"x", "audio/ogg")
    with pytest.raises(Refused):
        add_file(group.session_id, more, theirs=True, participant_id=None, by=group.by, now=NOW)


def test_alone_in_a_session_everything_is_about_them(talk: Talk) -> None:
    talk.agree().note("گفت")
    talk.note("به گمانم ناراحت بود", kind="thought", participant_id=None)
    assert withdraw_consent(talk.study_id, talk.people[0], by=talk.by, now=NOW) == 2
    assert not Note.objects.exists()
