// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// One RTCPeerConnection of one generation. It is never repaired: a new generation builds a new one.

import { LineCare } from "./linecare.js";

const GATHER_WITHIN_MS = 2000;

export class Peer {
  /**
   * @param {object} plan   {gen, ice} of the service's plan
   * @param {object} pc     {pc, peer, role} of the plan
   * @param {object} tracks {audio, video}, each a track or null
   * @param {object} on     {send(kind, sdp), changed(), failed(why)}
   */
  constructor(plan, pc, tracks, on) {
    this.gen = plan.gen;
    this.name = pc.pc;
    this.pid = pc.peer;
    this.role = pc.role;
    this.on = on;
    this.stream = new MediaStream();
    this.tracks = tracks;
    this.isClosed = false;
    this.lastTaken = null;
    this.told = null;
    this.queue = Promise.resolve();
    this.rtc = new RTCPeerConnection({ iceServers: plan.ice.map(server) });
    this.rtc.ontrack = ({ track }) => {
      // Picture and sound are shown together whatever streams the other side names.
      this.stream.addTrack(track);
      on.changed();
    };
    this.rtc.onconnectionstatechange = () => {
      if (this.isClosed) return;
      on.changed();
      if (this.rtc.connectionState === "failed") on.failed("failed");
    };
    if (this.role === "offer") this.#inTurn(() => this.#offer());
  }

  get state() {
    return this.isClosed ? "closed" : this.rtc.connectionState;
  }

  /** Whether our picture rests because the line to the other carries sound alone. */
  get pictureRests() {
    return Boolean(this.care?.pictureRests);
  }

  /** Take the other side's offer or answer; the same one twice (sent again after a lost line) changes nothing. */
  take(kind, sdp) {
    this.#inTurn(async () => {
      if (sdp === this.lastTaken) return;
      if (kind === "answer" && this.rtc.signalingState !== "have-local-offer") return;
      await this.rtc.setRemoteDescription({ type: kind, sdp });
      this.lastTaken = sdp;
      if (kind === "offer") await this.#answer();
      else await this.#tune();
    });
  }

  /** After a lost line: say our part again, if it may have been lost with it. */
  repeat() {
    const { told } = this;
    const isOpen = this.rtc.signalingState === "have-local-offer" || this.state !== "connected";
    if (told && isOpen && this.rtc.iceGatheringState !== "new") this.on.send(told.type, told.sdp);
  }

  async replace(kind, track) {
    this.tracks = { ...this.tracks, [kind]: track };
    if (this.isClosed) return;
    for (const { sender, receiver } of this.rtc.getTransceivers()) {
      if (receiver.track.kind === kind) await sender.replaceTrack(track);
    }
  }

  close() {
    this.isClosed = true;
    this.care?.stop();
    this.rtc.ontrack = this.rtc.onconnectionstatechange = null;
    this.rtc.close();
  }

  // Descriptions are handled one after the other; a closed connection ends the row quietly.
  #inTurn(step) {
    this.queue = this.queue.then(() => (this.isClosed ? undefined : step())).catch((error) => {
      if (!this.isClosed) this.on.failed(error.name || "description");
    });
    return this.queue;
  }

  async #offer() {
    for (const kind of ["audio", "video"]) {
      const transceiver = this.rtc.addTransceiver(this.tracks[kind] ?? kind, { direction: "sendrecv", streams: [this.#streamOf()] });
      preferCodecs(transceiver, kind);
    }
    await this.rtc.setLocalDescription(await this.rtc.createOffer());
    await this.#tell();
  }

  async #answer() {
    for (const transceiver of this.rtc.getTransceivers()) {
      const { kind } = transceiver.receiver.track;
      // sendrecv also without a device, so that a camera can come later without another offer.
      transceiver.direction = "sendrecv";
      transceiver.sender.setStreams(this.#streamOf());
      await transceiver.sender.replaceTrack(this.tracks[kind] ?? null);
      preferCodecs(transceiver, kind);
    }
    await this.rtc.setLocalDescription(await this.rtc.createAnswer());
    await this.#tell();
    await this.#tune();
  }

  #streamOf() {
    this.ownStream ??= new MediaStream();
    return this.ownStream;
  }

  async #tell() {
    await gathered(this.rtc);
    this.told = this.rtc.localDescription;
    if (!this.isClosed) this.on.send(this.told.type, this.told.sdp);
  }

  async #tune() {
    this.care ??= new LineCare(this.rtc, () => this.on.changed(), (step) => this.#inTurn(step));
    await this.care.ready;
  }
}

function server({ urls, username, credential }) {
  return username ? { urls, username, credential } : { urls };
}

/** VP8 first: what every peer of this service speaks cheaply. Opus (with FEC) is Chromium's own first choice. */
function preferCodecs(transceiver, kind) {
  const all = RTCRtpReceiver.getCapabilities?.(kind)?.codecs;
  if (!all || !transceiver.setCodecPreferences) return;
  const best = kind === "video" ? "video/vp8" : "audio/opus";
  const isBest = (codec) => codec.mimeType.toLowerCase() === best;
  transceiver.setCodecPreferences([...all.filter(isBest), ...all.filter((codec) => !isBest(codec))]);
}

/** No trickle: wait for every candidate, but not for a STUN server that keeps silent. */
function gathered(rtc) {
  if (rtc.iceGatheringState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, GATHER_WITHIN_MS);
    rtc.addEventListener("icegatheringstatechange", () => {
      if (rtc.iceGatheringState !== "complete") return;
      clearTimeout(late);
      resolve();
    });
  });
}
