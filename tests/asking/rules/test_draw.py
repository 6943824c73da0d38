"""A draw is the same whoever runs it, and whoever changes anything of it is found out."""

import hashlib
import hmac
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hamdel.asking.rules import draw

SEED = bytes(range(32))


def published(**more: Any) -> dict[str, Any]:
    hashes = [draw.hash_of("d1", f"person {n}", f"salt{n}") for n in range(50)]
    random.Random(4).shuffle(hashes)
    told: dict[str, Any] = {
        "format": draw.FORMAT, "draw": "d1", "prize": "دوچرخه", "winners": 3,
        "commitment": draw.commitment_of(SEED), "entrants": hashes, "list": draw.list_of(hashes),
        "public_value_is": "TEDPIX", "public_value": "", "seed": "", "result": [],
    }  # fmt: skip
    return {**told, **more}


def drawn(told: dict[str, Any], public_value: str = "2843110") -> dict[str, Any]:
    order = draw.in_order(SEED, public_value, told["entrants"])
    return {
        **told, "seed": SEED.hex(), "public_value": public_value, "result": order[: told["winners"]]
    }  # fmt: skip


def run_again(told: dict[str, Any]) -> list[str]:
    """The draw from its description alone, written apart from the product's own words."""
    key = hashlib.sha256(
        b"hamdel-draw/1 key\n" + bytes.fromhex(told["seed"]) + told["public_value"].encode()
    ).digest()
    placed = {hmac.digest(key, one.encode(), "sha256").hex(): one for one in told["entrants"]}
    return [placed[place] for place in sorted(placed)][: told["winners"]]


def test_another_program_gets_the_same_winners_whatever_the_order() -> None:
    told = drawn(published())
    assert run_again(told) == told["result"]
    told["entrants"].sort(reverse=True)
    assert run_again(told) == told["result"]
    assert draw.problems_of(told) == []


def test_places_are_even() -> None:
    hashes = [draw.hash_of("d", str(n), "s") for n in range(5)]
    wins = dict.fromkeys(hashes, 0)
    for n in range(2_000):
        wins[draw.in_order(n.to_bytes(32), "", hashes)[0]] += 1
    # chi-square with 4 degrees of freedom: 18.47 is passed once in a thousand
    assert sum((won - 400) ** 2 / 400 for won in wins.values()) < 18.47


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seed": bytes(32).hex()}, "committed"),
        ({"seed": "xyz"}, "hexadecimal"),
        ({"public_value": "2843111"}, "winners"),
        ({"winners": 2}, "winners"),
        ({"entrants": []}, "list"),
        ({"entrants": ["no hash"]}, "hashes"),
        ({"format": "lottery"}, "form"),
    ],
)
def test_what_is_changed_afterwards_is_found_out(change: dict[str, Any], said: str) -> None:
    problems = draw.problems_of({**drawn(published()), **change})
    assert any(said in one for one in problems), problems


def test_what_was_published_before_must_still_stand() -> None:
    before = published()
    after = drawn(before)
    assert draw.problems_of(after, earlier=before) == []
    fewer = after["entrants"][1:]
    swapped = drawn({**before, "entrants": fewer, "list": draw.list_of(fewer)})
    assert draw.problems_of(swapped) == []  # whole in itself …
    assert draw.problems_of(swapped, earlier=before) == ["`list` was told otherwise before."]
    twice = {**after, "entrants": [*after["entrants"], after["entrants"][0]]}
    assert "An entrant is listed twice." in draw.problems_of(twice)


def test_the_script_runs_alone_and_finds_a_ticket(tmp_path: Path) -> None:
    told = drawn(published())
    won = next(
        n for n in range(50) if draw.hash_of("d1", f"person {n}", f"salt{n}") in told["result"]
    )
    file, script = tmp_path / "draw.json", tmp_path / "verify_draw.py"
    file.write_text(json.dumps(told))
    script.write_text(Path(draw.__file__).read_text("utf-8"))
    alone = subprocess.run(
        [sys.executable, "-I", script, file, "--ticket", f"person {won} salt{won}"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert alone.returncode == 0, alone.stderr
    assert alone.stdout.splitlines()[1:] == [*told["result"], "Your ticket: won"]
    file.write_text(json.dumps({**told, "result": told["result"][::-1]}))
    assert draw.main([str(file)]) == 1
    assert draw.stands_in(told, "nobody nosalt") == "missing"
