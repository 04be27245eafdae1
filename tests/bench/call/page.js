// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// A Chromium end of the bench: one call, and everything that is noted of it, on the wall clock in seconds.

const bench = (window.bench = { shown: [], size: [0, 0], ears: {}, codes: {}, trail: [], timers: [] });

// Date.now() counts whole milliseconds: at the moment it moves on, it is exact. The latest estimate is the best.
bench.wall_minus_page_ms = (() => {
  let best = -Infinity;
  for (let edge = 0; edge < 8; edge += 1) {
    const before = Date.now();
    let now = before;
    while (now === before) now = Date.now();
    best = Math.max(best, now - performance.now());
  }
  return best;
})();
const wall_s = (page_ms = performance.now()) => (page_ms + bench.wall_minus_page_ms) / 1000;

// What a track carries, as this page gets it: for a remote one that is what NetEq gives to the sound card.
const listen = (name, track) => {
  const ear = (bench.ears[name] = { is_on: false, blocks: [], at_s: [], stamps_s: [], rate_hz: 0 });
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 200 }).readable.getReader();
  (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      if (ear.is_on) {
        const block = new Float32Array(value.numberOfFrames);
        value.copyTo(block, { planeIndex: 0, format: "f32-planar" });
        ear.blocks.push(block);
        ear.at_s.push(wall_s());
        ear.stamps_s.push(value.timestamp / 1e6);
        ear.rate_hz = value.sampleRate;
      }
      value.close();
    }
  })();
};

const CELLS = 10;
const cellsOf = (plane, width, height) => {
  let code = 0;
  const across = Math.floor(width / CELLS);
  const top = Math.floor(height / 4);
  for (let cell = 0; cell < CELLS; cell += 1) {
    let sum = 0, count = 0;
    for (let y = top; y < Math.max(top + 1, height - top); y += 1)
      for (let x = cell * across + (across >> 2); x < (cell + 1) * across - (across >> 2); x += 1) {
        sum += plane[y * width + x];
        count += 1;
      }
    const brightness = sum / count;
    if (brightness > 96 && brightness < 160) return null;
    if (brightness > 128) code |= 1 << cell;
  }
  return code;
};

// When which picture is there (frame_code.py): before it is painted, as the app's end takes the time, too.
const watch = (name, track) => {
  const seen = (bench.codes[name] = []);
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 5 }).readable.getReader();
  (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const at_s = wall_s();
      const { width, height: whole } = value.visibleRect;
      const height = Math.floor(whole / 15) & ~1;
      const rect = { x: value.visibleRect.x, y: value.visibleRect.y, width, height };
      const bytes = new Uint8Array(value.allocationSize({ rect }));
      const layout = await value.copyTo(bytes, { rect });
      if (layout[0].stride === width) seen.push([at_s, cellsOf(bytes.subarray(layout[0].offset), width, height)]);
      value.close();
    }
  })();
};

bench.begin = async (settings) => {
  const pc = (bench.pc = new RTCPeerConnection({ iceServers: settings.ice }));
  pc.ontrack = ({ track }) => {
    bench[`remote_${track.kind}`] = track;
    if (track.kind === "audio") {
      const audio = (bench.ear = new Audio()); // without it nothing is pulled through NetEq
      audio.srcObject = new MediaStream([track]);
      audio.play();
      return;
    }
    const video = (bench.eye = document.createElement("video"));
    video.muted = true;
    video.srcObject = new MediaStream([track]);
    document.body.append(video);
    video.play();
    const note = (now, data) => {
      bench.shown.push(wall_s(now));
      bench.size = [data.width, data.height];
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  };
  const clean = settings.cleans_sound;
  const media = (bench.media = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: clean, noiseSuppression: clean, autoGainControl: clean },
    video: { width: 640, height: 480, frameRate: 30 },
  }));
  for (const track of media.getTracks()) pc.addTrack(track, media);
  for (const transceiver of pc.getTransceivers())
    if (transceiver.sender.track?.kind === "video") {
      const codecs = RTCRtpReceiver.getCapabilities("video").codecs;
      const of = (mime) => codecs.filter((codec) => codec.mimeType === mime);
      transceiver.setCodecPreferences([...of("video/VP8"), ...of("video/rtx")]);
    }
};

bench.described = async () => {
  const { pc } = bench;
  await pc.setLocalDescription();
  if (pc.iceGatheringState !== "complete")
    await new Promise((done) => {
      pc.onicegatheringstatechange = () => pc.iceGatheringState === "complete" && done();
      setTimeout(done, 3000);
    });
  return pc.localDescription.sdp;
};

// Begin to note: what is heard, always; where pictures and sound are on their way; how each moment's sound is.
bench.watch = (what) => {
  listen("heard", bench.remote_audio);
  if (what.latency) {
    listen("said", bench.media.getAudioTracks()[0]);
    watch("sent", bench.media.getVideoTracks()[0]);
    watch("seen", bench.remote_video);
  }
  for (const ear of Object.values(bench.ears)) ear.is_on = true;
  if (what.trail)
    bench.timers.push(
      setInterval(async () => {
        for (const one of (await bench.pc.getStats()).values())
          if (one.type === "inbound-rtp" && one.kind === "audio")
            bench.trail.push([wall_s(), one.concealedSamples, one.totalSamplesReceived]);
      }, 100),
    );
};

const text_of = (blocks) => {
  const whole = new Int16Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) for (const sample of block) whole[at++] = Math.max(-32768, Math.min(32767, sample * 32767));
  const bytes = new Uint8Array(whole.buffer);
  let text = "";
  for (let from = 0; from < bytes.length; from += 32768) text += String.fromCharCode(...bytes.subarray(from, from + 32768));
  return btoa(text);
};

bench.harvest = () => {
  bench.timers.forEach(clearInterval);
  const ears = {};
  for (const [name, ear] of Object.entries(bench.ears)) {
    ear.is_on = false;
    const { at_s, stamps_s, rate_hz, blocks } = ear;
    ears[name] = { at_s, stamps_s, rate_hz, lengths: blocks.map((block) => block.length), pcm: text_of(blocks) };
  }
  return { ears, codes: bench.codes, trail: bench.trail };
};

bench.count = async () => {
  const out = { at_s: wall_s(), shown_s: bench.shown, size: bench.size, state: bench.pc.connectionState };
  bench.shown = bench.shown.slice(-1);
  for (const one of (await bench.pc.getStats()).values()) {
    if (["inbound-rtp", "outbound-rtp", "remote-inbound-rtp"].includes(one.type))
      out[`${one.type.split("-rtp")[0]}_${one.kind}`] = one;
    if (one.type === "transport") out.transport = one;
    if (one.type === "candidate-pair" && one.nominated) out.pair = one;
  }
  return out;
};
