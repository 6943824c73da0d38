"""The OpenAPI 3.1 document, made from the same declarations that are served."""

from http import HTTPStatus
from typing import Any

import msgspec

from hamdel.platform.problems import CONTENT_TYPE, ProblemDetails

from .registry import Endpoint, endpoints

PREFIX = "/api/v1"
REF = "#/components/schemas/{name}"


def document(*, version: str, server: str) -> dict[str, Any]:
    """The document as plain data; `server` is the address that people open."""
    listed = endpoints()
    kinds = [kind for one in listed for kind in (one.body, one.query, one.answer) if kind]
    schemas, components = msgspec.json.schema_components(
        [ProblemDetails, *kinds], ref_template=REF
    )
    schema_of = dict(zip(map(_name, [ProblemDetails, *kinds]), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for one in listed:
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, schema_of, components)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Hamdel",
            "version": version,
            "description": "Every customer's one story, for programs.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server + PREFIX}],
        "security": [{"key": []}, {"session": []}],
        "paths": paths,
        "components": {
            "securitySchemes": _security(),
            "schemas": components,
            "responses": {str(code): _problem(code) for code in _all_problems(listed)},
        },
    }


def problems_of(one: Endpoint) -> list[int]:
    """Every status but success that the endpoint may answer."""
    usual = {400, 401, 403, 405}
    if one.parameters:
        usual.add(404)
    if one.method != "GET":
        usual.add(413)
    if one.method == "POST":
        usual |= {409, 422}
    return sorted(usual | set(one.problems))


def _operation(
    one: Endpoint, schema_of: dict[str, Any], components: dict[str, Any]
) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": one.handler.__name__,
        "summary": str(one.summary),
        "description": _who_may(one),
        "tags": [one.path.split("/")[1]],
        "x-scope": one.scope,
        "x-roles": list(one.roles),
        "parameters": [*_path_parameters(one), *_query_parameters(one, components)],
        "responses": {
            str(one.status): _success(one, schema_of),
            **{str(code): {"$ref": f"#/components/responses/{code}"} for code in problems_of(one)},
        },
    }
    if one.method == "POST":
        operation["parameters"].append(_idempotency_key())
    if one.body is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema_of[_name(one.body)]}},
        }
    return operation


def _who_may(one: Endpoint) -> str:
    return f"A key needs the scope `{one.scope}`. Of people: {', '.join(one.roles) or 'nobody'}."


def _name(kind: Any) -> str:
    return str(kind) if not isinstance(kind, type) else f"{kind.__module__}.{kind.__qualname__}"


def _path_parameters(one: Endpoint) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in one.parameters
    ]


def _query_parameters(one: Endpoint, components: dict[str, Any]) -> list[dict[str, Any]]:
    if one.query is None:
        return []
    schema = components[one.query.__name__]
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema["required"],
            "schema": _without_null(kind),
        }
        for name, kind in schema["properties"].items()
    ]


def _without_null(kind: dict[str, Any]) -> dict[str, Any]:
    """A parameter can be left out, but there is no null in an address."""
    kept = {key: value for key, value in kind.items() if not (key == "default" and value is None)}
    choices = [one for one in kept.pop("anyOf", []) if one != {"type": "null"}]
    if len(choices) == 1:
        return {**kept, **choices[0]}
    return {**kept, "anyOf": choices} if choices else kept


def _idempotency_key() -> dict[str, Any]:
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "description": "Sent again within a day with the same request, the first answer is given.",
        "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
    }


def _success(one: Endpoint, schema_of: dict[str, Any]) -> dict[str, Any]:
    phrase = HTTPStatus(one.status).phrase
    if one.answer is None:
        return {"description": phrase}
    schema = schema_of[_name(one.answer)]
    return {"description": phrase, "content": {"application/json": {"schema": schema}}}


def _all_problems(listed: list[Endpoint]) -> list[int]:
    return sorted({code for one in listed for code in problems_of(one)})


def _problem(code: int) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "description": HTTPStatus(code).phrase,
        "content": {CONTENT_TYPE: {"schema": {"$ref": REF.format(name="ProblemDetails")}}},
    }
    header = {401: "WWW-Authenticate", 405: "Allow"}.get(code)
    if header:
        answer["headers"] = {header: {"schema": {"type": "string"}}}
    return answer


def _security() -> dict[str, Any]:
    return {
        "key": {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of Settings → API keys.",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": "sessionid",
            "description": "A signed-in person; changes also need the header X-CSRFToken.",
        },
    }
