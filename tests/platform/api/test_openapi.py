"""The document says what is served, no more and no less."""

import re

import jsonschema
import msgspec
import pytest
from django.urls import reverse

from hamdel.platform.api import openapi, registry


@pytest.fixture
def said(notes):
    return openapi.document(version="1", server="http://127.0.0.1:8000")


@pytest.fixture
def real(stranger):
    """The document of the whole program, as anybody gets it."""
    response = stranger.get(reverse("openapi"))
    assert response.status_code == 200
    return msgspec.json.decode(response.content)


def test_every_endpoint_of_the_program_is_in_its_document_and_the_other_way_round(real):
    listed = {
        (method.upper(), path) for path, methods in real["paths"].items() for method in methods
    }
    assert listed == {(one.method, one.path) for one in registry.endpoints()}


def test_names_of_operations_are_unique(real):
    names = [one["operationId"] for path in real["paths"].values() for one in path.values()]
    assert len(names) == len(set(names))


def test_every_reference_leads_somewhere(real):
    for ref in re.findall(r'"\$ref":"#/([^"]+)"', msgspec.json.encode(real).decode()):
        place = real
        for step in ref.split("/"):
            place = place[step]


def test_every_schema_is_a_json_schema(real):
    for schema in real["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_each_operation_says_its_usual_refusals(said):
    add = said["paths"]["/notes"]["post"]["responses"]
    assert set(add) == {"201", "400", "401", "403", "405", "409", "413", "422"}
    show = said["paths"]["/notes/{id}"]["get"]["responses"]
    assert set(show) == {"200", "400", "401", "403", "404", "405"}


def test_each_operation_says_who_may(said):
    add, drop = (said["paths"][path]["post"] for path in ("/notes", "/notes/drop"))
    assert "`write`" in add["description"]
    assert "admin, supervisor, agent" in add["description"]
    assert add["x-roles"] == ["admin", "supervisor", "agent"]
    assert drop["description"].endswith("Of people: admin.")


def test_parameters_come_from_the_query_and_the_path(said):
    asked = {one["name"]: one for one in said["paths"]["/notes"]["get"]["parameters"]}
    assert asked["limit"]["schema"] == {
        "type": "integer", "minimum": 1, "maximum": 500, "default": 50,
    }  # fmt: skip
    assert asked["cursor"]["schema"] == {"type": "string"}
    assert not asked["contains"]["required"]
    (note,) = said["paths"]["/notes/{id}"]["get"]["parameters"]
    assert (note["name"], note["in"], note["required"]) == ("id", "path", True)


def test_a_body_refuses_unknown_fields_in_the_document_too(said):
    assert said["components"]["schemas"]["NoteIn"]["additionalProperties"] is False


def test_an_answer_of_nothing_has_no_content(said):
    assert "content" not in said["paths"]["/notes/{id}"]["delete"]["responses"]["204"]
