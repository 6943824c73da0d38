"""Who asks at the same time, each with tables of their own."""

import threading

from hamdel.warehouse.contracts import Beside, Lying, Row
from hamdel.warehouse.engine import ask

EACH = "SELECT SUM(n) + (SELECT COUNT(*) FROM interactions) FROM mine WHERE n > $least"


def moment(number: int) -> Row:
    return Row(number, 1, 1, number, number, None, None, None, None)


def test_each_is_answered_from_what_they_laid_down() -> None:
    found: dict[int, int] = {}

    def asks(who: int) -> None:
        over = Lying(files=(), tail=[moment(n) for n in range(who)], emptied=(), ready=None)
        beside = {"mine": Beside({"n": list(range(1_000 * who))})}
        for _ in range(5):
            ((found[who],),) = ask(EACH, {"least": who}, over=over, beside=beside)

    threads = [threading.Thread(target=asks, args=(who,)) for who in range(1, 9)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == {who: sum(range(who + 1, 1_000 * who)) + who for who in range(1, 9)}
