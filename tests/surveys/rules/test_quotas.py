from hamdel.surveys.rules.quotas import concerns, is_full
from hamdel.surveys.shapes import Quota
from tests.surveys.asked import asking, question


def test_a_quota_counts_whom_it_names():
    red = Quota(most=2, question="q", option="red")
    assert concerns(Quota(most=2), {})
    for said, counts in (
        ("red", True),
        (["blue", "red"], True),
        ({"a": "red"}, True),
        (None, False),
    ):
        assert concerns(red, {"q": said}) is counts


def test_one_too_many_is_full():
    asked = asking(question("single"), quotas=(Quota(most=2, question="q", option="red"),))
    assert not is_full(asked, {"q": "red"}, lambda _quota: 1)
    assert is_full(asked, {"q": "red"}, lambda _quota: 2)
    assert not is_full(asked, {"q": "blue"}, lambda _quota: 2)
