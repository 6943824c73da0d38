"""A small random world, the rules one may ask of it, and a plain reading of them: no SQL."""

import json
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from hamdel.customers.models import Attribute, Consent, Identifier, Profile, Purchase
from hamdel.customers.rules.purchases import later_of
from hamdel.interactions.models import Interaction, Signal
from hamdel.interactions.presence import count_traces
from hamdel.platform.instants import from_micros, to_micros
from hamdel.touchpoints.models import Kind, Stage, Touchpoint
from tests.ground.cast import NOW

DAY = 86_400_000_000
AT = to_micros(NOW)
EIGHTHS = [n / 8 for n in range(-8, 9)]


@dataclass
class World:
    """Everything that was made, as plain rows."""

    owner: dict[int, int]
    attributes: list[tuple[int, int, str, Any, bool, int]]
    identifiers: list[tuple[int, str, bool]]
    consents: list[tuple[int, int, str, str, str, int]]
    moments: list[dict[str, Any]]
    purchases: list[dict[str, Any]]

    def of(self, customer: int) -> set[int]:
        return {one for one, whose in self.owner.items() if whose == customer}


def make_world(dice: Random) -> World:
    """People of one to three profiles, with all that rules ask for."""
    owner = _profiles(dice)
    ids = sorted(owner)
    world = World(owner, [], [], [], [], [])
    for one in ids:
        for name in dice.sample(["city", "plan", "age"], dice.randrange(3)):
            value = dice.choice(["قم", "Qom", 5, 7.5, "12", True, "50%_x"])
            verified, at = dice.random() < 0.5, AT - dice.randrange(5) * DAY
            row = Attribute.objects.create(
                profile_id=one, name=name, verified=verified, source="x",
                value=json.dumps(value, ensure_ascii=False), at=from_micros(at),
            )  # fmt: skip
            world.attributes.append((row.pk, one, name, value, verified, at))
        for kind in dice.sample(["phone", "email"], dice.randrange(3)):
            verified = dice.random() < 0.5
            Identifier.objects.create(
                kind=kind, value=f"{kind}{one}", profile_id=one, verified=verified, home=True,
                source="x", first_seen_at=NOW,
            )  # fmt: skip
            world.identifiers.append((one, kind, verified))
        if dice.random() < 0.5:
            state, at = dice.choice(["granted", "refused"]), AT - dice.randrange(3) * DAY
            said = Consent.objects.create(
                profile_id=one,
                purpose="news",
                channel="*",
                state=state,
                source="x",
                at=from_micros(at),
            )
            world.consents.append((said.pk, one, "news", "*", state, at))
    _moments(world, ids, dice)
    _purchases(world, ids, dice)
    return world


def _profiles(dice: Random) -> dict[int, int]:
    owner: dict[int, int] = {}
    for _ in range(8):
        rows = [
            Profile.objects.create(customer_id=0, created_at=NOW)
            for _ in range(dice.choice([1, 1, 2, 3]))
        ]
        for row in rows:
            row.customer_id = rows[0].pk
            row.save()
            owner[row.pk] = rows[0].pk
    return owner


def _moments(world: World, ids: list[int], dice: Random) -> None:
    stage = Stage.objects.order_by("pk")[0]
    place = Touchpoint.objects.create(
        key=f"t{dice.random()}", name_fa="t", name_en="t", stage=stage
    )
    kinds = [
        Kind.objects.create(
            channel=dice.choice(["web", "phone"]), device=dice.choice(["mobile", "laptop"]),
            action=f"{n} {dice.random()}", touchpoint=dice.choice([place, None]),
            first_seen_at=NOW, last_seen_at=NOW,
        )
        for n in range(5)
    ]  # fmt: skip
    traces = []
    for n in range(60):
        kind = dice.choice(kinds)
        said, read = dice.choice([None, *EIGHTHS]), dice.choice([None, *EIGHTHS])
        at = AT - dice.randrange(40) * DAY + dice.choice([0, 0, 1, -1])
        one: dict[str, Any] = {
            "profile": dice.choice(ids), "at": at, "outcome": dice.choice([None, "failure", "success"]),
            "channel": kind.channel, "device": kind.device, "action": kind.action,
            "touchpoint": kind.touchpoint.key if kind.touchpoint else None,
            "stage": stage.key if kind.touchpoint else None,
            "felt": said if read is None else read, "intent": dice.choice([None, "complaint"]),
        }  # fmt: skip
        row = Interaction.objects.create(
            message_key=dice.randbytes(16), message_id=str(n), type=1, profile_id=one["profile"],
            kind=kind, occurred_at=from_micros(at), received_at=NOW, outcome=one["outcome"], sentiment=said,
            payload="{}",
        )  # fmt: skip
        if read is not None or one["intent"]:
            Signal.objects.create(
                interaction=row, language="fa", sentiment=read, intent=one["intent"], version=1
            )
        world.moments.append(one)
        traces.append((one["profile"], kind.pk, at, one["felt"]))
    count_traces(traces)


