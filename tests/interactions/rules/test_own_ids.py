import pytest

from hamdel.interactions.rules.own_ids import id_said


@pytest.mark.parametrize(
    ("said", "kept"),
    [("m-1", "m-1"), ("case:7:2", "said:case:7:2"), ("showcase:7", "showcase:7"), ("", "")],
)
def test_no_sender_takes_an_id_of_ours(said: str, kept: str) -> None:
    assert id_said(said) == kept
