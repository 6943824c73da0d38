"""Two customers side by side."""

import pytest

from hamdel.desk.comparing import compare
from hamdel.desk.people import person_of

pytestmark = pytest.mark.django_db


def lines(company, mine, theirs):
    left, right = (person_of(company.describe(*one)) for one in (mine, theirs))
    assert left
    assert right
    return {line.label: line for line in compare(left, right)}


def test_what_is_hidden_is_compared_but_not_shown(company):
    found = lines(
        company,
        [("user_id", "a"), ("national_id", "0499370899")],
        [("user_id", "b"), ("national_id", "0012345679")],
    )
    line = found["کد ملی"]
    assert (line.left, line.right, line.verdict) == (("•••",), ("•••",), "differs")


def test_phones_agree_however_they_were_written(company):
    found = lines(
        company,
        [("user_id", "a"), ("phone", "0912 555 66 77")],
        [("user_id", "b"), ("phone", "+98 912 555 6677")],
    )
    assert found["تلفن"].verdict == "same"
    assert found["شناسهٔ کاربر"].verdict == "differs"


@pytest.mark.parametrize(
    ("theirs", "verdict"),
    [
        ("فاطمه اسدی", "same"),
        ("فاطمه اسدي", "same"),
        ("فاطم اسدي", "similar"),
        ("فاطمه صابری", "differs"),
        ("کاوه اسدی", "differs"),
    ],
)
def test_names_may_be_alike_without_being_the_same(company, theirs, verdict):
    left = company.describe(("user_id", "a"), name="فاطمه اسدی", city="تهران")
    right = company.describe(("user_id", "b"), name=theirs, city="تهرانک")
    mine, other = person_of(left), person_of(right)
    assert mine
    assert other
    found = {line.label: line for line in compare(mine, other)}
    assert found["نام کامل"].verdict == verdict
    assert found["شهر"].verdict == "differs"
