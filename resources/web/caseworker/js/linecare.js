// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Fits what one connection sends and hears to the line to the other, as thinline.js and copies.js judge it.

import { Copies } from "./copies.js";
import { ThinLine } from "./thinline.js";

const EVERY_MS = 500;
// On a thin line most of a sound packet of 20 ms is headers: 25 kbit/s of them, against 8 at 60 ms.
const SOUND = {
  // From here on 16 kbit/s more are nothing to the picture, and heard at once (docs/decisions/021).
  wide: { maxBitrate: 48_000, packet_ms: 20 },
  full: { maxBitrate: 32_000, packet_ms: 20 },
  rests: { maxBitrate: 24_000, packet_ms: 60 },
  tries: { maxBitrate: 24_000, packet_ms: 60 },
};
const WIDE_FROM_BPS = 390_000;
const WIDE_UNTIL_BPS = 300_000;
/** The browser itself goes lower where it has to; these are upper limits. */
const PICTURE = {
  full: { maxBitrate: 1_000_000 },
  tries: { maxBitrate: 60_000, maxFramerate: 10, height: 180 },
};

export class LineCare {
  /**
   * @param {RTCPeerConnection} rtc      both descriptions are set
   * @param {() => void} changed         `state` is another one
   * @param {(step: () => Promise<void>) => Promise<void>} inTurn   runs what changes descriptions, one after the other
   */
  constructor(rtc, changed, inTurn = (step) => step()) {
    this.rtc = rtc;
    this.changed = changed;
    this.inTurn = inTurn;
    this.way = { packet_ms: SOUND.full.packet_ms, isDoubled: false };
    this.thin = new ThinLine();
    this.copies = new Copies();
    this.isWide = false;
    this.counted = { lost: 0, all: 0 };
    this.isStopped = false;
    this.ready = this.#apply();
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  /** full · rests · tries */
  get state() {
    return this.thin.state;
  }

  get pictureRests() {
    return this.state === "rests" || this.state === "tries";
  }

  stop() {
    this.isStopped = true;
    clearInterval(this.timer);
  }

  async look() {
    const stats = await this.rtc.getStats();
    if (this.isStopped || this.rtc.connectionState !== "connected") return;
    const seen = { now_ms: performance.now(), ...summary(stats) };
    const before = { state: this.state, isWide: this.isWide };
    this.isWide = this.thin.look(seen) === "full" && seen.available_bps >= (this.isWide ? WIDE_UNTIL_BPS : WIDE_FROM_BPS);
    if (this.state !== before.state) this.changed();
    if (this.state !== before.state || this.isWide !== before.isWide) await this.#apply();
    this.copies.look({ ...seen, queue_s: this.thin.queue_s, lost_here: this.#lostHere(stats), isFull: this.state === "full" });
    this.#waitFor(this.copies.wait_ms);
    const way = { packet_ms: SOUND[this.state].packet_ms, isDoubled: this.copies.sends };
    if (!isSame(way, this.way)) await this.inTurn(() => this.#sendIn(way));
  }

  /**
   * How sound is packed has no parameter of its own: a browser takes the length of packets, and the codec, from the other
   * side's description, and it is free to set that again (RFC 8866 section 6.6). The other side need not hear of it.
   */
  async #sendIn(way) {
    // Another look may have asked for the same while this one waited for its turn.
    if (this.isStopped || isSame(way, this.way) || this.rtc.signalingState !== "stable") return;
    this.way = way;
    const answer = asAnswer(this.rtc.remoteDescription, this.rtc.localDescription);
    await this.rtc.setLocalDescription(await this.rtc.createOffer());
    await this.rtc.setRemoteDescription({ type: "answer", sdp: inOrder(way.isDoubled, withPacketsOf(way.packet_ms, answer)) });
  }

  /** The share of the other's sound that was lost on its way since the last look. */
  #lostHere(stats) {
    const before = this.counted;
    for (const item of stats.values())
      if (item.type === "inbound-rtp" && item.kind === "audio")
        this.counted = { lost: item.packetsLost, all: item.packetsLost + item.packetsReceived };
    const all = this.counted.all - before.all;
    return all > 0 ? Math.max(0, this.counted.lost - before.lost) / all : 0;
  }

  #waitFor(wait_ms) {
    for (const receiver of this.rtc.getReceivers())
      if (receiver.track.kind === "audio" && receiver.jitterBufferTarget !== wait_ms) receiver.jitterBufferTarget = wait_ms;
  }

  async #apply() {
    for (const { sender, receiver } of this.rtc.getTransceivers()) {
      const wish = sender.getParameters();
      if (!wish.encodings?.length) continue;
      if (receiver.track.kind === "audio") hear(wish.encodings[0], SOUND[this.isWide ? "wide" : this.state]);
      else if (receiver.track.kind === "video") show(wish, this.state, sender.track);
      // A connection that closes meanwhile needs no care any more.
      await sender.setParameters(wish).catch(() => {});
    }
  }
}

