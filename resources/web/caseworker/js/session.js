// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// One opened meeting: the seat, our own devices and the call. It outlives the view that shows it.

import { Call } from "./call.js";
import { Media } from "./media.js";
import { Seat } from "./seat.js";

export class Session {
  /** @param on {changed(), news(kind, meeting, item), line(isUp), refused(code, next), over(why)} */
  constructor(token, on) {
    this.on = on;
    this.token = token;
    this.over = null;
    this.media = new Media({
      changed: () => this.#mediaChanged(),
      track: (kind, track) => this.call?.replace(kind, track),
    });
    this.seat = new Seat(token, {
      changed: () => this.#seatChanged(),
      news: on.news,
      line: on.line,
      refused: (code, next) => on.refused(code, next),
      over: (why, code, next) => this.#end({ why, code, next }),
      plan: (plan) => this.call.follow(plan),
      sdp: (message) => this.call.take(message),
      snapshot: () => this.#snapshot(),
    });
    this.call = new Call(this.seat, this.media, () => on.changed());
    this.told = "";
    this.isOpened = false;
  }

  /** Whoever the picture is of: the one in the call, else the one we can expect next. */
  get other() {
    const others = this.seat.others();
    const inCall = this.call.peer && this.seat.person(this.call.peer.pid);
    return inCall ?? others.find(({ admitted }) => admitted) ?? others.find(({ presence }) => presence === "waiting")
      ?? others.find(({ role }) => role === "citizen") ?? others[0] ?? null;
  }

  /** What a telephone carries meanwhile: "none", "sound" or "all". Of whoever was let in: we talk to one. */
  get byPhone() {
    return this.seat.others().find(({ admitted, media }) => admitted && media.by_phone !== "none")?.media.by_phone ?? "none";
  }

  /** Take the meeting back from another window. */
  async takeBack() {
    this.over = null;
    this.isOpened = false;
    this.seat.takeBack();
    this.on.changed();
  }

  /** Step out; the meeting goes on without us. */
  leave() {
    this.call.hangUp();
    this.media.close();
    this.seat.leave();
  }

  close() {
    this.call.hangUp();
    this.media.close();
    this.seat.close();
  }

  #snapshot() {
    this.told = "";
    this.#tellMedia();
    if (this.isOpened) return;
    // Camera and microphone only once the seat is really ours.
    this.isOpened = true;
    void this.media.open();
  }

  #mediaChanged() {
    this.#tellMedia();
    this.on.changed();
  }

  #tellMedia() {
    if (!this.seat?.data) return;
    const state = { microphone: this.media.isMicrophoneOn, camera: this.media.isCameraOn, paused: false };
    const text = JSON.stringify(state);
    if (text !== this.told && this.seat.send("media", state)) this.told = text;
  }

  #seatChanged() {
    const peer = this.call.peer;
    const person = peer && this.seat.person(peer.pid);
    if (peer && !(person?.admitted || person?.presence === "in_call")) this.call.hangUp();
    const byPhone = this.byPhone;
    if (peer && byPhone === "all") this.call.hangUp();
    this.media.hold(Boolean(person?.media.paused));
    this.media.byPhone(byPhone !== "none");
    this.on.changed();
  }

  #end(over) {
    this.over = over;
    this.call.hangUp();
    this.media.close();
    if (over.why === "moved") this.media = this.#freshMedia();
    this.on.over(over);
  }

  #freshMedia() {
    const media = new Media({ changed: () => this.#mediaChanged(), track: (kind, track) => this.call?.replace(kind, track) });
    this.call.media = media;
    return media;
  }
}
