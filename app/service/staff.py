# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The staff key at the door."""

import hmac

from app.meeting.schema.facts import ErrorCode
from app.service.hub import Hub
from app.service.keys import token_hash
from app.service.refusals import Refusal


def check_staff_key(hub: Hub, given: str, address: str) -> None:
    """Let staff in.

    Raises:
        Refusal: STAFF_KEY, or TOO_MANY_TRIES instead of it.
    """
    wanted = hub.config.staff_key or hub.keys.staff_key()
    if hmac.compare_digest(token_hash(given), token_hash(wanted)):
        return
    hub.tries.ask(address)
    hub.tries.failed(address)
    raise Refusal(ErrorCode.STAFF_KEY)
