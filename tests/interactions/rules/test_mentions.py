import json
import time

import pytest

from hamdel.customers.public import canonical_identifier
from hamdel.interactions.rules.mentions import mentions

MINA = [
    ("phone", "+989123456789"),
    ("email", "mina.kazemi@example.ir"),
    ("user_id", "mina-1001"),
    ("telegram", "mina_k"),
]


def speaks_of_mina(payload):
    text = payload if isinstance(payload, str) else json.dumps(payload)
    return mentions(text, MINA, canonical=canonical_identifier)


@pytest.mark.parametrize(
    "payload",
    [
        {"userId": "mina-1001"},
        {"context": {"traits": [{"phone": "۰۹۱۲ ۳۴۵ ۶۷۸۹"}]}},
        {"text": "با 0912-345-67-89 تماس بگیرید"},
        {"email": "MINA.Kazemi@Example.IR"},
        {"properties": {"note": "write to mina.kazemi@example.ir!"}},
        {"telegram": "@Mina_K"},
        "not json: 00989123456789",
        "not json, mina-1001",
        '{"broken": "mina.kazemi@example.ir"',
    ],
)
def test_found_in_any_form(payload):
    assert speaks_of_mina(payload)


@pytest.mark.parametrize(
    "payload",
    [
        {"userId": "mina-10011"},
        {"userId": "MINA-1001"},
        {"phone": "09123456780"},
        {"email": "a@example.ir"},
        {},
        [],
        None,
        "",
        "[" * 5_000,
        {"ids": [1, 2.5, True]},
    ],
)
def test_others_are_left_alone(payload):
    assert not speaks_of_mina(payload)


def test_numbers_count_as_ids():
    assert mentions('{"userId": 1001}', [("user_id", "1001")], canonical=canonical_identifier)


def test_a_national_id_is_found_by_its_hash():
    value = canonical_identifier("national_id", "0499370899")
    assert value is not None
    known = [("national_id", value)]
    for text in ("کد ملی ۰۴۹۹۳۷۰۸۹۹ است", "049-937089-9", '{"x": "0499370899"}'):
        assert mentions(text, known, canonical=canonical_identifier), text
    assert not mentions("0499370898", known, canonical=canonical_identifier)


def test_a_large_text_takes_no_time():
    big = json.dumps({"a": ["x" * 100] * 300})
    start = time.process_time()
    speaks_of_mina(big)
    assert time.process_time() - start < 0.5
