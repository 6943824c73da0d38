"""Names that not everybody may see."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamdel.stories.rules.masking import mask_person

# A machine that is busy draws slowly; what is tested is pure.
QUICK = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NAME = "مینا کاظمی"
LETTERS = st.lists(st.sampled_from("مینا کاظ\u200cضرعل(12 "), max_size=30).map("".join)


@pytest.mark.parametrize(
    "text",
    [
        "مینا کاظمی زنگ زد", "خانم كاظمي زنگ زد", "مینا‌کاظمی", "با مینا حرف زدم", "«مینا»",
        "mina.kazemi@example.ir", "۰۹۱۲ ۳۴۵ ۶۷ ۸۹", "+98-912-345-6789", "6037991234561234",
    ],
)  # fmt: skip
def test_what_tells_who_it_is_goes(text: str) -> None:
    hidden = mask_person(text, NAME)
    for word in ("مینا", "کاظمی", "كاظمي", "mina", "۳۴۵", "345", "6037"):
        assert word not in hidden


def test_the_rest_stays() -> None:
    told = "مینامه و کاظمیه سه بار در ۲۰ دقیقه آمدند؛ ۱٬۲۵۰٬۰۰۰ تومان"
    assert mask_person(told, NAME) == told
    assert mask_person("سارا آمد", "") == "سارا آمد"
    assert mask_person("علی‌رضا و علیرضا", "علی‌رضا") == mask_person("علیرضا و علی‌رضا", "علیرضا")


@QUICK
@given(
    st.text("مینا کاظ‌ضرعلی(12 ", max_size=30),
    st.sampled_from([NAME, "علی‌رضا رضایی", "Sam O'Neil", "(", "ا"]),
)
def test_once_is_enough(text: str, name: str) -> None:
    once = mask_person(text, name)
    assert len(mask_person(once, name)) <= len(once) + 8
    assert name not in once or len(name) < 3
