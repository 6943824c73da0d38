import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.names import family_names_agree, fold_name, initials, similarity

NAMES = st.text(alphabet="علیرضامحپوسد aliReza\u200c.", max_size=30)


@pytest.mark.parametrize(
    ("spelling", "folded"),
    [
        ("علی‌رضا", "علیرضا"),
        ("علي رضا", "علیرضا"),
        ("آقای دکتر سید علي رضائي", "علی رضایی"),
        ("علی رضا رضایی", "علیرضا رضایی"),
        ("عبد الله نوری", "عبدالله نوری"),
        ("مریم رستم زاده", "مریم رستمزاده"),
        ("رضا پور محمدی", "رضا پورمحمدی"),
        ("مریم راد", "مریم راد"),
        ("Dr. Ali Reza O'Hara", "alireza ohara"),
        ("دکتر", "دکتر"),
        ("", ""),
    ],
)
def test_spellings_of_one_name(spelling, folded):
    assert fold_name(spelling) == folded


@pytest.mark.parametrize(
    ("a", "b", "least"),
    [
        ("علي رضائي", "علی رضایی", 1),
        ("مریم رستمی", "خانم رستمی مریم", 1),
        ("پورمحمدی", "پور محمدی", 0.95),
        ("Maryam Rostami", "مریم رستمی", 0.95),
        ("Fatemeh Hosseini", "فاطمه حسینی", 0.95),
        ("مریم ابراهیمی", "مریم ابراهمی", 0.9),
        ("مریم رستمی", "رستمی", 0.6),
    ],
)
def test_like_names_score(a, b, least):
    assert least <= similarity(a, b) <= 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("علی کریمی", "علی رحیمی"),
        ("سارا احمدی", "مینا کاظمی"),
        ("Sara Karimi", "مریم رستمی"),
        ("", "علی"),
        ("🌹", "علی"),
    ],
)
def test_unlike_names_do_not(a, b):
    assert similarity(a, b) < 0.5


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("خانم رستمی", "مریم رستمی", True),
        ("علی رضایی تهرانی", "مینا رضائي", True),
        ("مریم رستمی", "رستمی مریم", True),
        ("Rostami, Maryam", "مریم رستمی", True),
        ("سارا طاهری", "علی تاهری", True),
        ("سارا احمدی", "علی محمدی", False),
        ("سارا حسینی", "علی حسنی", False),
        ("Sara Karimi", "مریم رستمی", False),
        ("مریم ابراهیمی", "مریم ابراهمی", None),
        ("مریم", "علی کریمی", None),
        ("آقای علی", "علی کریمی", None),
        ("", "علی کریمی", None),
    ],
)
def test_families(a, b, agree):
    assert family_names_agree(a, b) is agree
    assert family_names_agree(b, a) is agree


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("مریم رستمی", "م\u200cر"),
        ("Maryam Sara Rostami", "MR"),
        ("آرش", "آ"),
        ("سید علی رضوی", "ع\u200cر"),
        ("دکتر", "د"),
        ("(ali)", "A"),
        ("🌹", ""),
        ("", ""),
    ],
)
def test_initials(name, short):
    assert initials(name) == short


@given(NAMES, NAMES)
def test_comparing_is_fair(a, b):
    assert similarity(a, b) == pytest.approx(similarity(b, a), abs=0.05)
    assert 0 <= similarity(a, b) <= 1
    assert family_names_agree(a, b) is family_names_agree(b, a)
    assert similarity(a, a) == (1.0 if fold_name(a) else 0.0)


@given(st.text())
def test_nothing_raises(text):
    fold_name(text)
    initials(text)
    similarity(text, "مریم رستمی")
    family_names_agree(text, "مریم رستمی")
