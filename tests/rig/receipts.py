# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receipts of a real service, and ways to look at them."""

import json
from typing import Any

import msgspec

from app.meeting.receipts.signed import Verification, read_keys, verify
from app.meeting.schema import seat as wire
from app.meeting.schema.http import InvitationView, IssuedInvitation
from app.meeting.schema.receipt import KEYS_PATH, OfflineLine, PublishedKeys
from tests.rig.meeting import Rig, Socket


async def fetch(rig: Rig, invitation: IssuedInvitation) -> bytes:
    """Return somebody's signed receipt as it came."""
    url = f"{rig.service.url}/api/invitations/{invitation.token}/receipt"
    async with rig.session.get(url) as answer:
        assert answer.status == 200, await answer.text()
        return await answer.read()


async def keys(rig: Rig) -> PublishedKeys:
    """Return the service's published keys."""
    async with rig.session.get(rig.service.url + KEYS_PATH) as answer:
        assert answer.status == 200
        return read_keys(await answer.read())


async def verified(rig: Rig, invitation: IssuedInvitation) -> Verification:
    """Return what somebody's receipt is worth by the published keys."""
    return verify(await fetch(rig, invitation), await keys(rig))


async def facts(rig: Rig, invitation: IssuedInvitation) -> list[tuple[str, str, str]]:
    """Return somebody's genuine receipt as (fact, detail, clock)."""
    result = await verified(rig, invitation)
    assert result.is_genuine, result
    assert result.signed is not None
    return [(line.fact.value, line.detail, line.clock) for line in result.signed.receipt.lines]


async def hand_in(rig: Rig, invitation: IssuedInvitation, *lines: OfflineLine) -> tuple[int, Any]:
    """Hand lines in; return the status and the answer."""
    url = f"{rig.service.url}/api/invitations/{invitation.token}/receipt/lines"
    body = msgspec.json.encode({"lines": lines})
    async with rig.session.post(url, data=body) as answer:
        return answer.status, json.loads(await answer.read())


async def come(rig: Rig, invitation: IssuedInvitation, verdict: str = "ready") -> Socket:
    """Open the link and knock, as the app does."""
    await rig.call("GET", f"/api/invitations/{invitation.token}", InvitationView)
    socket = await rig.sit(invitation)
    await socket.next(wire.Snapshot)
    await socket.say({"v": 1, "type": "knock", "verdict": verdict})
    await socket.next(wire.Registered)
    return socket