function isSame(way, other) {
  return way.packet_ms === other.packet_ms && way.isDoubled === other.isDoubled;
}

function hear(encoding, { maxBitrate }) {
  encoding.maxBitrate = maxBitrate;
  encoding.priority = "high";
  // No networkPriority: with one, Chromium leaves the sound out of what it takes the line for (docs/decisions/037).
}

function show(wish, state, track) {
  const [encoding] = wish.encodings;
  const { height, maxBitrate, maxFramerate } = PICTURE[state] ?? PICTURE.tries;
  encoding.active = state !== "rests";
  encoding.maxBitrate = maxBitrate;
  encoding.priority = "low";
  if (maxFramerate) encoding.maxFramerate = maxFramerate;
  else delete encoding.maxFramerate;
  encoding.scaleResolutionDownBy = height ? Math.max(1, (track?.getSettings?.().height ?? height) / height) : 1;
  // "balanced" goes down to 10 pictures a second where 30 would fit: too few to read lips.
  wish.degradationPreference = "maintain-framerate";
}

/** What the other side reports of our sound, and what the browser takes the line for (Firefox does not say). */
function summary(stats) {
  const seen = { available_bps: null, loss: 0, trip_s: null, least_s: null };
  for (const item of stats.values()) {
    if (item.type === "remote-inbound-rtp" && item.kind === "audio") {
      seen.loss = item.fractionLost ?? 0;
      seen.trip_s = item.roundTripTime ?? null;
    }
    if (item.type !== "candidate-pair" || !item.nominated) continue;
    seen.available_bps = item.availableOutgoingBitrate ?? seen.available_bps;
    seen.least_s = item.currentRoundTripTime ?? seen.least_s;
  }
  return seen;
}

/** The other's description as if it had answered ours: who began the encryption stays (RFC 8842 section 5.3). */
function asAnswer(theirs, ours) {
  if (theirs.type === "answer") return theirs.sdp;
  const role = /a=setup:active/.test(ours.sdp) ? "passive" : "active";
  return theirs.sdp.replaceAll(/a=setup:actpass/g, `a=setup:${role}`);
}

/** A browser sends with the codec that comes first: copies (red), or what they are copies of. */
function inOrder(isDoubled, sdp) {
  const red = /a=rtpmap:(\d+) red\/48000/.exec(sdp)?.[1];
  if (!red) return sdp;
  return sdp.replace(/(m=audio \d+ \S+) ([\d ]+)/, (_, start, types) => {
    const others = types.trim().split(" ").filter((type) => type !== red);
    return [start, ...(isDoubled ? [red, ...others] : [...others, red])].join(" ");
  });
}

function withPacketsOf(packet_ms, sdp) {
  return sdp.replaceAll(/a=(ptime|maxptime):\d+\r\n/g, "").replace(/(m=audio [^]*?a=mid:[^\r]*\r\n)/, `$1a=ptime:${packet_ms}\r\n`);
}
