"""The document told to people: sections, fields, and samples that can be copied."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]

MAX_NESTING = 4
TIMES = {"date-time": "2026-11-23T08:30:00Z", "date": "2026-11-23"}
SAMPLES = {"string": "…", "integer": 0, "number": 0.5, "boolean": True, "null": None}


@dataclass(frozen=True, kw_only=True)
class Field:
    """A parameter or a field of a body."""

    name: str
    kind: str
    required: bool
    place: str


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One endpoint as the page shows it."""

    anchor: str
    method: str
    path: str
    summary: str
    scope: str
    roles: str
    fields: tuple[Field, ...]
    curl: str
    answer: str
    status: str
    problems: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """The endpoints whose paths begin with the same word."""

    name: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, kw_only=True)
class Guide:
    """The whole page."""

    server: str
    version: str
    sections: tuple[Section, ...]


def guide_of(document: Mapping[str, Any]) -> Guide:
    """Lay an OpenAPI document of ours out for reading."""
    server = document["servers"][0]["url"]
    sections: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            shown = _operation(document, server, path, method.upper(), said)
            sections.setdefault(said["tags"][0], []).append(shown)
    return Guide(
        server=server,
        version=document["info"]["version"],
        sections=tuple(
            Section(name=name, operations=tuple(shown)) for name, shown in sections.items()
        ),
    )


def _operation(
    document: Mapping[str, Any], server: str, path: str, method: str, said: Mapping[str, Any]
) -> Operation:
    schemas = document["components"]["schemas"]
    body = _json_schema(said.get("requestBody", {}))
    status, success = next((k, v) for k, v in said["responses"].items() if k.startswith("2"))
    answer = _json_schema(success)
    texts = document["components"]["responses"]
    return Operation(
        anchor=said["operationId"],
        method=method,
        path=path,
        summary=said["summary"],
        scope=said["x-scope"],
        roles=", ".join(said["x-roles"]),
        fields=(*_parameters(said, schemas), *_body_fields(body, schemas)),
        curl=_curl(server + path, method, _sample(body, schemas, 0) if body else None),
        answer=_pretty(_sample(answer, schemas, 0)) if answer else "",
        status=status,
        problems=tuple(
            (code, texts[code]["description"]) for code in said["responses"] if code in texts
        ),
    )


def _json_schema(holder: Mapping[str, Any]) -> Schema | None:
    content = holder.get("content", {}).get("application/json")
    return content["schema"] if content else None


def _parameters(said: Mapping[str, Any], schemas: Mapping[str, Schema]) -> list[Field]:
    return [
        Field(
            name=one["name"],
            kind=_words(one["schema"], schemas),
            required=one["required"],
            place=one["in"],
        )
        for one in said["parameters"]
    ]


def _body_fields(body: Schema | None, schemas: Mapping[str, Schema]) -> list[Field]:
    if body is None:
        return []
    whole = _resolved(body, schemas)
    return [
        Field(
            name=name,
            kind=_words(kind, schemas),
            required=name in whole.get("required", ()),
            place="body",
        )
        for name, kind in whole.get("properties", {}).items()
    ]


def _resolved(schema: Schema, schemas: Mapping[str, Schema]) -> Schema:
    ref = schema.get("$ref")
    return schemas[ref.rpartition("/")[2]] if ref else schema


def _words(schema: Schema, schemas: Mapping[str, Schema]) -> str:
    """A type in a few words: `integer 1…500`, `list of Identifier`, `string or null`."""
    if "$ref" in schema:
        return str(_resolved(schema, schemas).get("title", schema["$ref"].rpartition("/")[2]))
    if "anyOf" in schema:
        return " or ".join(_words(one, schemas) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_words(schema.get('items', {}), schemas)}"
    return _plain_words(schema)


def _plain_words(schema: Schema) -> str:
    if "enum" in schema:
        return " | ".join(json.dumps(one, ensure_ascii=False) for one in schema["enum"])
    kind = str(schema.get("format") or schema.get("type") or "any JSON")
    least, most = schema.get("minimum", ""), schema.get("maximum", "")
    return f"{kind} {least}…{most}" if (least, most) != ("", "") else kind


def _sample(schema: Schema, schemas: Mapping[str, Schema], depth: int) -> Any:
    whole = _resolved(schema, schemas)
    if "anyOf" in whole:
        return _sample(whole["anyOf"][0], schemas, depth)
    deeper = depth < MAX_NESTING
    if whole.get("type") == "object":
        fields = whole.get("properties", {}) if deeper else {}
        return {name: _sample(one, schemas, depth + 1) for name, one in fields.items()}
    if whole.get("type") == "array":
        return [_sample(whole.get("items", {}), schemas, depth + 1)] if deeper else []
    return _plain_sample(whole)


def _plain_sample(schema: Schema) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    sample = TIMES.get(str(schema.get("format")))
    return sample or schema.get("minimum", SAMPLES.get(str(schema.get("type")), "…"))


def _curl(url: str, method: str, body: Any) -> str:
    lines = ["curl"] if method == "GET" else [f"curl -X {method}"]
    lines.append("-H 'Authorization: Bearer KEY'")
    if body is not None:
        quoted = _pretty(body).replace("'", "'\\''")
        lines += ["-H 'Content-Type: application/json'", f"-d '{quoted}'"]
    return " \\\n  ".join([*lines, f"'{url}'"])


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
