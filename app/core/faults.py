# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong, by name. Words for people live in the user interface alone."""

from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """Every failure that a person may meet; crosses the wire as its value."""

    # The link or code that was opened
    LINK_NOT_UNDERSTOOD = "link_not_understood"
    LINK_UNKNOWN = "link_unknown"
    LINK_EXPIRED = "link_expired"
    LINK_USED = "link_used"
    LINK_FOREIGN = "link_foreign"
    LINK_NOT_OPENED = "link_not_opened"
    LINK_UNSAFE = "link_unsafe"
    CODE_MISTYPED = "code_mistyped"
    CODE_UNKNOWN = "code_unknown"
    CODE_EXPIRED = "code_expired"
    TOO_MANY_TRIES = "too_many_tries"
    # The way to the service
    NETWORK_NONE = "network_none"
    SERVICE_DOWN = "service_down"
    SERVICE_SLOW = "service_slow"
    SERVICE_NONSENSE = "service_nonsense"
    SERVICE_OLDER = "service_older"
    SERVICE_NEWER = "service_newer"
    PROGRAM_TOO_OLD = "program_too_old"
    # The seat in the meeting
    SEAT_MOVED = "seat_moved"
    SEAT_REMOVED = "seat_removed"
    MEETING_FULL = "meeting_full"
    # Devices
    CAMERA_NONE = "camera_none"
    CAMERA_BUSY = "camera_busy"
    CAMERA_DENIED = "camera_denied"
    CAMERA_STALLED = "camera_stalled"
    CAMERA_FILE = "camera_file"
    MICROPHONE_NONE = "microphone_none"
    MICROPHONE_BUSY = "microphone_busy"
    MICROPHONE_DENIED = "microphone_denied"
    MICROPHONE_LOST = "microphone_lost"
    MICROPHONE_SILENT = "microphone_silent"
    MICROPHONE_FILE = "microphone_file"
    SPEAKER_NONE = "speaker_none"
    SPEAKER_BUSY = "speaker_busy"
    SPEAKER_LOST = "speaker_lost"
    SOUND_SYSTEM_NONE = "sound_system_none"
    SOUND_SYSTEM_HUNG = "sound_system_hung"
    # The engine process
    ENGINE_SILENT = "engine_silent"
    ENGINE_EXITED = "engine_exited"
    ENGINE_GAVE_UP = "engine_gave_up"
    ENGINE_PROTOCOL = "engine_protocol"
    ENGINE_INTERNAL = "engine_internal"
    # What is kept on this PC
    STORE_FULL = "store_full"
    STORE_MENDED = "store_mended"
    # The call
    CALL_NOT_CONNECTED = "call_not_connected"
    CALL_DESCRIPTION = "call_description"


@dataclass(unsafe_hash=True)  # not frozen: contextlib sets __traceback__ on exceptions
class Fault(Exception):
    """A failure: its code, what was attempted, and a detail for the log.

    Attributes:
        code: What failed; the user interface has words for each code.
        action: What was attempted, in the imperative ("open the camera").
        detail: For the log only. Never names, tokens, addresses or SDP.
    """

    code: FaultCode
    action: str
    detail: str = ""

    def __str__(self) -> str:
        return f"could not {self.action}: {self.code}" + (f" ({self.detail})" if self.detail else "")
