"""Bodies and queries: what is taken, and that each refusal names its field."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.platform.api import Body, bodies
from hamdel.platform.problems import Problem

NOTE = {"text": "سلام"}


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"text": "a", "is_admin": True}, 400, "is_admin"),
        ({"text": "a", "id": "7"}, 400, "id"),
        ({"text": "a", "parts": [{"kind": "k"}, {"kind": "k", "zz": 1}]}, 400, "parts[1].zz"),
        ({}, 400, "text"),
        ({"text": 5}, 400, "text"),
        ({"text": "a", "parts": [{"kind": None}]}, 400, "parts[0].kind"),
        ([], 400, ""),
        (b"", 400, ""),
        (b"{", 400, ""),
        (b'{"text": "a"} x', 400, ""),
        (b'\xef\xbb\xbf{"text": "a"}', 400, ""),
        (b'{"text": "\xff"}', 400, ""),
        (b'{"text": "\\ud800"}', 400, ""),
        (b'{"text": "a", "text": "b"}', 400, "text"),
        (b'{"text": "a", "extra": {"x": [{"y": 1, "y": 2}]}}', 400, "y"),
        (b'{"text": "a", "extra": {"n": NaN}}', 400, ""),
        (b'{"text": "a", "extra": {"n": 1e999}}', 400, "extra[...]"),
        (b'{"text": "a", "extra": {"n": 9223372036854775808}}', 400, ""),
        (b'{"text": "a", "extra": {"n": ' + b"9" * 6000 + b"}}", 400, "extra[...]"),
        (b'{"text": "a\\u0000b"}', 400, ""),
        (b'{"text": "a", "extra": {"\\u0000": 1}}', 400, ""),
        (b'{"text": "a", "extra": {"x": ' + b"[" * 63 + b"]" * 63 + b"}}", 400, ""),
        (b"[" * 100_000, 400, ""),
        ({"text": "a", "at": "9999-12-31T23:00:00Z"}, 400, "at"),
        ({"text": "a", "at": "9999-12-31T23:00:00-10:00"}, 400, "at"),
        ({"text": "a", "at": "0001-01-01T00:00:00+14:00"}, 400, "at"),
        ({"text": "a", "at": "2026-11-23T12:00:00"}, 400, "at"),
        ({"text": "a", "on": ["2026-11-23", "9999-12-31"]}, 400, "on[1]"),
        ({"text": "a", "on": ["0001-01-01"]}, 400, "on[0]"),
        (b'{"text": "' + b"a" * 1_000_000 + b'"}', 413, ""),
    ],
)
def test_what_is_refused(program, refused, body, status, field):
    assert refused(program.ask("POST", "/notes", body)) == (status, field)


@pytest.mark.parametrize(
    "body",
    [
        NOTE,
        {**NOTE, "at": "9998-12-31T23:00:00Z", "on": ["0002-01-01"]},
        {**NOTE, "extra": {"n": 9223372036854775807, "deep": {"a": [1, {"b": None}]}}},
        b'{"text": "\\\\u0000"}',
        b'{"text": "[[[[\\"{{{{"}',
        b'{"text": "a", "extra": {"x": ' + b"[" * 62 + b"]" * 62 + b"}}",
    ],
)
def test_what_is_taken(program, body):
    assert program.ask("POST", "/notes", body).status_code == 201


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=۱۰", "limit"),
        ("limit=ten", "limit"),
        ("limt=10", "limt"),
        ("limit=1&limit=2", "limit"),
        ("contains=%00", "contains"),
        ("since=9999-12-31", "since"),
        ("cursor=x", "cursor"),
        ("cursor=WzFd", "cursor"),
        ("cursor=سلام", "cursor"),
    ],
)
def test_queries_that_are_refused(program, refused, query, field):
    assert refused(program.ask("GET", f"/notes?{query}")) == (400, field)


def test_an_endpoint_without_a_query_takes_none(program, refused):
    assert refused(program.ask("GET", "/notes/1?x=1")) == (400, "x")


class Loose(msgspec.Struct):
    name: str


class Outer(Body):
    inner: list[Loose | None]


def test_types_that_take_unknown_fields_are_found():
    assert not bodies.refuses_unknown_fields(Outer)
    assert not bodies.refuses_unknown_fields(Loose)
    assert bodies.refuses_unknown_fields(Body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_any_json_is_read_or_refused_as_a_problem(value):
    raw = json.dumps(value).encode()
    try:
        bodies.read_body(raw, as_type=dict)
    except Problem as problem:
        assert problem.status in {400, 413}  # noqa: PT017 - refusal is one of two good ends
    else:
        assert isinstance(value, dict)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_as_a_problem(raw):
    try:
        bodies.read_body(raw, as_type=dict)
    except Problem as problem:
        assert problem.status in {400, 413}  # noqa: PT017


# A suite for parsers takes these; as bodies the corpus refuses their twins (case-dup-auth,
# case-nul-key): no two programs read a name given twice alike, and PostgreSQL keeps no NUL.
REFUSED_BY_US = {
    "jsontestsuite/y_object_escaped_null_in_key.json",
    "jsontestsuite/y_object_duplicated_key.json",
    "jsontestsuite/y_object_duplicated_key_and_value.json",
}


def test_the_json_corpus_is_judged_as_it_says(corpus):
    """Whatever is JSON may stand in a free field, unless no two programs read it alike."""
    json_files = corpus("json")
    wrong = []
    for row in json_files.rows("manifest.jsonl"):
        raw = (json_files.folder / row["file"]).read_bytes()
        verdict = "accept"
        oracle = "refuse-4xx" if row["file"] in REFUSED_BY_US else row["oracle"]["verdict"]
        try:
            bodies.read_body(raw, as_type=Any)
        except Problem as problem:
            verdict = f"refuse-{problem.status // 100}xx"
        if oracle in {"accept", "refuse-4xx"} and oracle != verdict:
            wrong.append((row["file"], oracle, verdict))
    assert wrong == []
