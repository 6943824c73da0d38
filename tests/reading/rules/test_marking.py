from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.reader.reading import Weighed
from hamdel.reading.rules.marking import Piece, pieces_of


def test_words_that_weighed_are_marked_and_the_rest_stays() -> None:
    text = "پولم را پس بدهید"
    words = [Weighed(0, 4, "پولم", 2.0), Weighed(8, 10, "پس", -1.0), Weighed(5, 7, "را", 0.01)]
    assert pieces_of(text, words) == (
        Piece("پولم", 2.0), Piece(" را "), Piece("پس", -1.0), Piece(" بدهید"),
    )  # fmt: skip


def test_of_two_that_overlap_the_weightier_is_marked() -> None:
    words = [Weighed(0, 3, "abc", 1.0), Weighed(2, 5, "cde", 2.0)]
    assert pieces_of("abcde", words) == (Piece("ab"), Piece("cde", 2.0))


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40), st.floats(-9, 9)), max_size=6),
)
def test_nothing_of_the_text_is_lost(text: str, spans: list[tuple[int, int, float]]) -> None:
    words = [Weighed(start, end, "", weight) for start, end, weight in spans]
    assert "".join(piece.text for piece in pieces_of(text, words)) == text
