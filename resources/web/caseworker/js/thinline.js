// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// What a thin line to the other takes of ours: sound first. A picture that would crowd it out rests, and comes
// back by careful tries that grow rarer each time they fail. Why these numbers: docs/decisions/037.

const REST_BELOW_BPS = 90_000;
const REST_AFTER_MS = 2500;
// Less than this is not even enough for sound and the smallest picture that a browser sends.
const NEVER_BELOW_BPS = 45_000;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 120_000;
const CALM_BEFORE_TRY_MS = 3000;
const TRY_MS = 5000;
const TRY_HURTS_MS = 1000;
const PROVEN_AFTER_MS = 60_000;
const HURT_LOSS = 0.04;
// Loss without a queue is chance; a short queue without loss still carries everything, and may be that of the way back.
const HURT_QUEUE_S = 0.15;
const HURT_LONG_QUEUE_S = 0.8;
const HURT_COUNTS_MS = 2000;

/** full: as much as the browser finds room for. rests: sound alone. tries: whether a small picture fits again. */
export class ThinLine {
  constructor() {
    this.state = "full";
    this.rest_ms = FIRST_REST_MS;
    this.since_ms = this.shortest_s = Infinity;
    this.usual_loss = this.queue_s = 0;
    this.hurt_ms = this.rested_ms = -Infinity;
    this.lasting = new Map();
  }

  /**
   * One look at the line, twice a second.
   * @param {object} seen {now_ms, available_bps: null where the browser does not tell, loss: 0..1, trip_s: of our media, or null,
   *   least_s: of the connection checks, which began before any queue, or null}
   * @returns {string} the state from now on
   */
  look({ now_ms, available_bps, loss, trip_s, least_s = null }) {
    this.since_ms = Math.min(this.since_ms, now_ms);
    this.shortest_s = Math.min(this.shortest_s, trip_s ?? Infinity, least_s ?? Infinity);
    this.queue_s = trip_s === null ? 0 : trip_s - this.shortest_s;
    const isCrowded = this.queue_s > HURT_QUEUE_S && loss > this.usual_loss + HURT_LOSS;
    if (isCrowded || this.queue_s > HURT_LONG_QUEUE_S) this.hurt_ms = now_ms;
    NEXT[this.state](this, now_ms, available_bps, loss);
    return this.state;
  }

  hurtWithin(limit_ms, now_ms) {
    return now_ms - this.hurt_ms <= limit_ms;
  }

  /** Whether something has been so without a break for this long. */
  lasts(name, is, limit_ms, now_ms) {
    if (!is) this.lasting.delete(name);
    else if (!this.lasting.has(name)) this.lasting.set(name, now_ms);
    return is && now_ms - this.lasting.get(name) >= limit_ms;
  }

  isTooThin(bps, now_ms) {
    // A low guess that hurts nobody is no reason: on a busy computer browsers guess low, too. Who does not guess only hurts.
    const limit_bps = this.hurtWithin(HURT_COUNTS_MS, now_ms) ? REST_BELOW_BPS : NEVER_BELOW_BPS;
    const isBlind = bps === null && this.hurtWithin(0, now_ms);
    return this.lasts("thin", isBlind || (bps !== null && bps < limit_bps), REST_AFTER_MS, now_ms);
  }

  become(state, now_ms) {
    this.state = state;
    this.since_ms = now_ms;
    this.lasting.clear();
  }

  rest(now_ms) {
    // The picture was back for a moment only: wait longer next time.
    if (now_ms - this.rested_ms < PROVEN_AFTER_MS) this.rest_ms = Math.min(LONGEST_REST_MS, 2 * this.rest_ms);
    this.become("rests", now_ms);
  }
}

const NEXT = {
  full: (line, now_ms, bps) => {
    if (now_ms - line.rested_ms >= PROVEN_AFTER_MS) line.rest_ms = FIRST_REST_MS;
    if (line.isTooThin(bps, now_ms)) line.rest(now_ms);
  },
  rests: (line, now_ms, _, loss) => {
    line.rested_ms = now_ms;
    if (now_ms - line.since_ms < line.rest_ms || line.hurtWithin(CALM_BEFORE_TRY_MS, now_ms)) return;
    line.usual_loss = loss;
    line.become("tries", now_ms);
  },
  tries: (line, now_ms, bps) => {
    const tried_ms = now_ms - line.since_ms;
    const hurts = line.hurtWithin(0, now_ms) || (bps !== null && bps < NEVER_BELOW_BPS);
    if (line.lasts("hurts", hurts, TRY_HURTS_MS, now_ms)) line.rest(now_ms);
    else if (tried_ms >= TRY_MS && !hurts) line.become("full", now_ms);
  },
};
