// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// On a line that loses packets: whether our sound goes twice (RFC 2198), and how long the other's sound waits for the
// copy of what was lost. Why these numbers: docs/decisions/023.

const LOSSY = 0.01;
const CLEAN = 0.003;
const CLEAN_AFTER_MS = 30_000;
const COPIES = { from_bps: 400_000, until_bps: 300_000 };
// So much loss takes the browser's guess down with it, to 200 kbit/s of 10 Mbit/s: the less it says, and the more copies are worth.
const HEAVY = 0.05;
const HEAVY_COPIES = { from_bps: 170_000, until_bps: 130_000 };
// Packets lost in front of a full line would only become more.
const QUEUE_S = 0.15;
const EMPTY_FOR_MS = 10_000;
// A copy comes with the next packet, 20 ms later. A browser waits for packets that are late, not for such as are lost.
const WAIT_MS = 60;

/** One direction: it counts as lossy from the first loss of such a share, and as clean after half a minute without. */
class Lossy {
  constructor(share = LOSSY) {
    this.share = share;
    this.is = false;
    this.last_ms = -Infinity;
  }

  look(loss, now_ms) {
    if (loss >= this.share || (this.is && loss > (CLEAN / LOSSY) * this.share)) this.last_ms = now_ms;
    this.is = now_ms - this.last_ms < CLEAN_AFTER_MS;
    return this.is;
  }
}

export class Copies {
  constructor() {
    this.there = new Lossy();
    this.heavy = new Lossy(HEAVY);
    this.here = new Lossy();
    this.sends = false;
    this.full_ms = -Infinity;
    this.wait_ms = null;
  }

  /**
   * One look at the line, twice a second.
   * @param {object} seen {now_ms, loss: of what we send, 0..1, queue_s: before it, lost_here: of what comes, 0..1,
   *   available_bps: null where the browser does not tell, isFull: whether sound and picture have all the room they want}
   */
  look({ now_ms, loss, queue_s, lost_here, available_bps, isFull }) {
    if (queue_s > QUEUE_S) this.full_ms = now_ms;
    const room = this.heavy.look(loss, now_ms) ? HEAVY_COPIES : COPIES;
    const least_bps = this.sends ? room.until_bps : room.from_bps;
    const isEmpty = now_ms - this.full_ms >= EMPTY_FOR_MS;
    const hasRoom = isFull && isEmpty && (available_bps === null || available_bps >= least_bps);
    this.sends = this.there.look(loss, now_ms) && hasRoom;
    this.wait_ms = this.here.look(lost_here, now_ms) ? WAIT_MS : null;
  }
}
