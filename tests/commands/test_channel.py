"""`hamdel channel`: its results on stdout alone, its troubles as sentences."""

import re

import pytest
from typer.testing import CliRunner

from hamdel.channels.public import accounts
from hamdel.commands.channel import app
from hamdel.commands.failing import CommandFailed

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_channel_is_made_and_its_path_printed_alone() -> None:
    said = run("create", "phone", "--name", "مرکز", "--set", "preset=zammad")
    assert re.fullmatch(r"/hooks/phone/[A-Za-z0-9_-]{32}\n", said)
    (made,) = accounts()
    assert (made.hook_path, made.name, made.settings["preset"]) == (said.strip(), "مرکز", "zammad")
    assert run("list") == f"{made.id}\tphone\ton\t{said.strip()}\tمرکز\n"


def test_a_kind_without_a_hook_prints_no_path() -> None:
    assert run("create", "note", "--name", "ونک") == ""
    assert run("list").split("\t")[1:] == ["note", "on", "", "ونک\n"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pigeon",), "There is no channel of the kind pigeon; there are phone"),
        (("phone", "--set", "preset"), "Write a setting as NAME=VALUE, not preset."),
        (("phone", "--set", "color=red"), "phone has no setting color; it has preset."),
        (
            ("phone", "--set", "preset=x"),
            "preset is one of auto, neutral, zammad, simotel, asterisk.",
        ),
        (("form", "--set", "seconds=soon"), "seconds is a whole number."),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence(words: tuple[str, ...], told: str) -> None:
    with pytest.raises(CommandFailed) as failed:
        run("create", *words)
    assert str(failed.value).startswith(told)
    assert accounts() == []
