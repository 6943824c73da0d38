import pytest

from hamdel.language.name_skeleton import is_persian, skeleton, sounds_of


@pytest.mark.parametrize(
    ("persian", "latin"),
    [
        ("مریم رستمی", "maryam rostami"),
        ("فاطمه خسروی", "fateme khosravi"),
        ("محمد شجاعی", "mohammad shojaei"),
        ("ژاله قربانی", "zhaleh ghorbani"),
        ("داوود چراغی", "davood cheraghi"),
    ],
)
def test_scripts_meet_in_consonants(persian, latin):
    assert skeleton(persian) == skeleton(latin) != []


def test_letters_of_one_sound():
    assert sounds_of("طاهری") == sounds_of("تاحری")
    assert sounds_of("قاسمی") != sounds_of("کاظمی")


def test_script_of_a_name():
    assert is_persian("علی") is True
    assert is_persian("Ali ۱۲") is False
