"""The readable guide, laid out from the document."""

import json

import pytest

from hamdel.platform.api import openapi
from hamdel.platform.api.guide import guide_of


@pytest.fixture
def operations(notes):
    guide = guide_of(openapi.document(version="1", server="https://crm.example"))
    return {one.anchor: one for section in guide.sections for one in section.operations}


def test_a_sample_can_be_copied_and_its_body_is_json(operations):
    add = operations["add_note"]
    assert add.curl.startswith("curl -X POST")
    assert add.curl.endswith("'https://crm.example/api/v1/notes'")
    body = json.loads(add.curl.partition("-d '")[2].rpartition("' ")[0])
    assert body == {
        "text": "…",
        "parts": [{"kind": "…", "size": 0}],
        "extra": {},
        "at": "…",
        "on": ["2026-11-23"],
    }


def test_fields_say_their_kind_and_whether_they_are_needed(operations):
    fields = {field.name: field for field in operations["add_note"].fields}
    assert (fields["text"].kind, fields["text"].required) == ("string", True)
    assert (fields["parts"].kind, fields["parts"].required) == ("list of Part", False)
    limit = next(one for one in operations["list_notes"].fields if one.name == "limit")
    assert limit.kind == "integer 1…500"


def test_a_list_shows_a_page(operations):
    assert json.loads(operations["list_notes"].answer) == {
        "items": [{"id": "…", "text": "…"}],
        "next": "…",
    }


def test_an_answer_of_nothing_shows_nothing(operations):
    assert (operations["drop_note"].status, operations["drop_note"].answer) == ("204", "")
    assert ("403", "Forbidden") in operations["drop_note"].problems
