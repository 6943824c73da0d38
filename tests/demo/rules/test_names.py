from random import Random

from hamdel.demo.rules.names import family_name, given_name, misspelt
from hamdel.language.names import similarity


def test_names_have_a_latin_spelling_for_addresses() -> None:
    dice = Random(1)
    for _ in range(300):
        for sex in ("female", "male"):
            name = given_name(dice, sex=sex, province="کردستان")
            assert name.latin.isascii()
            assert name.latin.isalpha()
        assert family_name(dice, province="گیلان").latin.isalpha()


def test_names_of_a_province_are_more_common_there() -> None:
    dice = Random(1)
    there = sum(
        given_name(dice, sex="female", province="کردستان").latin == "zhina" for _ in range(900)
    )
    elsewhere = sum(
        given_name(dice, sex="female", province="یزد").latin == "zhina" for _ in range(900)
    )
    assert there > 5
    assert elsewhere == 0


def test_a_slip_changes_a_name_a_little() -> None:
    dice = Random(1)
    for name in ("سارا کاظمی", "علی‌رضا رضایی", "ندا"):
        wrong = misspelt(name, dice)
        assert wrong != name
        assert similarity(name, wrong) > 0.7
