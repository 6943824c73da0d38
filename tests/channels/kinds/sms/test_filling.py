"""Whatever a customer wrote stands where its name stood."""

import json
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.channels.kinds.sms.filling import (
    BrokenTemplate,
    filled_address,
    filled_form,
    filled_headers,
    filled_json,
)

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
BODY = '{"to": ["{to}"], "text": "{text}", "line": "{sender_number}", "deep": {"x": ["a {text} b", 7, null]}}'


@given(ANY, ANY)
def test_no_value_breaks_json(to: str, text: str) -> None:
    values = {"to": to, "text": text, "sender_number": "3000123"}
    said = json.loads(json.dumps(filled_json(BODY, values)))
    assert said == {
        "to": [to],
        "text": text,
        "line": 3000123,
        "deep": {"x": [f"a {text} b", 7, None]},
    }


@given(ANY, ANY)
def test_no_value_breaks_a_form_or_an_address(to: str, text: str) -> None:
    values = {"to": to, "text": text}
    fields = filled_form("receptor={to}\nmessage=a{text}b\nfixed=1=2", values)
    again = parse_qsl(urlencode(fields), keep_blank_values=True)
    assert again == [("receptor", to), ("message", f"a{text}b"), ("fixed", "1=2")]
    parts = urlsplit(filled_address("https://api.example/v1/{to}/x?t={text}&u=1", values))
    assert (parts.hostname, parts.path.count("/"), parts.query.count("&")) == ("api.example", 3, 1)
    assert dict(parse_qsl(parts.query, keep_blank_values=True)) == {"t": text, "u": "1"}


def test_what_is_filled_in_is_never_read_again() -> None:
    values = {"text": "{key}", "key": "s3cret"}
    assert filled_json('{"a": "{text}"}', values) == {"a": "{key}"}
    assert filled_form("a={text}", values) == [("a", "{key}")]
    assert filled_headers("X-Key: {key}\n\nAccept: */*", values) == {
        "X-Key": "s3cret",
        "Accept": "*/*",
    }


def test_what_names_a_parameter_is_there_for_each() -> None:
    values = {"to": "09", "pattern": "12", "pattern_number": "12"}
    parameters = [("CODE", "۱۲"), ("NAME", 'مینا "}')]
    tree = (
        '{"id": "{pattern_number}", "parameters": [{"name": "{parameter}", "value": "{value}"}]}'
    )
    assert filled_json(tree, values, parameters) == {
        "id": 12,
        "parameters": [{"name": "CODE", "value": "۱۲"}, {"name": "NAME", "value": 'مینا "}'}],
    }
    assert filled_json('{"vars": {"{parameter}": "{value}"}}', values, parameters) == {
        "vars": dict(parameters)
    }
    form = "receptor={to}\n{parameter}={value}"
    assert filled_form(form, values, parameters) == [("receptor", "09"), *parameters]
    assert filled_form(form, values) == [("receptor", "09")]


@pytest.mark.parametrize("number", ["", "+98300", "۳۰۰۰", "3000a", "1 2"])
def test_what_is_no_number_stays_a_text(number: str) -> None:
    assert filled_json('["{sender_number}"]', {"sender_number": number}) == [number]


@pytest.mark.parametrize(
    "address", ["https://{to}.example/x", "api.example/{to}", "{to}://x/", "https://a@{to}/x", ""]
)
def test_a_host_has_no_places(address: str) -> None:
    with pytest.raises(BrokenTemplate):
        filled_address(address, {"to": "evil.example"})


@pytest.mark.parametrize("template", ["{", "{'a': 1}", '{"a": {to}}', "[" * 5_000])
def test_a_template_that_is_no_json_is_said(template: str) -> None:
    with pytest.raises(BrokenTemplate):
        filled_json(template, {"to": "1"})
