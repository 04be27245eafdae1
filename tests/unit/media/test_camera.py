# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The camera costs at most the picture: real files through cv2.VideoCapture, and drivers that misbehave."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.devices import DeviceSpec
from app.core.faults import Fault, FaultCode
from app.media import camera as camera_module
from app.media.camera import Camera, CameraEvent, Faulted, Opened, Resumed, Stalled
from app.media.capture import open_capture
from tests.rig.pictures import read_counter, write_moving_counter

WAIT_S = 10.0


class Diary:
    """Collects a camera's events for the test to wait for."""

    def __init__(self) -> None:
        self._events: queue.Queue[CameraEvent] = queue.Queue()

    def note(self, event: CameraEvent) -> None:
        self._events.put(event)

    def next(self) -> CameraEvent:
        return self._events.get(timeout=WAIT_S)

    def is_empty(self) -> bool:
        return self._events.empty()


class FakeDriver:
    """A camera driver that obeys the test: gives pictures, hangs, loses the device."""

    width_px, height_px, rate_fps = 64, 48, 30.0

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.is_plugged_in = True
        self.closed = 0
        self.refusal: Fault | None = None

    def open(self, spec: DeviceSpec, size_px: tuple[int, int], rate_fps: int) -> "FakeDriver":
        del spec, size_px, rate_fps
        if self.refusal:
            raise self.refusal
        return self

    def read(self) -> NDArray[np.uint8] | None:
        self.may_answer.wait(WAIT_S)
        time.sleep(0.005)  # a driver's own pace
        return np.zeros((48, 64, 3), dtype=np.uint8) if self.is_plugged_in else None

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Ten numbered pictures at 50 a second: 0.2 s."""
    return write_moving_counter(tmp_path / "film.avi", frames=10, fps=50, size=(320, 240))


@pytest.fixture
def driver() -> Iterator[FakeDriver]:
    driver = FakeDriver()
    yield driver
    driver.may_answer.set()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorter patience, so that the tests are."""
    monkeypatch.setattr(camera_module, "STALLED_AFTER_S", 0.2)
    monkeypatch.setattr(camera_module, "RETRY_AFTER_S", 0.05)
    monkeypatch.setattr(camera_module, "WATCH_EVERY_S", 0.02)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


def test_a_film_is_a_camera_that_starts_over_at_its_end(film: Path) -> None:
    diary = Diary()
    camera = Camera(DeviceSpec(f"file:{film}"), on_event=diary.note)
    seen: list[int] = []

    def note() -> None:
        frame = camera.latest()
        assert frame is not None
        number = read_counter(frame.bgr)
        assert number is not None
        seen.append(number)

    camera.listen(note)
    assert camera.latest() is None
    camera.start()
    assert diary.next() == Opened(320, 240, 50.0)
    until(lambda: len(seen) >= 25)
    assert camera.stop()
    assert seen[:25] == [*range(1, 11), *range(1, 11), *range(1, 6)]
    frame = camera.latest()
    assert frame is not None
    assert frame.bgr.shape == (240, 320, 3)
    assert frame.seq == len(seen) - 1


def test_a_film_is_shown_at_its_own_speed_and_not_faster(film: Path) -> None:
    capture = open_capture(DeviceSpec(f"file:{film}"), (640, 480), 30)
    begun = time.monotonic()
    for _ in range(11):
        assert capture.read() is not None
    capture.close()
    assert time.monotonic() - begun >= 10 / 50 - 0.005


@pytest.mark.parametrize("content", [None, b"", b"no film at all"])
def test_a_file_that_is_no_film_is_a_fault_with_its_own_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "film.mp4"
    if content is not None:
        path.write_bytes(content)
    diary = Diary()
    camera = Camera(DeviceSpec(f"file:{path}"), on_event=diary.note)
    camera.start()
    event = diary.next()
    assert isinstance(event, Faulted)
    assert event.fault.code is FaultCode.CAMERA_FILE
    assert camera.stop()


def test_a_camera_number_that_does_not_exist_is_a_fault() -> None:
    diary = Diary()
    camera = Camera(DeviceSpec("97"), on_event=diary.note)
    camera.start()
    event = diary.next()
    assert isinstance(event, Faulted)
    assert event.fault.code is FaultCode.CAMERA_NONE
    assert camera.stop()


def test_without_a_camera_nothing_is_opened() -> None:
    diary = Diary()
    camera = Camera(DeviceSpec("none"), on_event=diary.note)
    camera.start()
    assert camera.stop()
    assert camera.latest() is None
    assert not camera.is_stalled(time.monotonic() + 60)
    assert diary.is_empty()


@pytest.mark.usefixtures("quick")
def test_a_driver_that_hangs_is_told_once_and_its_return_too(driver: FakeDriver) -> None:
    diary = Diary()
    camera = Camera(DeviceSpec("0"), on_event=diary.note, opener=driver.open)
    camera.start()
    assert isinstance(diary.next(), Opened)
    driver.may_answer.clear()
    stalled = diary.next()
    assert isinstance(stalled, Stalled)
    assert stalled.silent_s >= 0.2
    assert camera.is_stalled(time.monotonic())
    driver.may_answer.set()
    assert diary.next() == Resumed()
    assert camera.stop()
    assert driver.closed == 1


@pytest.mark.usefixtures("quick")
def test_stopping_never_waits_for_a_driver_that_hangs(driver: FakeDriver) -> None:
    diary = Diary()
    camera = Camera(DeviceSpec("0"), on_event=diary.note, opener=driver.open)
    camera.start()
    assert isinstance(diary.next(), Opened)
    driver.may_answer.clear()
    assert isinstance(diary.next(), Stalled)
    assert camera.stop(deadline_s=0.05) is False
    driver.may_answer.set()
    until(lambda: driver.closed == 1)
    assert diary.is_empty()  # after stop nothing is told any more


@pytest.mark.usefixtures("quick")
def test_a_camera_whose_plug_is_pulled_comes_back_by_itself(driver: FakeDriver) -> None:
    diary = Diary()
    camera = Camera(DeviceSpec("0"), on_event=diary.note, opener=driver.open)
    camera.start()
    assert isinstance(diary.next(), Opened)
    driver.refusal = Fault(FaultCode.CAMERA_NONE, "open the camera")
    driver.is_plugged_in = False
    lost = diary.next()
    assert isinstance(lost, Faulted)
    assert lost.fault.code is FaultCode.CAMERA_NONE
    driver.is_plugged_in, driver.refusal = True, None
    assert isinstance(diary.next(), Opened)  # and the refusals in between were not told one by one
    assert camera.stop()
