"""The codebook over rows."""

import pytest

from hamdel.studies.contracts import NoSuch, Refused
from hamdel.studies.queries.coding import deeds, quotes, themes
from hamdel.studies.usecases.codebook import (
    add_theme,
    merge_themes,
    remove_theme,
    rename_theme,
    split_theme,
    take_back,
)
from hamdel.studies.usecases.coding import code_quote, forget_coding, place_quote, take_quote
from tests.ground.cast import NOW, Player
from tests.studies.conftest import Talk, actor


def chosen(study_id: int) -> dict[str, dict[str, set[str]]]:
    """Of each quote, by its words: coder → names of themes."""
    names = {one.id: one.name for one in themes(study_id)}
    return {
        one.text: {one.coders[w]: {names[t] for t in ids} for w, ids in one.codings.items()}
        for one in quotes(study_id)
    }


def test_themes_are_merged_split_and_taken_back(talk: Talk, reza: Player) -> None:
    study, by, other = talk.agree().study_id, talk.by, actor(reza)
    note = talk.note("دیر رسید و کسی خبر نداد")
    late, silent = (
        take_quote(note.id, text, by=by, now=NOW) for text in ("دیر رسید", "کسی خبر نداد")
    )
    assert take_quote(note.id, "دیر رسید", by=by, now=NOW) == late
    slow, mute = add_theme(study, "دیر"), add_theme(study, "بی‌خبر")
    code_quote(late, [slow], by=by, now=NOW)
    code_quote(late, [slow, mute], by=other, now=NOW)
    code_quote(silent, [mute], by=by, now=NOW)
    before = chosen(study)

    merged = merge_themes(study, gone=mute, kept=slow, by=by, now=NOW)
    assert chosen(study)["کسی خبر نداد"] == {by.name: {"دیر"}}
    apart = split_theme(study, slow, "خبر", quote_ids=[silent], by=by, now=NOW)
    assert chosen(study)["کسی خبر نداد"] == {by.name: {"خبر"}}
    assert [one.what for one in deeds(study)] == ["split", "merge"]
    with pytest.raises(Refused):
        take_back(study, merged, now=NOW)
    take_back(study, apart, now=NOW)
    take_back(study, merged, now=NOW)
    assert chosen(study) == before
    assert deeds(study) == []
    with pytest.raises(NoSuch):
        take_back(study, merged, now=NOW)


def test_what_is_no_theme_or_no_quote(talk: Talk) -> None:
    study, by = talk.agree().study_id, talk.by
    note = talk.note("ارزان بود")
    quote = take_quote(note.id, "ارزان", by=by, now=NOW)
    one, other = add_theme(study, "بها"), add_theme(study, "کیفیت")
    for wrong in (
        lambda: take_quote(note.id, "گران", by=by, now=NOW),
        lambda: code_quote(quote, [2**40], by=by, now=NOW),
        lambda: place_quote(quote, touchpoint="nowhere"),
        lambda: place_quote(quote, tone="so-so"),
        lambda: rename_theme(study, one, "کیفیت"),
        lambda: merge_themes(study, gone=one, kept=one, by=by, now=NOW),
        lambda: split_theme(study, one, "تازه", quote_ids=[quote], by=by, now=NOW),
    ):
        with pytest.raises(Refused):
            wrong()
    code_quote(quote, [other], by=by, now=NOW)
    with pytest.raises(Refused):
        remove_theme(study, other, now=NOW)
    forget_coding(quote, by=by)
    remove_theme(study, other, now=NOW)
    assert [theme.name for theme in themes(study)] == ["بها"]
    remove_theme(study, other, back=True, now=NOW)
    assert add_theme(study, " کیفیت ") == other
