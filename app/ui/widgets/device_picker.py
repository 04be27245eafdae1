# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which camera, microphone or speaker: a list with the names that the system gives."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from app.core.devices import Device, DeviceKind
from app.core.facts import DeviceFacts
from app.ui.theme import Look
from app.ui.widgets.box import rows
from app.ui.widgets.text import Text
from app.ui.wording import check as words


class DropDown(QComboBox):
    """A combo box with our arrow, that a wheel over the page does not turn by chance."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, with an ellipsis where the room ends, and our arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - 12 - 44
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "text" if self.isEnabled() else "on_off"
        painter.setPen(QPen(self._look.paint(role), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y = self.width() - 24, self.height() / 2
        painter.drawPolyline(QPolygonF([QPointF(x - 6, y - 3), QPointF(x, y + 3), QPointF(x + 6, y - 3)]))
        painter.end()


class DevicePicker(QWidget):
    """A label and the list under it.

    Emits:
        chosen: ``(DeviceKind, spec)`` when the person picks another one.
    """

    chosen = Signal(object, str)

    def __init__(self, look: Look, kind: DeviceKind) -> None:
        super().__init__()
        self.kind = kind
        self._shown: object = None
        self.label = Text("strong")
        self.list = DropDown(look)
        self.label.setBuddy(self.list)
        self.list.activated.connect(self._on_activated)
        layout = rows(gap=0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(self.list)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_devices(self, facts: DeviceFacts) -> None:
        """Show what there is, and what is chosen."""
        devices, chosen = _of_kind(facts, self.kind)
        label = words.DEVICES[self.kind]()
        shown = (devices, chosen, facts.listed, label, words.DEVICE_NONE[self.kind]())
        if shown == self._shown:
            return
        self._shown = shown
        self.label.say(label)
        self._fill(devices, chosen, listed=facts.listed)
        # Windows and AT-SPI read a combo box's own name: it must be the question, not the answer.
        self.list.setAccessibleName(label)
        self.list.setAccessibleDescription(self.list.currentText())
        QAccessible.updateAccessibility(QAccessibleEvent(self.list, QAccessible.Event.NameChanged))

    def _fill(self, devices: tuple[Device, ...], chosen: str, *, listed: bool) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        if not listed:
            self.list.addItem(words.DEVICE_LOOKING(), chosen)
        else:
            for device in sorted(devices, key=lambda one: one.is_virtual):
                self.list.addItem(_label(device), device.spec)
            if not any(device.is_default for device in devices):
                self.list.insertItem(0, words.DEVICE_DEFAULT(), "default")
            self.list.addItem(words.DEVICE_NONE[self.kind](), "none")
        self.list.setCurrentIndex(max(self._index_of(devices, chosen), 0))
        self.list.setEnabled(listed)
        self.list.blockSignals(False)

    def _index_of(self, devices: tuple[Device, ...], chosen: str) -> int:
        if chosen in ("", "default"):
            default = next((device.spec for device in devices if device.is_default), "default")
            return self.list.findData(default)
        index = self.list.findData(chosen)
        if index < 0 and chosen != "none":
            self.list.addItem(chosen, chosen)
            index = self.list.count() - 1
        return index

    def _on_activated(self, index: int) -> None:
        self.list.setAccessibleDescription(self.list.currentText())
        self.chosen.emit(self.kind, str(self.list.itemData(index)))


def _label(device: Device) -> str:
    """Return a device's name; what is a program and no device says so."""
    name = device.name or device.spec
    return words.DEVICE_VIRTUAL(name=name) if device.is_virtual else name


def _of_kind(facts: DeviceFacts, kind: DeviceKind) -> tuple[tuple[Device, ...], str]:
    return {
        DeviceKind.CAMERA: (facts.cameras, facts.choice.camera),
        DeviceKind.MICROPHONE: (facts.microphones, facts.choice.microphone),
        DeviceKind.SPEAKER: (facts.speakers, facts.choice.speaker),
    }[kind]
