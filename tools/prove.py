"""The long form of the proofs, one after the other; figures on the screen, exit code 1 if one fails.

`prove.py` runs all, `prove.py crash power` only those named.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from hamdel.bench import crash, feeder, full_disk, mail, power, sending, slow, spark
from hamdel.bench.disks import NoDisks
from hamdel.bench.postgresql import NoPostgreSQL, start_server

ROUNDS_OF_KILL = 50
ROUNDS_OF_POWER = 20
ROUNDS_OF_SENDING = 40
ROUNDS_OF_FEEDING = 30
SECONDS_OF_SLOW = 180
ENOUGH = 100_000  # acknowledged events, over both databases


def prove_crash() -> bool:
    """Kill the program under load, on both databases."""
    server = start_server(settings={})
    try:
        lite = crash.bench_crash(rounds=ROUNDS_OF_KILL)
        full = crash.bench_crash(rounds=ROUNDS_OF_KILL, database_url=server.address)
    finally:
        server.remove()
    good = [crash.report(lite, "SQLite"), crash.report(full, "PostgreSQL")]
    return all(good) and lite.account.acked + full.account.acked >= ENOUGH


def prove_power() -> bool:
    """Cut the power under load, on both databases; without fsync the rig must show losses."""
    good = []
    for postgresql, name in ((False, "SQLite"), (True, "PostgreSQL")):
        cuts = power.bench_power(rounds=ROUNDS_OF_POWER, postgresql=postgresql)
        good.append(power.report(cuts, name))
        hasty = power.bench_power(rounds=2, postgresql=postgresql, hasty=True)
        good.append(not power.report(hasty, f"{name} without fsync (must lose)"))
    return all(good)


def prove_full() -> bool:
    """Fill the disk under load, and give room again."""
    return full_disk.report(full_disk.bench_full_disk())


def prove_sending() -> bool:
    """Kill the program while it sends mail, at five points of SMTP, on both databases."""
    server = start_server(settings={})
    try:
        lite = sending.bench_sending(rounds=ROUNDS_OF_SENDING)
        full = sending.bench_sending(rounds=ROUNDS_OF_SENDING, database_url=server.address)
    finally:
        server.remove()
    return all([sending.report(lite, "SQLite"), sending.report(full, "PostgreSQL")])


def prove_feeder() -> bool:
    """Kill those who feed the warehouse and merge its files, on both databases."""
    server = start_server(settings={})
    try:
        lite = feeder.bench_feeder(rounds=ROUNDS_OF_FEEDING)
        full = feeder.bench_feeder(rounds=ROUNDS_OF_FEEDING, database_url=server.address)
    finally:
        server.remove()
    good = [feeder.report(lite, "SQLite"), feeder.report(full, "PostgreSQL")]
    return all(good) and min(lite.orphans, full.orphans) > 0  # kills that hit between file and row


def prove_spark() -> bool:
    """Ask Sail, and a real cluster on loopback, what DuckDB and plain Python are asked."""
    quick = spark.report(spark.bench_spark(sail=True), "Sail")
    return spark.report(spark.bench_spark(), "Spark, a master and two workers") and quick


def prove_slow() -> bool:
    """Send while three providers in ten hang, drip, flood or refuse, on both databases."""
    server = start_server(settings={})
    try:
        lite = slow.bench_slow(seconds=SECONDS_OF_SLOW)
        full = slow.bench_slow(seconds=SECONDS_OF_SLOW, database_url=server.address)
    finally:
        server.remove()
    return all([slow.report(lite, "SQLite"), slow.report(full, "PostgreSQL")])


def prove_mail() -> bool:
    """Take in thousands of mutated mails, on both databases."""
    server = start_server()
    try:
        lite = mail.bench_mail()
        full = mail.bench_mail(database_url=server.address)
    finally:
        server.remove()
    return all([mail.report(lite, "SQLite"), mail.report(full, "PostgreSQL")])


PROOFS: dict[str, Callable[[], bool]] = {
    "crash": prove_crash,
    "power": prove_power,
    "full": prove_full,
    "sending": prove_sending,
    "feeder": prove_feeder,
    "spark": prove_spark,
    "slow": prove_slow,
    "mail": prove_mail,
}
# Proofs that are commands of their own.
COMMANDS: dict[str, Sequence[str]] = {
    "wheel": ("-m", "pytest", "-q", "tests/architecture/test_wheel.py"),
}


def main(names: Sequence[str]) -> int:
    """Run proofs; returns how many failed."""
    failed = []
    for name in names or (*PROOFS, *COMMANDS):
        began = time.monotonic()
        try:
            good = PROOFS[name]() if name in PROOFS else run(COMMANDS[name])
        except (NoDisks, NoPostgreSQL) as missing:
            print(f"{name}: skipped: {missing}")
            continue
        print(f"{name}: {'proved' if good else 'FAILED'} in {time.monotonic() - began:.0f} s")
        if not good:
            failed.append(name)
    return len(failed)


def run(arguments: Sequence[str]) -> bool:
    """Run Python with arguments; returns whether it succeeded."""
    return subprocess.run([sys.executable, *arguments], check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
