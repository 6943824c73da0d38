from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.entities.same_length import same_length


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(same_length(text)) == len(text)


def test_spells_one_way() -> None:
    assert same_length("يكۀ ٪١۲3 é\u200f–\u00a0X") == "یکه %123 e\u200c- x"
