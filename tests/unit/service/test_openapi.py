# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The OpenAPI document describes exactly what the service answers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.meeting.schema.facts import ErrorCode
from app.service.config import ServiceConfig
from app.service.hub import Hub
from app.service.keys import KeyRing
from app.service.refusals import Refusal
from app.service.server import make_app
from app.service.store import Store
from tests.rig.meeting import Rig

LINE_TEST = "/api/invitations/{token}/line"
NOT_JSON = {
    "/",
    "/caseworker",
    "/m/{token}",
    "/receipt",
    "/api/ws",
    "/api/desk",
    LINE_TEST,
    "/api/updates/manifest",
    "/api/updates/files/{name}",
    "/openapi.json",
    "/{part}/{path}",
}


async def document(rig: Rig) -> dict[str, Any]:
    async with rig.session.get(f"{rig.service.url}/openapi.json") as answer:
        assert answer.content_type == "application/json"
        found: dict[str, Any] = await answer.json()
        return found


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name == "$ref":
                yield value
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


async def test_every_route_is_described_and_every_description_has_a_route(rig: Rig, tmp_path: Path) -> None:
    store = Store(tmp_path / "other")
    routes = make_app(Hub(ServiceConfig(tmp_path / "other"), store, KeyRing(b"x" * 32))).router.routes()
    served = {
        (route.method.lower(), route.resource.canonical)
        for route in routes
        if route.resource is not None and route.method != "HEAD"
    }
    store.close()
    paths = (await document(rig))["paths"]
    described = {(method, path) for path, methods in paths.items() for method in methods}
    assert {one for one in served if one[1] not in NOT_JSON} == described


async def test_the_document_holds_together(rig: Rig) -> None:
    """3.1, references that lead somewhere, path parameters declared, ids unique, answers with shapes."""
    found = await document(rig)
    assert found["openapi"] == "3.1.0"
    assert found["info"]["title"]
    assert found["info"]["version"] == "1"
    for reference in references(found):
        place: Any = found
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
        assert "enum" in place or place["type"] == "object"
    operations = [(path, op) for path, methods in found["paths"].items() for op in methods.values()]
    assert len({op["operationId"] for _, op in operations}) == len(operations)
    for path, operation in operations:
        declared = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
        assert declared == set(re.findall(r"{(\w+)}", path))
        for status, answer in operation["responses"].items():
            assert re.fullmatch(r"[245]\d\d", status)
            assert answer["description"]
            assert answer["content"]["application/json"]["schema"]


async def test_objects_are_closed_in_the_document_too(rig: Rig) -> None:
    schemas = (await document(rig))["components"]["schemas"]
    objects = [schema for schema in schemas.values() if "enum" not in schema]
    assert len(objects) > 10
    assert all(schema["additionalProperties"] is False for schema in objects)


def test_every_code_has_a_status_and_a_next_step() -> None:
    for code in ErrorCode:
        refusal = Refusal(code)
        assert 400 <= refusal.status < 600
        assert refusal.next.endswith(".")
