"""The vision as it is kept."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamdel.stories.contracts import Section
from hamdel.stories.rules.vision import Changed, as_rows, changed, of_rows, without_empty

# A machine that is busy draws slowly; what is tested is pure.
QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.sampled_from(["", " ", "گوش", " قول "])
SECTION = st.builds(Section, WORDS, WORDS, st.lists(st.integers(1, 3), max_size=4).map(tuple))


@QUICK
@given(st.lists(SECTION, max_size=5))
def test_what_is_kept_is_read_again(sections: list[Section]) -> None:
    assert of_rows(as_rows(sections)) == tuple(sections)
    kept = without_empty(sections)
    assert without_empty(kept) == kept
    assert all(len(set(one.story_ids)) == len(one.story_ids) for one in kept)


def test_what_a_version_changed() -> None:
    old = (Section("گوش", "a"), Section("قول", "b"), Section("خانه", "c"))
    new = (Section("گوش", "a"), Section("قول", "b", (3,)), Section("راه", ""))
    assert changed(old, new) == Changed(came=("راه",), went=("خانه",), rewritten=("قول",))
    assert changed((), old).came == ("گوش", "قول", "خانه")
