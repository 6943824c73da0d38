"""Who follows a trouble up, and why they."""

from typing import Any

from hamdel.followups.rules.owning import Candidate, Chosen, owner_among


def somebody(number: int, **more: Any) -> Candidate:
    return Candidate(**{"id": number, "name": f"p{number}", "able": True, **more})


def test_nobody_and_the_only_one() -> None:
    assert owner_among([]) is None
    assert owner_among([somebody(4, able=False, free=False)]) == Chosen(
        id=4, reasons=("only_one",)
    )


def test_what_weighs_in_its_order() -> None:
    people = [
        somebody(1, able=False, owns=True, knows=True),
        somebody(2, free=False, owns=True),
        somebody(3, knows=True, followups=3),
        somebody(4, followups=1),
        somebody(5, followups=0, free=False),
        somebody(6, followups=1, work=2),
    ]
    assert owner_among(people) == Chosen(id=2, reasons=("skills", "touchpoint"))
    assert owner_among(people[2:]) == Chosen(id=3, reasons=("knows", "free"))
    assert owner_among(people[3:]) == Chosen(id=4, reasons=("free",))
    assert owner_among([somebody(7, followups=2), somebody(8, followups=1)]) == Chosen(
        id=8, reasons=("fewest",)
    )
    assert owner_among([somebody(9), somebody(8)]) == Chosen(id=8, reasons=())
