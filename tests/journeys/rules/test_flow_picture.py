import re

from hamdel.journeys.rules.flow_picture import WIDTH, Drawn, picture

STAGES = ("learn", "weigh", "buy")
WHERE = {"ad": "learn", "shop": "weigh", "cart": "buy", "faq": "weigh"}
FLOWS = [
    Drawn("ad", "shop", 100),
    Drawn("shop", "cart", 40),
    Drawn("cart", "shop", 20),
    Drawn("shop", "faq", 10),
    Drawn("shop", "shop", 30),
    Drawn("action:x", "cart", 5),
]


def drawn(*, rtl=False):
    return picture(FLOWS, STAGES, WHERE, rtl=rtl)


def numbers(path):
    return [float(one) for one in re.findall(r"-?[\d.]+", path)]


def test_columns_are_stages_in_order_of_reading_and_strangers_come_last():
    found = drawn()
    assert [one.key for one in found.columns] == ["learn", "weigh", "buy", ""]
    at = {one.step: one.x for one in found.nodes}
    assert at["ad"] < at["shop"] == at["faq"] < at["cart"] < at["action:x"]
    mirrored = {one.step: one.x for one in drawn(rtl=True).nodes}
    assert mirrored["ad"] > mirrored["shop"] > mirrored["cart"] > mirrored["action:x"]


def test_boxes_stand_apart_the_busiest_on_top_and_count_what_follows_itself():
    found = drawn()
    by_step = {one.step: one for one in found.nodes}
    shop, faq = by_step["shop"], by_step["faq"]
    assert (shop.seen, shop.again, faq.again) == (150, 30, 0)
    assert shop.y + shop.height < faq.y
    assert all(0 <= one.x <= WIDTH - one.width for one in found.nodes)
    assert all(one.y + one.height <= found.height for one in found.nodes)


def test_flows_go_on_back_and_beside_and_the_more_the_wider():
    found = {(one.flow.source, one.flow.target): one for one in drawn().bands}
    assert {pair: one.manner for pair, one in found.items()} == {
        ("ad", "shop"): "on",
        ("shop", "cart"): "on",
        ("cart", "shop"): "back",
        ("shop", "faq"): "beside",
        ("action:x", "cart"): "back",
    }
    assert found["ad", "shop"].width > found["shop", "cart"].width > 1
    assert all(0 <= x <= WIDTH for one in found.values() for x in numbers(one.path)[::2])
    assert all(0 <= y <= drawn().height for one in found.values() for y in numbers(one.path)[1::2])


def test_nothing_is_a_picture_too():
    empty = picture([], STAGES, WHERE, rtl=True)
    assert (empty.nodes, empty.bands, empty.columns) == ((), (), ())
    assert empty.height > 0
