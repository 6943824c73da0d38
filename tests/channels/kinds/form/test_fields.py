import pytest

from hamdel.channels.contracts import Unreadable
from hamdel.channels.kinds.form.fields import filled_in


def test_fields_are_known_by_their_usual_names() -> None:
    filled = filled_in(
        b'{"Your-Name": "Mina", "E-MAIL": "m@x.ir", "tel": 912, "Comment": "Hi", "City": "Shiraz",'
        b' "_next": "/x"}',
        "application/json",
    )
    assert filled.known == {"name": "Mina", "email": "m@x.ir", "phone": "912", "text": "Hi"}
    assert (filled.rest, filled.hidden) == ({"City": "Shiraz"}, {"_next": "/x"})
    assert filled.text == "Hi\n\nCity: Shiraz"


def test_first_and_last_names_make_one() -> None:
    assert filled_in(b"first_name=Mina&last_name=Kazemi&message=x", "").name == "Mina Kazemi"


def test_a_field_given_twice_keeps_both() -> None:
    assert filled_in(b"size=1&size=2&message=x&text=y", "").rest == {"size": "1, 2", "text": "y"}


@pytest.mark.parametrize("body", [b"{", b"[]", b"x", b"\xff=1", b"{" * 100_000])
def test_what_is_no_form_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        filled_in(body, "")
