"""What two customers agree in, told as written and as compared."""

from hamdel.customers.rules.agreeing import Side, agreements


def side(name="", attributes=None, **identifiers):
    kinds = {kind: frozenset(values) for kind, values in identifiers.items()}
    return Side(identifiers=kinds, attributes=attributes or {}, name=name)


def by_field(ours, theirs):
    return {one.field: one for one in agreements(ours, theirs)}


def test_spellings_agree_and_show_their_one_form():
    found = by_field(side("علي رضائي"), side("علی رضایی"))["name"]
    assert (found.ours, found.theirs, found.agrees) == ("علي رضائي", "علی رضایی", True)
    assert len(found.compared) == 1


def test_names_of_two_people_disagree():
    assert by_field(side("علی رضایی"), side("مریم صادقی"))["name"].agrees is False


def test_two_phones_say_nothing_and_two_user_ids_speak_against():
    found = by_field(side(phone=["+1"], user_id=["a"]), side(phone=["+2"], user_id=["b"]))
    assert found["phone"].agrees is None
    assert found["user_id"].agrees is False
    assert by_field(side(phone=["+1", "+3"]), side(phone=["+1"]))["phone"].agrees is True


def test_fields_of_one_side_are_left_out():
    assert by_field(side("علی", phone=["+1"]), side(email=["e"])) == {}


def test_places_agree_after_folding():
    found = by_field(side(attributes={"city": "شيراز"}), side(attributes={"city": "شیراز"}))
    assert found["city"].agrees is True
