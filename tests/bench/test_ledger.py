from pathlib import Path

from hamdel.bench.ledger import Account, Ledger


def test_the_account_knows_lost_double_and_made_up(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    ledger.note_sent(["a", "b", "c", "d"])
    ledger.note_acked(["a", "b"])
    assert ledger.account(["a", "b", "c"]) == Account(acked=2, lost=0, double=0, ghosts=0)
    assert ledger.account(["a", "a", "x"]) == Account(acked=2, lost=1, double=1, ghosts=1)
    ledger.close()


def test_the_file_outlives_its_writer(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    ledger.note_sent(["a"])
    ledger.note_acked(["a"])
    assert (tmp_path / "ledger").read_text().splitlines() == ["S a", "A a"]
    ledger.close()
