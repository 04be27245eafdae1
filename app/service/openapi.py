# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The OpenAPI 3.1 document, made from the list of calls and the schema's Structs."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from app.meeting.schema.facts import PROTOCOL_HEADER, PROTOCOL_VERSION, ErrorCode
from app.meeting.schema.http import ErrorAnswer
from app.service.api import Endpoint
from app.service.refusals import status_of

_VERSIONS = (
    ErrorCode.SERVICE_OLDER,
    ErrorCode.SERVICE_NEWER,
    ErrorCode.PROGRAM_TOO_OLD,
    ErrorCode.INTERNAL,
)


def openapi_document(endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """Return the document as plain values for JSON."""
    shapes: list[type[msgspec.Struct]] = [ErrorAnswer]
    for endpoint in endpoints:
        shapes += [shape for shape in (endpoint.takes, endpoint.gives) if shape and shape not in shapes]
    schemas, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    reference = dict(zip(shapes, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in endpoints:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, reference)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Mødeklar meeting service",
            "version": str(PROTOCOL_VERSION),
            "description": "Meetings, invitations and plan B. The live part is docs/protocol.md.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"staff": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(endpoint: Endpoint, reference: dict[type[msgspec.Struct], Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": _parameters(endpoint),
        "responses": {
            str(endpoint.status): _answer(HTTPStatus(endpoint.status).phrase, reference[endpoint.gives]),
            **_refusals(endpoint, reference[ErrorAnswer]),
        },
    }
    if endpoint.for_staff:
        operation["security"] = [{"staff": []}]
    if endpoint.takes is not None:
        operation["requestBody"] = {"required": True, "content": _json(reference[endpoint.takes])}
    return operation


def _parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    text = {"type": "string"}
    found = [
        {"name": name, "in": "path", "required": True, "schema": text}
        for name in re.findall(r"{(\w+)}", endpoint.path)
    ]
    found += [
        {"name": name, "in": "query", "required": False, "description": meaning, "schema": text}
        for name, meaning in endpoint.query
    ]
    version = {"type": "integer", "const": PROTOCOL_VERSION}
    found.append({"name": PROTOCOL_HEADER, "in": "header", "required": False, "schema": version})
    return found


def _refusals(endpoint: Endpoint, error: Any) -> dict[str, Any]:
    by_status: dict[int, list[str]] = {}
    for code in (*endpoint.refuses, *_VERSIONS):
        codes = by_status.setdefault(status_of(code), [])
        if code.value not in codes:
            codes.append(code.value)
    answers = {str(status): _answer(", ".join(codes), error) for status, codes in sorted(by_status.items())}
    if "429" in answers:
        answers["429"]["headers"] = {
            "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}
        }
    return answers


def _answer(description: str, schema: Any) -> dict[str, Any]:
    return {"description": description, "content": _json(schema)}


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
