import pytest

from hamdel.language.reader.faces import faces_of


@pytest.mark.parametrize(
    ("typed", "feeling"),
    [
        ("😂", "#happy"),
        ("❤️", "#love"),
        ("😡", "#angry"),
        (":(", "#sad"),
        (":-)", "#happy"),
        ("<3", "#love"),
        ("🚚", "#emoji"),
    ],
)
def test_a_face_shows_a_feeling(typed: str, feeling: str) -> None:
    assert faces_of(typed)[0] == feeling


def test_marks_are_no_faces() -> None:
    assert faces_of("!!") == faces_of("...") == ()
