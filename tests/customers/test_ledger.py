"""Two processes that meet the same people at the same time make each of them once."""

from collections import Counter
from threading import Barrier, Thread

from django.db import connections

from hamdel.customers.models import Identifier, Profile
from hamdel.customers.public import Claim, Recognizer
from hamdel.platform.rawdb import open_own

GROUPS, GROUP = 12, 40


def test_two_writers_at_once(transactional_db):
    together = Barrier(2)
    results: list[dict[str, int]] = []
    failures: list[BaseException] = []
    threads = [Thread(target=write, args=(n, together, results, failures)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert results[0] == results[1]
    homes = Counter(Identifier.objects.filter(home=True).values_list("kind", "value", "verified"))
    assert set(homes.values()) == {1}
    assert Profile.objects.count() == len(set(results[0].values()))


def write(n, together, results, failures):
    raw = open_own()
    try:
        recognizer = Recognizer(raw)
        found: dict[str, int] = {}
        for group in range(GROUPS):
            people = [f"u{group}-{one}" for one in range(GROUP)]
            claims = [
                Claim((("user_id", user, True), ("email", f"{user}@mail.ir", True)), at=1)
                for user in (people if n == 0 else reversed(people))
            ]
            together.wait(timeout=30)
            raw.begin()
            profiles = recognizer.recognize(claims)
            raw.commit()
            found |= {
                claim.identifiers[0][1]: profile
                for claim, profile in zip(claims, profiles, strict=True)
            }
        results.append(found)
    except BaseException as error:  # noqa: BLE001 - told to the test
        failures.append(error)
        together.abort()
    finally:
        raw.close()
        connections.close_all()