def _purchases(world: World, ids: list[int], dice: Random) -> None:
    for _ in range(20):
        one = dice.choice(ids)
        facts = {
            "state": dice.choice(["placed", "refunded", "paid"]),
            "total": Decimal(dice.randrange(1, 5) * 100),
            "currency": dice.choice(["IRR", "IRR", "USD"]),
        }
        times = {name: AT - dice.randrange(4) * DAY for name in facts if dice.random() < 0.8}
        at = AT - dice.randrange(40) * DAY
        order = str(dice.randrange(6))
        _, made = Purchase.objects.get_or_create(
            profile_id=one, kind="order", order_id=order,
            defaults={**facts, "said_at": json.dumps(times), "bought_at": from_micros(at), "changed_at": NOW,
                      "source": "x"},
        )  # fmt: skip
        if made:
            world.purchases.append(
                {"profile": one, "order": order, "facts": {n: facts[n] for n in times},
                 "kept": facts, "times": times, "at": at}
            )  # fmt: skip


def holds(rule: dict[str, Any], customer: int, world: World) -> bool:
    """Whether a rule (as JSON) holds of a customer, read plainly."""
    kind = rule["rule"]
    if kind in {"all", "any", "none"}:
        said = [holds(one, customer, world) for one in rule["of"]]
        return {"all": all(said), "any": any(said), "none": not any(said)}[kind]
    return bool(_PLAIN[kind](rule, world.of(customer), world))


def _attribute(rule, mine, world):
    said = [row for row in world.attributes if row[1] in mine and row[2] == rule["name"]]
    test, wanted = rule["test"], rule.get("value")
    if not said:
        return test in {"unknown", "is_not"}
    value = max(said, key=lambda row: (row[4], row[5], row[0]))[3]
    number = float(value) if not isinstance(value, bool) and _is_number(value) else None
    asked = isinstance(wanted, int | float) and not isinstance(wanted, bool)
    same = number == wanted if asked else type(value) is type(wanted) and value == wanted
    return {
        "known": True, "unknown": False, "is": same, "is_not": not same,
        "contains": str(wanted).lower() in json.dumps(value, ensure_ascii=False).lower(),
        "at_least": asked and number is not None and number >= wanted,
        "at_most": asked and number is not None and number <= wanted,
    }[test]  # fmt: skip


def _is_number(value):
    return isinstance(value, int | float) or (value.isascii() and value.isdigit())


def _identifier(rule, mine, world):
    known = any(
        one in mine and kind == rule["kind"] and (verified or not rule.get("verified"))
        for one, kind, verified in world.identifiers
    )
    return known == rule.get("known", True)


def _consent(rule, mine, world):
    said = [row for row in world.consents if row[1] in mine and row[2] == rule["purpose"]]
    state = max(said, key=lambda row: (row[5], row[0]))[4] if said else "unsaid"
    return state == rule["state"]


def _in_days(at: int, days: int | None, until: int | None = None) -> bool:
    start = AT - days * DAY if days else -AT
    return start <= at <= AT - (until or 0) * DAY


def _counts(rule, one):
    names = ("channel", "device", "action", "touchpoint", "stage", "outcome", "intent")
    if any(rule.get(name) and one[name] != rule[name] for name in names):
        return False
    felt = one["felt"]
    mood = None
    if felt is not None:
        mood = "positive" if felt > 0.15 else "negative" if felt < -0.15 else "neutral"
    return rule.get("mood") in {None, mood}


def _moments_hold(rule, mine, world):
    count = sum(
        one["profile"] in mine
        and _counts(rule, one)
        and _in_days(one["at"], rule.get("days"), rule.get("until_days"))
        for one in world.moments
    )
    return count >= rule["at_least"] if "at_least" in rule else count <= rule["at_most"]


def _seen(rule, mine, world):
    times = [one["at"] for one in world.moments if one["profile"] in mine]
    if not times:
        return False
    at = min(times) if rule["which"] == "first" else max(times)
    if "within_days" in rule:
        return at >= AT - rule["within_days"] * DAY
    return at < AT - rule["over_days"] * DAY


