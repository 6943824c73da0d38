from datetime import timedelta

from hamdel.ideas.rules.codes import LIVES, TRIES, code_digest, judge, new_code, typed_code
from tests.ground.cast import NOW


def test_a_code_has_six_digits_in_any_writing() -> None:
    assert new_code(lambda _below: 7) == "000007"
    assert new_code(lambda below: below - 1) == "999999"
    for said in ("۱۲۳ ۴۵۶", "123-456", " ١٢٣٤٥٦ ", "12\u200c3456"):
        assert typed_code(said) == "123456"
    for said in ("", "12345", "1234567", "12345x", "²34567"):
        assert typed_code(said) == ""


def test_only_the_right_code_in_time_proves() -> None:
    right = code_digest("123456", salt="a", key="k")
    others = [code_digest("123456", salt="b", key="k"), code_digest("123456", salt="a", key="x")]
    assert judge(right, right, tries=TRIES - 1, sent_at=NOW, now=NOW + LIVES) == "right"
    for other in others:
        assert judge(other, right, tries=0, sent_at=NOW, now=NOW) == "wrong"
    assert judge(right, right, tries=TRIES, sent_at=NOW, now=NOW) == "tried"
    late = NOW + LIVES + timedelta(seconds=1)
    assert judge(right, right, tries=0, sent_at=NOW, now=late) == "old"
