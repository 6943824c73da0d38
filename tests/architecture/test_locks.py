"""Lock files pin everything by hash, agree with each other, and name no host."""

import json
import re

import pytest

from tests.architecture.source import ROOT

LISTS = ("run", "build", "dev", "node")
PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
NODE_LOCKS = ("frontend/package-lock.json", "tests/clients/node/package-lock.json")


def text_of(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_every_pin_has_a_hash_and_no_host(name: str) -> None:
    text = text_of(name)
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if "==" in entry]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


@pytest.mark.parametrize("name", ["run", "build"])
def test_what_is_shipped_is_what_is_tested(name: str) -> None:
    assert set(PIN.findall(text_of(name))) <= set(PIN.findall(text_of("dev")))


def test_the_program_asks_for_what_is_locked() -> None:
    given = (ROOT / "requirements" / "run.in").read_text(encoding="utf-8")
    asked = {line for line in given.splitlines() if line and not line.startswith("#")}
    named = set(re.findall(r'^  "([^"]+)",$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE))
    assert asked <= named


@pytest.mark.parametrize("path", NODE_LOCKS)
def test_node_locks_name_no_host(path: str) -> None:
    lock = json.loads((ROOT / path).read_text(encoding="utf-8"))
    packages = {name: facts for name, facts in lock["packages"].items() if name}
    assert [name for name, facts in packages.items() if "resolved" in facts] == []
    assert [name for name, facts in packages.items() if "integrity" not in facts] == []
