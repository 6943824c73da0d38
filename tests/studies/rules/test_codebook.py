"""Merging and splitting themes, and taking it back."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamdel.studies.rules.codebook import applied, merge, parted, split

# A machine that is busy draws slowly; what is tested is pure.
QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PAIRS = st.frozensets(st.tuples(st.integers(1, 6), st.integers(1, 4)))


@QUICK
@given(PAIRS)
def test_a_merge_taken_back_is_as_it_was(pairs: frozenset[tuple[int, int]]) -> None:
    change = merge(pairs, gone=1, kept=2)
    after = applied(pairs, change)
    assert not [one for one in after if one[1] == 1]
    assert {c for c, t in after if t == 2} == {c for c, t in pairs if t in (1, 2)}
    assert applied(after, parted(after, change, into=1)) == pairs


@QUICK
@given(PAIRS, st.frozensets(st.integers(1, 6)))
def test_a_split_merged_again_is_as_it_was(
    pairs: frozenset[tuple[int, int]], codings: frozenset[int]
) -> None:
    change = split(pairs, theme=1, new=9, codings=codings)
    after = applied(pairs, change)
    assert {c for c, t in after if t == 9} == {c for c, t in pairs if t == 1 and c in codings}
    assert applied(after, merge(after, gone=9, kept=1)) == pairs


@QUICK
@given(PAIRS, st.integers(1, 6))
def test_what_a_coder_took_off_stays_off(pairs: frozenset[tuple[int, int]], coding: int) -> None:
    change = merge(pairs, gone=1, kept=2)
    since = frozenset(one for one in applied(pairs, change) if one != (coding, 2))
    now = applied(since, parted(since, change, into=1))
    assert not {(coding, 1), (coding, 2)} & now
    assert {one for one in now if one[0] != coding} == {one for one in pairs if one[0] != coding}
