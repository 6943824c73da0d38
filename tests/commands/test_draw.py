"""`hamdel draw verify` says of a published draw whether it holds."""

import json
from pathlib import Path

from typer.testing import CliRunner

from hamdel.asking.rules.draw import FORMAT, commitment_of, hash_of, in_order, list_of
from hamdel.commands.draw import app


def test_a_draw_is_run_again(tmp_path: Path) -> None:
    seed, entrants = bytes(32), [hash_of("d", str(n), "s") for n in range(9)]
    told = {
        "format": FORMAT, "draw": "d", "prize": "p", "winners": 2, "seed": seed.hex(),
        "commitment": commitment_of(seed), "entrants": entrants, "list": list_of(entrants),
        "public_value": "", "result": in_order(seed, "", entrants)[:2],
    }  # fmt: skip
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(told))
    run = CliRunner()
    right = run.invoke(app, ["verify", str(file), "--earlier", str(file), "--ticket", "3 s"])
    assert right.exit_code == 0
    assert "9 entrants" in right.output
    file.write_text(json.dumps({**told, "winners": 3}))
    wrong = run.invoke(app, ["verify", str(file)])
    assert (wrong.exit_code, wrong.output) == (
        1, "The winners are not those that the seed gives.\n",
    )  # fmt: skip
