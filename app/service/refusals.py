# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the service refuses, with its HTTP status and the next step in plain words."""

from app.meeting.schema.facts import ErrorCode

_TABLE: dict[ErrorCode, tuple[int, str]] = {
    ErrorCode.LINK_UNKNOWN: (404, "We do not know this link. Ask your caseworker for a new one."),
    ErrorCode.LINK_EXPIRED: (410, "This link no longer works. Ask your caseworker for a new one."),
    ErrorCode.LINK_USED: (410, "The meeting has ended. Call your caseworker if something is missing."),
    ErrorCode.CODE_MISTYPED: (422, "The code does not add up. Read it again, digit by digit."),
    ErrorCode.CODE_UNKNOWN: (404, "We do not know this code. Read it again, or call your caseworker."),
    ErrorCode.CODE_EXPIRED: (410, "This code no longer works. Ask your caseworker for a new one."),
    ErrorCode.TOO_MANY_TRIES: (429, "Wait a little, then try again. The link and the telephone still work."),
    ErrorCode.SERVICE_OLDER: (426, "The service speaks an older protocol than your program."),
    ErrorCode.SERVICE_NEWER: (426, "The service speaks a newer protocol. Update your program."),
    ErrorCode.PROGRAM_TOO_OLD: (426, "This meeting needs a newer version of the program, or the telephone."),
    ErrorCode.SEAT_REMOVED: (403, "This seat has been closed. Call your caseworker."),
    ErrorCode.MEETING_FULL: (
        409,
        "There is no room for one more in this call. They stay in the waiting room.",
    ),
    ErrorCode.STAFF_KEY: (401, "Send the staff key as Authorization: Bearer."),
    ErrorCode.NOT_ALLOWED: (403, "Only the caseworker can do this."),
    ErrorCode.NOT_FOUND: (404, "There is nothing here by that name."),
    ErrorCode.NOT_UNDERSTOOD: (400, "Send it in the shape that /openapi.json and docs/protocol.md describe."),
    ErrorCode.TOO_LARGE: (413, "Send at most 64 KiB."),
    ErrorCode.INTERNAL: (500, "The service had trouble of its own. Try again, or use the telephone."),
}


class Refusal(Exception):
    """A request or message is refused.

    Attributes:
        code: Why.
        status: HTTP status.
        next: What to do, in plain words; ``detail`` is appended for developers' mistakes.
        retry_after_s: When to try again, for TOO_MANY_TRIES.
    """

    def __init__(self, code: ErrorCode, detail: str = "", retry_after_s: int | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.status, words = _TABLE[code]
        self.next = f"{words} ({detail})" if detail else words
        self.retry_after_s = retry_after_s


def status_of(code: ErrorCode) -> int:
    """Return the HTTP status that goes with a code."""
    return _TABLE[code][0]
