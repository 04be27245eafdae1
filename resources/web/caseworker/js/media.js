// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The caseworker's own camera and microphone. A meeting works without either.

import { keep, setting } from "./settings.js";

const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
// Enough for a face, and light enough for an old computer at the other end.
const PICTURE = { width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 25, max: 30 } };

export class Media {
  /** @param on {changed(), track(kind, track)}: the peer connections follow `track`. */
  constructor(on) {
    this.on = on;
    this.stream = new MediaStream();
    this.microphone = null;
    this.camera = null;
    this.wantsMicrophone = true;
    this.wantsCamera = true;
    this.isHeld = false;
    this.isByPhone = false;
    this.problem = null;
    this.silence = null;
    this.isClosed = false;
    this.devices = { audioinput: [], videoinput: [], audiooutput: [] };
    navigator.mediaDevices?.addEventListener("devicechange", this.#listDevices);
  }

  /** Ask for both; take what there is, and say what is missing in `problem`. */
  async open() {
    const [camera, microphone] = await this.#both();
    if (this.isClosed) return;
    this.problem = problemOf(camera, microphone);
    await this.#use("audio", microphone.track ?? null);
    await this.#use("video", camera.track ?? null);
    await this.#listDevices();
    this.on.changed();
  }

  async #both() {
    const together = await ask({ audio: this.#sound(), video: this.#picture() });
    if (together.stream) {
      const [audio] = together.stream.getAudioTracks();
      const [video] = together.stream.getVideoTracks();
      return [{ track: video }, { track: audio }];
    }
    if (together.why === "denied") return [together, together];
    const alone = [await ask({ video: this.#picture() }), await ask({ audio: this.#sound() })];
    return alone.map((answer) => ({ ...answer, track: answer.stream?.getTracks()[0] }));
  }

  #sound() {
    return { ...SOUND, ...chosen("audioinput") };
  }

  #picture() {
    return { ...PICTURE, ...chosen("videoinput") };
  }

  get isMicrophoneOn() {
    return Boolean(this.microphone) && this.wantsMicrophone;
  }

  get isCameraOn() {
    return Boolean(this.camera) && this.wantsCamera;
  }

  /** What goes to the others. Without a microphone it is silence: a steady trickle keeps the line known to be alive. */
  tracks() {
    return { audio: this.microphone ?? this.#quiet(), video: this.camera };
  }

  setMicrophone(on) {
    this.wantsMicrophone = on;
    this.#applyEnabled();
    this.on.changed();
  }

  /** Off lets go of the camera, so that its light goes out. */
  async setCamera(on) {
    this.wantsCamera = on;
    if (!on) await this.#use("video", null);
    else if (!this.camera) await this.#reopen("video");
    this.on.changed();
  }

  /** While the other has a break, nothing of us goes out either. */
  hold(isHeld) {
    this.isHeld = isHeld;
    this.#applyEnabled();
  }

  /** While the two talk by telephone our microphone is mute here: two ways for one voice would howl. */
  byPhone(isByPhone) {
    if (isByPhone === this.isByPhone) return;
    this.isByPhone = isByPhone;
    this.#applyEnabled();
  }

  /** Use another device from now on, in this meeting and the next ones. */
  async choose(kind, id) {
    keep(`device.${kind}`, id);
    if (kind === "audioinput") await this.#reopen("audio");
    if (kind === "videoinput" && this.wantsCamera) await this.#reopen("video");
    this.on.changed();
  }

  close() {
    this.isClosed = true;
    navigator.mediaDevices?.removeEventListener("devicechange", this.#listDevices);
    for (const track of [this.microphone, this.camera, this.silence?.track]) track?.stop();
    void this.silence?.context.close();
    this.microphone = this.camera = this.silence = null;
  }

  async #reopen(kind) {
    const answer = await ask(kind === "audio" ? { audio: this.#sound() } : { video: this.#picture() });
    const track = answer.stream?.getTracks()[0] ?? null;
    if (track && this.isClosed) track.stop();
    if (this.isClosed) return;
    if (track) this.problem = null;
    else this.problem = answer.why === "missing" ? (kind === "audio" ? "picture" : "sound") : answer.why;
    await this.#use(kind, track);
  }

  async #use(kind, track) {
    const name = kind === "audio" ? "microphone" : "camera";
    const old = this[name];
    this[name] = track;
    if (track) {
      track.contentHint = kind === "audio" ? "speech" : "motion";
      track.onended = () => this.#unplugged(name, track);
    }
    this.stream = new MediaStream([this.microphone, this.camera].filter(Boolean));
    this.#applyEnabled();
    await this.on.track(kind, this.tracks()[kind]);
    if (old && old !== track) {
      old.onended = null;
      old.stop();
    }
  }

  async #unplugged(name, track) {
    if (this[name] !== track || this.isClosed) return;
    await this.#reopen(name === "camera" ? "video" : "audio");
    if (!this[name]) this.problem = "unplugged";
    this.on.changed();
  }

  #applyEnabled() {
    if (this.microphone) this.microphone.enabled = this.wantsMicrophone && !this.isHeld && !this.isByPhone;
    if (this.camera) this.camera.enabled = this.wantsCamera && !this.isHeld;
  }

  #quiet() {
    if (this.isClosed) return null;
    if (!this.silence) {
      const context = new AudioContext();
      const out = context.createMediaStreamDestination();
      const source = new ConstantSourceNode(context, { offset: 0 });
      source.connect(out);
      source.start();
      this.silence = { context, track: out.stream.getAudioTracks()[0] };
      // Before the first click or key a browser lets no sound begin, not even silence.
      for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, () => { if (context.state === "suspended") void context.resume(); }, { once: true });
    }
    return this.silence.track;
  }

  #listDevices = async () => {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    for (const kind of Object.keys(this.devices)) {
      this.devices[kind] = all.filter((device) => device.kind === kind && device.label && device.deviceId !== "default");
    }
    this.on.changed();
  };
}

function chosen(kind) {
  const id = setting(`device.${kind}`);
  // "ideal": a chosen camera that stays at home must not cost the meeting.
  return id ? { deviceId: { ideal: id } } : {};
}

async function ask(wish) {
  if (!navigator.mediaDevices) return { why: "denied" };
  try {
    return { stream: await navigator.mediaDevices.getUserMedia(wish) };
  } catch (error) {
    if (error.name === "NotAllowedError" || error.name === "SecurityError") return { why: "denied" };
    return { why: error.name === "NotReadableError" || error.name === "AbortError" ? "busy" : "missing" };
  }
}

function problemOf(camera, microphone) {
  if (camera.track && microphone.track) return null;
  if (camera.why === "busy" || microphone.why === "busy") return "busy";
  if (camera.why === "denied" || microphone.why === "denied") return "denied";
  if (microphone.track) return "sound";
  return camera.track ? "picture" : "missing";
}