def _bought(rule, mine, world):
    orders: dict[str, list[dict[str, Any]]] = {}
    for one in world.purchases:
        if one["profile"] in mine:
            orders.setdefault(one["order"], []).append(one)
    amounts = [
        facts["total"]
        for told in orders.values()
        if (facts := _facts(told))
        and _state_counts(facts["state"], rule.get("state"))
        and _in_days(min(one["at"] for one in told), rule.get("days"))
        and (rule["measure"] == "count" or facts["currency"] == "IRR")
    ]
    value = len(amounts) if rule["measure"] == "count" else sum(amounts)
    return value >= rule["at_least"] if "at_least" in rule else value <= rule["at_most"]


def _state_counts(state: str, asked: str | None) -> bool:
    return state == asked if asked else state not in {"refunded", "cancelled"}


def _facts(told):
    """Each fact as it was said last; what nobody said when is as the newest row has it."""
    facts, times = told[0]["facts"], told[0]["times"]
    for one in told[1:]:
        facts, times = later_of(facts, times, one["facts"], one["times"])
    return {**told[-1]["kept"], **facts}


def _score(rule, mine, world):
    felt = [
        one["felt"]
        for one in world.moments
        if one["profile"] in mine and one["felt"] is not None and _in_days(one["at"], rule["days"])
    ]
    if not felt:
        return False
    mean = sum(felt) / len(felt)
    return mean >= rule["at_least"] if "at_least" in rule else mean <= rule["at_most"]


_PLAIN = {
    "attribute": _attribute, "identifier": _identifier, "consent": _consent,
    "moments": _moments_hold, "seen": _seen, "purchases": _bought, "score": _score,
}  # fmt: skip


def random_rule(dice: Random, world: World, depth: int = 0) -> dict[str, Any]:
    """A rule that fits a world: some of it is so of some."""
    if depth < 3 and dice.random() < 0.45:
        parts = [random_rule(dice, world, depth + 1) for _ in range(dice.randrange(1, 4))]
        return {"rule": dice.choice(["all", "any", "none"]), "of": parts}
    return dice.choice([_any_attribute, _any_moments, _any_purchase, _any_other])(dice, world)


def _bound(dice: Random, values: list[Any]) -> dict[str, Any]:
    name = dice.choice(["at_least", "at_most"])
    return {name: dice.choice(values)}


def _any_attribute(dice: Random, world: World) -> dict[str, Any]:
    test = dice.choice(["is", "is_not", "contains", "at_least", "at_most", "known", "unknown"])
    rule: dict[str, Any] = {
        "rule": "attribute",
        "name": dice.choice(["city", "plan", "age"]),
        "test": test,
    }
    if test in {"is", "is_not"}:
        rule["value"] = dice.choice(["قم", "Qom", 5, 7.5, 12, True, "12"])
    elif test == "contains":
        rule["value"] = dice.choice(["q", "ق", "0%", "0%_", "1"])
    elif test in {"at_least", "at_most"}:
        rule["value"] = dice.choice([5, 7, 12])
    return rule


def _any_moments(dice: Random, world: World) -> dict[str, Any]:
    some = dice.choice(world.moments)
    names = ("channel", "device", "action", "touchpoint", "stage", "outcome", "intent")
    chosen = {name: some[name] for name in dice.sample(names, dice.randrange(3)) if some[name]}
    often = {"at_most": 0} if dice.random() < 0.3 else _bound(dice, [1, 2, 3])
    rule: dict[str, Any] = {"rule": "moments", **chosen, **often}
    if dice.random() < 0.4:
        rule["mood"] = dice.choice(["positive", "neutral", "negative"])
    if dice.random() < 0.6:
        rule["days"] = dice.choice([5, 20, 30])
    if dice.random() < 0.3:
        rule["until_days"] = dice.choice([1, 3])
    return rule


def _any_purchase(dice: Random, world: World) -> dict[str, Any]:
    measure = dice.choice(["count", "total"])
    values = [0, 1, 2] if measure == "count" else [0, 100, 300, 500]
    rule: dict[str, Any] = {"rule": "purchases", "measure": measure, **_bound(dice, values)}
    if dice.random() < 0.5:
        rule["days"] = dice.choice([10, 30])
    if dice.random() < 0.3:
        rule["state"] = dice.choice(["placed", "refunded"])
    return rule


def _any_other(dice: Random, world: World) -> dict[str, Any]:
    return dice.choice(
        [
            {"rule": "identifier", "kind": dice.choice(["phone", "email"]),
             "known": dice.random() < 0.5, "verified": dice.random() < 0.5},
            {"rule": "consent", "purpose": "news",
             "state": dice.choice(["granted", "refused", "unsaid"])},
            {"rule": "seen", "which": dice.choice(["first", "last"]),
             dice.choice(["within_days", "over_days"]): dice.choice([3, 10, 30])},
            {"rule": "score", "name": "sentiment", "days": 20, **_bound(dice, [-0.25, 0.0, 0.25])},
        ]
    )  # fmt: skip
