"""«کیف رکاب»: transfers, payments and bills, which mostly work."""

from typing import Any, Final

from .chance import poisson
from .life import DONE, FAILED, SMS, Life, Place
from .outage import FAILING, in_outage, outage_start
from .plan import DAY, HOUR, MINUTE, SECOND
from .speaking import answered, toman
from .support import ask_for_help
from .words import words

_FAILING: Final = 0.018  # on an ordinary day
RIAL: Final = 10


def use_wallet(life: Life, at: int) -> None:
    """Move money: transfer, pay a bill, top up."""
    dice = life.dice
    lot = dice.random()
    if lot < 0.2:
        life.track(at, "Wallet Topped Up", life.app, _money(_amount(life)), DONE)
    elif lot < 0.45:
        bill = dice.choice(words("bills"))
        money = _money(_amount(life)) | {
            "title": bill,
            "bill_id": f"B{dice.randrange(10**8, 10**9)}",
        }
        _attempt(life, at, "Bill Paid", "Payment Failed", money)
    else:
        money = _money(_amount(life)) | {"to": f"•••• {dice.randrange(1000, 9999)}"}
        _attempt(life, at, "Transfer Completed", "Transfer Failed", money)


def meet_outage(life: Life) -> None:
    """Those who use the wallet much met the outage, whatever else they did."""
    device = life.person.mobile
    start = outage_start(life.plan)
    if device.os != "Android" or not life.known(start) or life.person.left_at < start:
        return
    for _ in range(poisson(life.dice, life.person.persona.wallet * life.person.activity * 0.05)):
        use_wallet(life, start + int(life.dice.random() * 36 * HOUR))


def _attempt(life: Life, at: int, done: str, failed: str, money: dict[str, Any]) -> None:
    """Try; when it fails, try again, and then perhaps ask."""
    dice = life.dice
    failures = 0
    while failures < 3 and _fails(life, at):
        error = dice.choice(words("transfer_errors"))
        life.track(at, failed, life.app, money | {"error": error}, FAILED)
        failures += 1
        if dice.random() > 0.65:
            break
        at = life.after(at, 20 * SECOND, 6 * MINUTE)
    else:
        if failures < 3:
            life.track(at, done, life.app, money, DONE)
            return
    if dice.random() < (0.55 if in_outage(life.plan, at) else 0.35):
        wait = life.after(at, 40 * SECOND, 90 * MINUTE)
        ask_for_help(life, wait, "transfer_failed", {"amount": toman(money["amount"] // RIAL)})
    if in_outage(life.plan, at) and dice.random() < 0.5:
        _refund(life, at, money)


def _refund(life: Life, at: int, money: dict[str, Any]) -> None:
    end = outage_start(life.plan) + 36 * HOUR
    given = life.calendar.shift(max(end, at), 12, life.dice, days=1)
    life.track(given, "Refund Completed", Place("app", None, "mobile"), money, DONE)
    life.track(
        life.after(given, HOUR, DAY),
        "Outage Notice Sent",
        SMS,
        None,
        answered(life, "outage_notice"),
    )


def _fails(life: Life, at: int) -> bool:
    broken = life.person.mobile.os == "Android" and in_outage(life.plan, at)
    return life.dice.random() < (FAILING if broken else _FAILING)


def _amount(life: Life) -> int:
    """Draw a round amount in toman, mostly small."""
    return max(1, round(life.dice.lognormvariate(2.6, 1.0))) * 50_000


def _money(amount: int) -> dict[str, Any]:
    return {"amount": amount * RIAL, "currency": "IRR"}
