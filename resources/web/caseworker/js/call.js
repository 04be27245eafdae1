// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Keeps the peer connection equal to the service's plan, and asks for a new one when nothing arrives.

import { Peer } from "./peer.js";
import { Pulse } from "./pulse.js";

const ASK_AGAIN_AFTER_MS = 5000;

export class Call {
  /**
   * @param {object} seat   sends; `person(pid)` tells where the other stands
   * @param {object} media  `tracks()`
   * @param {() => void} changed
   */
  constructor(seat, media, changed) {
    this.seat = seat;
    this.media = media;
    this.changed = changed;
    this.peer = null;
    this.pulse = null;
    this.gen = -1;
    this.isRecovering = false;
    this.asked_ms = -Infinity;
  }

  /** Follow a plan. The same generation again means that nothing has changed, no plan that the other is not connected yet. */
  follow(plan) {
    if (!plan) return;
    const [pc] = plan.pcs;
    if (plan.gen < this.gen) return;
    if (plan.gen === this.gen && this.peer) {
      this.peer.repeat();
      this.changed();
      return;
    }
    this.#drop();
    this.gen = plan.gen;
    if (pc && this.seat.person(pc.peer)?.media.by_phone !== "all") this.#build(plan, pc);
    this.changed();
  }

  /** Take an offer or answer; another generation's is late and means nothing any more. */
  take({ pc, kind, sdp, gen }) {
    if (gen !== this.gen || !this.peer || this.peer.name !== pc) return;
    this.peer.take(kind, sdp);
  }

  /** Ask for a new attempt. */
  rebuild(why) {
    const now_ms = performance.now();
    if (this.gen < 0 || now_ms - this.asked_ms < ASK_AGAIN_AFTER_MS) return;
    const other = this.peer && this.seat.person(this.peer.pid);
    // Who has lost the service cannot hear of a new attempt; the old connection may still recover meanwhile.
    if (!other || other.presence !== "in_call") return;
    if (!this.seat.send("rebuild", { gen: this.gen, why: String(why).slice(0, 64) })) return;
    this.asked_ms = now_ms;
    this.isRecovering = true;
    this.changed();
  }

  /** Close the connection (returned, left, ended); the generation stays, so that late messages stay late. */
  hangUp() {
    this.isRecovering = false;
    this.#drop();
    this.changed();
  }

  replace(kind, track) {
    return this.peer?.replace(kind, track);
  }

  get stream() {
    return this.peer?.stream ?? null;
  }

  /** none · connecting · connected · silent */
  get state() {
    if (!this.peer) return "none";
    // Once something was lost, the words stay until something arrives again.
    if (this.isRecovering || this.peer.state === "failed" || (this.pulse.isSilent && this.pulse.alive_ms !== null)) return "silent";
    return this.peer.state === "connected" ? "connected" : "connecting";
  }

  get isWeak() {
    return Boolean(this.pulse?.isWeak);
  }

  get pictureRests() {
    return Boolean(this.peer?.pictureRests);
  }

  /** For tests and support: numbers only, nothing that identifies anybody. */
  stats() {
    return { gen: this.gen, role: this.peer?.role ?? null, state: this.state, connection: this.peer?.state ?? null, signaling: this.peer?.rtc.signalingState ?? null, sending: this.peer?.care?.state ?? null, ...(this.pulse?.report ?? {}) };
  }

  #build(plan, pc) {
    const peer = new Peer(plan, pc, this.media.tracks(), {
      send: (kind, sdp) => this.seat.send("sdp", { pc: peer.name, kind, sdp, gen: peer.gen }),
      changed: () => this.changed(),
      failed: (why) => this.rebuild(why),
    });
    this.peer = peer;
    this.asked_ms = -Infinity;
    this.pulse = new Pulse(peer, {
      isQuietExpected: () => {
        const media = this.seat.person(peer.pid)?.media;
        return Boolean(media && (media.paused || (!media.microphone && !media.camera)));
      },
      alive: () => {
        this.isRecovering = false;
        this.changed();
      },
      silent: (why) => this.rebuild(why),
      changed: () => this.changed(),
    });
  }

  #drop() {
    this.pulse?.stop();
    this.peer?.close();
    this.peer = this.pulse = null;
  }
}
