import pytest

from hamdel.surveys.contracts import Refused
from hamdel.surveys.rules.scoring import checked_score, effort_of, group_of


@pytest.mark.parametrize(
    ("kind", "least", "most"), [("nps", 0, 10), ("csat", 1, 5), ("ces", 1, 7)]
)
def test_a_score_lies_on_the_scale_of_its_kind(kind, least, most):
    assert [checked_score(kind, one) for one in (least, most, None)] == [least, most, None]
    for wrong in (least - 1, most + 1, True):
        with pytest.raises(Refused) as refused:
            checked_score(kind, wrong)
        assert refused.value.field == "score"


def test_a_form_has_no_score():
    with pytest.raises(Refused):
        checked_score("form", 3)


def test_ease_is_kept_as_effort():
    assert [effort_of("ces", one) for one in (1, 7, None)] == [7.0, 1.0, None]
    assert effort_of("nps", 7) is None


def test_the_three_groups_of_nps():
    groups = [group_of(one) for one in range(11)]
    assert groups == ["detractor"] * 7 + ["passive"] * 2 + ["promoter"] * 2
