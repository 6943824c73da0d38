from hamdel.journeys.rules.mix import Way, mix_of


def way(stage, channel, device, seen, *, contact=False, ended=(0, 0)):
    return Way(
        stage=stage, channel=channel, device=device, contact=contact, seen=seen,
        succeeded=ended[0], ended=ended[1],
    )  # fmt: skip


def test_stages_in_order_with_channels_devices_and_where_people_turn_to_us():
    ways = [
        way("buy", "web", "mobile", 60, ended=(10, 20)),
        way("buy", "web", "desktop", 20),
        way("buy", "phone", "mobile", 20, contact=True),
        way("", "kiosk", "kiosk", 3),
    ]
    learn, buy, nowhere = mix_of(ways, ["learn", "buy"])
    assert (learn.stage, learn.seen, learn.channels, learn.busiest) == ("learn", 0, (), None)
    assert (buy.seen, buy.contacts) == (100, 20)
    assert [(one.key, one.seen, one.share) for one in buy.channels] == [
        ("web", 80, 0.8),
        ("phone", 20, 0.2),
    ]
    assert [(one.key, one.seen, one.contacts) for one in buy.devices] == [
        ("mobile", 80, 20),
        ("desktop", 20, 0),
    ]
    assert buy.busiest is buy.channels[1]
    assert (buy.channels[0].success_rate, buy.channels[1].success_rate) == (0.5, None)
    assert buy.channels[0].interval[0] < 0.8 < buy.channels[0].interval[1]
    assert (nowhere.stage, nowhere.seen) == ("", 3)


def test_nothing_unplaced_is_no_stage():
    assert [one.stage for one in mix_of([], ["learn"])] == ["learn"]
