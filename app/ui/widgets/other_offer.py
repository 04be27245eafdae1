# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Offers another microphone or speaker, or a device that was plugged in just now, in one click."""

from PySide6.QtCore import Signal

from app.core.devices import DeviceKind, DeviceSpec, choose
from app.core.facts import DeviceFacts
from app.core.faults import Fault, FaultCode
from app.core.other_device import OtherDevice
from app.ui.theme import Look
from app.ui.widgets.notice import Notice
from app.ui.wording import check as words


class OtherOffer(Notice):
    """A notice with one button.

    Emits:
        accepted: The ``OtherDevice`` that the person wants.
    """

    accepted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "information", announces=True)
        self._offered: OtherDevice | None = None
        self.use = self.add_button("second", "check", self._on_pressed)
        self.use.setObjectName("UseOther")

    def offer(self, other: OtherDevice | None, devices: DeviceFacts) -> None:
        """Offer a device, or nothing."""
        self._offered = other
        self.setVisible(other is not None)
        if other is None:
            return
        self.use.say(words.USE_OTHER(other=other.name))
        if other.is_new:
            self.say(words.NEW_FOUND(other=other.name), words.NEW_FOUND_ASK())
        elif other.kind is DeviceKind.MICROPHONE:
            asked = words.OTHER_HEARS_ASK(chosen=_chosen_name(devices), other=other.name)
            self.say(words.OTHER_HEARS(other=other.name), asked)
        else:
            self.say(words.OTHER_SPEAKER(other=other.name), words.OTHER_SPEAKER_ASK())

    def _on_pressed(self) -> None:
        if self._offered is not None:
            self.accepted.emit(self._offered)


def _chosen_name(devices: DeviceFacts) -> str:
    try:
        spec = DeviceSpec(devices.choice.microphone)
        return choose(spec, devices.microphones, FaultCode.MICROPHONE_NONE).name
    except Fault:
        return words.THIS_MICROPHONE()
