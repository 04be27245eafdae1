# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meeting protocol, version 1 (docs/protocol.md).

``facts``: shared pieces; ``http``: bodies; ``seat``: ``/api/ws``; ``desk``: ``/api/desk``.
"""

from app.meeting.schema.facts import PROTOCOL_HEADER, PROTOCOL_VERSION, ErrorCode

__all__ = ["PROTOCOL_HEADER", "PROTOCOL_VERSION", "ErrorCode"]
