# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A participant's side of the meeting protocol; imports aiohttp, so load it after the first paint."""

from app.meeting.client.http import ask_callback, open_meeting, open_with_time, redeem_code, send_message
from app.meeting.client.meeting_client import MeetingClient

__all__ = ["MeetingClient", "ask_callback", "open_meeting", "open_with_time", "redeem_code", "send_message"]
