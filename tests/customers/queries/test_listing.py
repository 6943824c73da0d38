import pytest
from django.db import transaction

from hamdel.customers.public import (
    CustomerFilter,
    count_customers,
    customer_of,
    list_customers,
    merge_customers,
)


@pytest.fixture
def three(town):
    """mina, sara, and a visitor without a name; in the order in which they were met."""
    return town.say_all(
        [
            (
                ("phone:09123456789", "email:mina.kazemi@example.ir"),
                "server",
                {"name": "مینا کاظمی"},
            ),
            (("user_id:sara-7",), "server", {"first_name": "سارا", "last_name": "می‌رزایی"}),
            (("anonymous_id:laptop",), "browser", {}),
        ]
    )


def ids(**asked):
    return [one.id for one in list_customers(**asked).customers]


def test_everybody_newest_first_in_pages(three):
    mina, sara, visitor = three
    first = list_customers(limit=2)
    assert [one.id for one in first.customers] == [visitor, sara]
    assert first.next is not None
    second = list_customers(limit=2, cursor=first.next)
    assert ([one.id for one in second.customers], second.next) == ([mina], None)


@pytest.mark.parametrize(
    "typed",
    [
        "ldkh",  # «مینا» with English keys
        "مینا 0912 345",  # a name and a number in groups
        "۰۹۱۲ ۳۴۵ ۶۷",
        "\x00مینا\ud800",
        "kazemi mina",
        "ةهدش",
    ],
)
def test_found_however_it_is_typed(three, typed):
    found = list_customers(search=typed)
    if typed in {"kazemi mina", "ةهدش"}:
        assert found.customers == ()
    else:
        assert [one.id for one in found.customers] == three[:1]


def test_the_other_keyboard_is_tried_where_words_find_nobody(three):
    assert list_customers(search="ldkh").sought == "مینا"
    assert list_customers(search="مینا").sought == ""
    assert list_customers(search="lllll").sought == ""
    assert count_customers(search="ldkh") == 1


def test_words_of_several_profiles_find_one_customer(three, now):
    mina, sara, _ = three
    with transaction.atomic():
        merge_customers(keep=mina, join=sara, why="", who="sara", now=now)
    assert ids(search="مینا sara-7") == [mina]
    assert ids(search="سارا") == [mina]


@pytest.mark.parametrize(
    ("state", "expected"), [("verified", [1, 0]), ("claimed", []), ("anonymous", [2])]
)
def test_by_how_they_are_known(three, state, expected):
    assert ids(filters=CustomerFilter(state=state)) == [three[n] for n in expected]


def test_by_kind_and_attribute(three):
    assert ids(filters=CustomerFilter(kind="user_id")) == [three[1]]
    assert ids(filters=CustomerFilter(attribute=("first_name", '"سارا"'))) == [three[1]]


def test_counted_up_to_a_bound(three):
    assert count_customers() == 3
    assert count_customers(most=2) == 2
    assert count_customers(search="nobody-there") == 0


def test_a_page_asks_six_questions_at_most(three, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        list_customers(search="ldkh")


def test_shared_people_are_found_by_that(town):
    for n in range(7):
        town.say(f"user_id:u{n}", "phone:02122334455")
    assert len(ids(filters=CustomerFilter(state="shared"))) == 7
    assert customer_of(10**9) is None
