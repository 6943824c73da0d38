import pytest
from django.db import transaction

from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.matcher import Matcher
from hamdel.touchpoints.models import Kind
from hamdel.touchpoints.queries import touchpoint_by_key

pytestmark = pytest.mark.django_db


def known(key):
    """The touchpoint of a key, which is there."""
    found = touchpoint_by_key(key)
    assert found is not None
    return found


FORM = {
    "name_fa": "پیگیری ارسال",
    "name_en": "Delivery tracking",
    "stage": "support",
    "owner": "",
    "usual_channel": "web",
    "usual_device": "mobile",
    "effort": "2",
    "cost_toman": "۲٬۵۰۰٬۰۰۰",
    "purpose": "خبر دادن پیش از پرسیدن",
    "rule_action": ["Delivery *", ""],
    "rule_channel": ["*", "*"],
    "rule_device": ["*", "*"],
}


@pytest.fixture
def zebra():
    with transaction.atomic():
        matcher = Matcher(of_django())
        triples = [("web", "mobile", "Invoice Zebra"), ("app", "mobile", "invoice_zebra")]
        Kind.objects.all().delete()
        ids = matcher.kinds([*triples, ("web", "laptop", "Lion Slept")], 1)
        Kind.objects.filter(pk__in=ids).update(touchpoint=None)
        matcher.note_seen({ids[0]: 7, ids[1]: 2, ids[2]: 3}, 2)
    return ids


def test_the_catalogue_by_stage(sara, django_assert_max_num_queries):
    sara.get("/touchpoints/")
    with django_assert_max_num_queries(12):
        page = sara.get("/touchpoints/").content.decode()
    assert "بازاریابی محتوایی" in page
    assert "پشتیبانی پس از خرید" in page
    assert "نقطهٔ تماس تازه" not in page


def test_the_catalogue_in_english(reza):
    reza.cookies["django_language"] = "en"
    page = reza.get("/touchpoints/").content.decode()
    assert "Content marketing" in page
    assert "New touchpoint" in page


def test_unplaced_actions_are_one_row_each_the_most_seen_first(reza, zebra):
    rows = reza.get("/touchpoints/unmatched").context["waiting"]
    assert [(row.kind.action, row.seen) for row in rows] == [
        ("Invoice Zebra", 9),
        ("Lion Slept", 3),
    ]
    assert "billing" in [offer.key for offer in rows[0].offers]


def test_placed_with_one_press_and_taken_back(reza, zebra):
    placed = reza.post(
        f"/touchpoints/kinds/{zebra[0]}/place",
        {"touchpoint": "billing", "everywhere": "1"},
        headers={"HX-Request": "true"},
    )
    piece = placed.content.decode()
    assert 'id="unmatched-lead" hx-swap-oob="true"' in piece
    assert "۱ گونهٔ تعامل، که ۳ بار دیده شده" in piece
    assert "undo" in placed.headers["HX-Trigger"]
    billing = known("billing")
    assert (billing.kinds, billing.seen) == (2, 9)
    undo = placed.headers["HX-Trigger"].split('"undo": "')[1].split('"')[0]
    assert reza.post(undo).status_code == 302
    assert known("billing").kinds == 0


def test_the_last_one_placed_draws_the_page_anew(reza, zebra):
    headers = {"HX-Request": "true"}
    given = {"touchpoint": "billing", "everywhere": "1"}
    reza.post(f"/touchpoints/kinds/{zebra[0]}/place", given, headers=headers)
    answer = reza.post(f"/touchpoints/kinds/{zebra[2]}/place", given, headers=headers)
    assert answer.headers["HX-Refresh"] == "true"
    assert "۳ تعامل" in reza.get("/touchpoints/unmatched").content.decode()


def test_the_same_count_stands_everywhere(reza, zebra):
    page = reza.get("/touchpoints/unmatched")
    assert page.context["count"] == len(page.context["waiting"]) == 2
    assert reza.get("/touchpoints/").context["page"].unmatched == 2


def test_keys_are_told_to_those_who_can_use_them(reza, nima, zebra):
    assert "touchpoints-hint" in reza.get("/touchpoints/unmatched").content.decode()
    assert "touchpoints-hint" not in nima.get("/touchpoints/unmatched").content.decode()
    Kind.objects.filter(pk__in=zebra[:2]).delete()
    page = reza.get("/touchpoints/unmatched")
    assert page.context["offered"] is any(row.offers for row in page.context["waiting"])


def test_without_scripts_it_works_as_well(reza, zebra):
    answer = reza.post(
        f"/touchpoints/kinds/{zebra[0]}/place", {"touchpoint": "billing"}, follow=True
    )
    assert "صورتحساب و پرداخت" in answer.content.decode()


def test_a_new_touchpoint(reza):
    made = reza.post("/touchpoints/new", FORM)
    assert made.url == "/touchpoints/delivery_tracking/"
    facts = known("delivery_tracking")
    assert facts.cost_irr == 25_000_000
    assert [rule.action for rule in facts.rules] == ["Delivery *"]
    page = reza.get(made.url).content.decode()
    assert "پیگیری ارسال" in page
    assert "۲٬۵۰۰٬۰۰۰" in page
    again = {**FORM, "key": facts.key, "cost_toman": "۲٬۵۰۰٬۰۰۰"}
    assert reza.post(made.url, again).status_code == 302
    assert known("delivery_tracking").cost_irr == 25_000_000


@pytest.mark.parametrize(
    "change", [{"name_fa": ""}, {"stage": "limbo"}, {"cost_toman": "زیاد"}, {"rule_action": ["*"]}]
)
def test_what_is_wrong_comes_back_marked(reza, change):
    answer = reza.post("/touchpoints/new", {**FORM, **change})
    assert answer.status_code == 422
    assert touchpoint_by_key("delivery_tracking") is None


def test_an_owner_is_chosen(reza, sara):
    facts = known("billing")
    form = {**FORM, "owner": str(sara.user_id), "name_en": "Billing"}
    reza.post("/touchpoints/billing/", form)
    assert known("billing").owner_id == sara.user_id
    assert facts.owner_id is None
    assert "مسئول: سارا احمدی" in reza.get("/touchpoints/").content.decode()


def test_put_away_and_brought_back(reza):
    reza.post("/touchpoints/loyalty/archive")
    assert known("loyalty").archived
    reza.post("/touchpoints/loyalty/archive")
    assert not known("loyalty").archived


def test_agents_read_and_strangers_do_not(sara, stranger, zebra):
    assert sara.get("/touchpoints/billing/").status_code == 200
    assert sara.post("/touchpoints/billing/", FORM).status_code == 403
    assert (
        sara.post(f"/touchpoints/kinds/{zebra[0]}/place", {"touchpoint": "billing"}).status_code
        == 403
    )
    for path in ("", "new", "unmatched", "billing/"):
        assert stranger.get(f"/touchpoints/{path}").status_code == 302


def test_what_is_not_there(reza):
    assert reza.get("/touchpoints/nothing/").status_code == 404
    assert (
        reza.post("/touchpoints/kinds/999999/place", {"touchpoint": "billing"}).status_code == 404
    )
    assert reza.post("/touchpoints/placings/999999/undo").status_code == 404
