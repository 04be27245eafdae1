# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chromium on virtual devices: plays a speech, and keeps what it would send meanwhile."""

import base64
from pathlib import Path

import numpy as np

from app.media.sound import Samples
from tests.rig.browser import browser
from tests.rig.pulse import PulseRig

_PLACE = "http://localhost/"
_TALK = """
async (seconds) => {
  const context = new AudioContext({ sampleRate: 48000, latencyHint: 0.2 });
  await context.resume();
  const keeper = `registerProcessor("keeper", class extends AudioWorkletProcessor {
    process(inputs) {
      if (inputs[0].length) this.port.postMessage(inputs[0][0].slice());
      return true;
    }
  })`;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([keeper], { type: "text/javascript" })));
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: false };
  const stream = await navigator.mediaDevices.getUserMedia({ audio });
  const node = new AudioWorkletNode(context, "keeper");
  const parts = [];
  node.port.onmessage = (event) => parts.push(event.data);
  const nothing = context.createGain();
  nothing.gain.value = 0;
  context.createMediaStreamSource(stream).connect(node).connect(nothing).connect(context.destination);
  const speech = context.createBufferSource();
  const bytes = await (await fetch("far.wav")).arrayBuffer();
  speech.buffer = await context.decodeAudioData(bytes);
  speech.connect(context.destination);
  await new Promise((done) => setTimeout(done, 1000));
  speech.start();
  await new Promise((done) => setTimeout(done, 1000 * seconds));
  const settings = stream.getAudioTracks()[0].getSettings();
  stream.getTracks().forEach((track) => track.stop());
  await context.close();
  let text = "";
  for (const part of parts) {
    const pcm = Int16Array.from(part, (x) => Math.max(-32768, Math.min(32767, Math.round(32768 * x))));
    text += String.fromCharCode(...new Uint8Array(pcm.buffer));
  }
  return { sound: btoa(text), cancels: settings.echoCancellation };
}
"""


def talk(rig: PulseRig, far: Path, seconds: float) -> Samples:
    """Return what a page would send while it plays ``far``: Chromium's echo canceller and noise suppression.

    Its automatic gain is off, as it would turn the virtual microphone's own volume.
    """
    with browser(sound_server=rig.env) as chromium:
        page = chromium.new_page()
        page.route(f"{_PLACE}far.wav", lambda route: route.fulfill(path=far, content_type="audio/wav"))
        page.route(_PLACE, lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto(_PLACE)
        kept = page.evaluate(_TALK, seconds)
    assert kept["cancels"] is True
    return np.frombuffer(base64.b64decode(kept["sound"]), np.int16)
