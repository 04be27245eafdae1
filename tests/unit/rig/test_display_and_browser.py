# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
import base64
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest
from playwright.async_api import Browser

from tests.rig.browser import async_browser, complaints
from tests.rig.display import VirtualDisplay
from tests.rig.pictures import read_counter, write_moving_counter
from tests.rig.tones import make_tone

SCREEN_SIZE = (
    "from PySide6.QtWidgets import QApplication; a = QApplication([]); "
    "s = a.primaryScreen(); z = s.size(); "
    "print(a.platformName(), z.width(), z.height(), s.devicePixelRatio())"
)
LISTEN = """async () => {
  const stream = await navigator.mediaDevices.getUserMedia({audio: {echoCancellation: false,
      noiseSuppression: false, autoGainControl: false}, video: {width: 640, height: 480}});
  const video = document.createElement('video');
  video.srcObject = stream; video.muted = true; await video.play();
  const context = new AudioContext(), meter = context.createAnalyser();
  meter.fftSize = 32768;
  context.createMediaStreamSource(stream).connect(meter);
  const bins = new Float32Array(meter.frequencyBinCount);
  let top = 0;
  for (let i = 0; i < 200; i++) {
    await new Promise(requestAnimationFrame);
    meter.getFloatFrequencyData(bins);
    top = bins.indexOf(Math.max(...bins));
    if (bins[top] > -40) break;
  }
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth; canvas.height = video.videoHeight;
  canvas.getContext('2d').drawImage(video, 0, 0);
  stream.getTracks().forEach(track => track.stop());
  return {hz: top * context.sampleRate / meter.fftSize, picture: canvas.toDataURL('image/png')};
}"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb runs on Linux")
def test_a_qt_window_opens_on_a_screen_of_the_wanted_size_and_the_screen_goes_away() -> None:
    with VirtualDisplay() as one, VirtualDisplay((1024, 600)) as other:
        assert one.name != other.name
        sizes = [
            subprocess.run(
                [sys.executable, "-c", SCREEN_SIZE],
                env=screen.env,
                capture_output=True,
                check=True,
                text=True,
            ).stdout.split()
            for screen in (one, other)
        ]
        assert sizes == [["xcb", "1366", "768", "1.0"], ["xcb", "1024", "600", "1.0"]]
    assert not [child for child in psutil.Process().children() if child.name() == "Xvfb"]


async def test_the_browser_sees_the_drawn_counter_and_hears_the_given_tone(tmp_path: Path) -> None:
    """What Chromium's made-up devices deliver is what the test put in: the base of every media test."""
    sound = make_tone(tmp_path / "tone.wav", hz=660, seconds=10)
    for suffix in (".y4m", ".mjpeg"):
        picture = write_moving_counter(tmp_path / f"counter{suffix}", first=40_000, frames=30, fps=15)
        async with async_browser(sound=sound, picture=picture) as browser:
            page = await browser.new_page()
            heard = complaints(page)
            await page.goto("chrome://version")  # a page that may open a camera
            result = await page.evaluate(LISTEN)
            assert not heard
        assert result["hz"] == pytest.approx(660, abs=5)
        png = base64.b64decode(result["picture"].split(",")[1])
        seen = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
        assert read_counter(seen) in range(40_000, 40_030)


async def test_the_fixture_gives_a_browser(chromium: Browser) -> None:
    page = await chromium.new_page()
    await page.set_content("<title>Venteværelse</title>")
    assert await page.title() == "Venteværelse"
