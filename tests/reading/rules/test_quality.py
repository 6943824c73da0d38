from hamdel.reading.rules.quality import Judged, by_class, confusions, coverage_curve

ROWS = [
    Judged(1, "refund", "refund", 0.9),
    Judged(2, "refund", "cancel_order", 0.4),
    Judged(3, "refund", "cancel_order", 0.5),
    Judged(4, "other", "other", 0.8),
]


def test_precision_and_recall_of_each_label() -> None:
    found = {one.label: one for one in by_class(ROWS)}
    assert found["refund"].precision == 1 / 3
    assert found["refund"].recall == 1.0
    assert found["cancel_order"].precision is None
    assert found["cancel_order"].recall == 0.0
    assert next(iter(found)) == "cancel_order"  # what people said most comes first


def test_confusions_name_their_messages() -> None:
    (one,) = confusions(ROWS)
    assert (one.label, one.said, one.count, one.examples) == ("cancel_order", "refund", 2, (3, 2))


def test_coverage_begins_with_the_surest() -> None:
    curve = coverage_curve(ROWS, points=4)
    assert [point.accuracy for point in curve] == [1.0, 1.0, 2 / 3, 0.5]
    assert [point.coverage for point in curve] == [0.25, 0.5, 0.75, 1.0]
    assert curve[0].sure == 0.9
    assert coverage_curve([]) == []
