"""Declaring endpoints."""

import msgspec
import pytest

from hamdel.platform import api
from hamdel.platform.api import registry


class Loose(msgspec.Struct):
    name: str


def test_a_fixed_word_wins_over_a_parameter(notes):
    ((one, parameters),) = registry.matching("/notes/merge")
    assert (one.method, parameters) == ("POST", {})
    assert {one.method for one, _ in registry.matching("/notes/7")} == {"GET", "DELETE"}


def test_a_dot_in_a_path_is_only_a_dot(notes):
    api.endpoint("GET", "/a.b", scope="read", answer=None, summary="")(lambda call: call)
    assert list(registry.matching("/axb")) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"scope": "root"},
        {"roles": ("analyst",)},
        {"roles": ("guest",)},
        {"body": Loose},
        {"body": list[Loose]},
        {"query": Loose},
    ],
)
def test_a_wrong_declaration_is_refused(notes, facts):
    with pytest.raises(ValueError, match="/x"):
        api.endpoint("POST", "/x", **{"scope": "write", "answer": None, "summary": "", **facts})


def test_two_handlers_for_one_address_are_refused(notes):
    with pytest.raises(ValueError, match="twice"):
        api.endpoint("GET", "/notes", scope="read", answer=None, summary="")(lambda call: call)
