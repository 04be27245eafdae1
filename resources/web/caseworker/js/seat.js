// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The caseworker's own seat in one meeting: what the service says, and what we tell it.

import { setServiceTime } from "./clock.js";
import { newsBetween } from "./desk.js";
import { Line } from "./line.js";

export class Seat {
  /**
   * @param {string} token
   * @param {object} on  {changed(), news(kind, meeting, item), line(isUp), over(why, code, next), refused(code, next),
   *                      plan(plan|null), sdp(message), snapshot()}
   */
  constructor(token, on) {
    this.on = on;
    this.token = token;
    this.data = null;
    this.lastSeq = 0;
    // Random per opened page, never kept: a page that was loaded again has no connection to keep.
    this.instance = crypto.getRandomValues(new Uint32Array(4)).join("-");
    this.line = this.#newLine();
    this.line.open();
  }

  #newLine() {
    return new Line("/api/ws", () => ({ token: this.token, instance: this.instance, last_seq: this.lastSeq }), {
      message: (message) => this.#take(message),
      up: () => this.on.line(true),
      down: () => this.on.line(false),
      over: (why, code, next) => this.on.over(why, code, next),
    });
  }

  /** Take the seat back from another window. */
  takeBack() {
    this.line.close();
    this.line = this.#newLine();
    this.line.open();
  }

  send(type, fields) {
    return this.line.send(type, fields);
  }

  sendSurely(type, fields) {
    this.line.sendSurely(type, fields);
  }

  leave() {
    this.line.send("leave");
    this.line.close();
  }

  close() {
    this.line.close();
  }

  /** Everybody but ourselves. */
  others() {
    return this.data ? this.data.people.filter(({ pid }) => pid !== this.data.you.pid) : [];
  }

  person(pid) {
    return this.data?.people.find((person) => person.pid === pid) ?? null;
  }

  /** The meeting in the desk's shape, so that waiting lists and requests are shown by the same code. */
  asMeeting() {
    const { meeting, you, people, callbacks, messages, wishes = [], facts = [], state } = this.data;
    return { ...meeting, id: "seat", caseworker_pid: you.pid, people, callbacks, messages, wishes, facts, state: state === "ended" ? "ended" : "open" };
  }

  #take(message) {
    if (message.seq) this.lastSeq = Math.max(this.lastSeq, message.seq);
    const take = TAKES[message.type];
    if (message.type === "error") this.on.refused(message.code, message.next, message.about);
    else if (message.type === "plan") this.on.plan(message.plan);
    else if (message.type === "sdp") this.on.sdp(message);
    else if (message.type === "snapshot") this.#snapshot(message);
    else if (take && this.data) this.#change({ ...this.data, ...take(this.data, message) });
  }

  #snapshot(message) {
    setServiceTime(message.time);
    const before = this.data;
    this.data = message;
    if (before) this.#tellNews(before);
    this.on.snapshot();
    this.on.plan(message.plan ?? null);
    this.on.changed();
  }

  #change(data) {
    const before = this.data;
    this.data = data;
    this.#tellNews(before);
    this.on.changed();
  }

  #tellNews(before) {
    for (const { kind, item } of newsBetween(before, this.data)) this.on.news(kind, this.asMeeting(), item);
  }
}

const put = (list, item, key) => (list.some((old) => old[key] === item[key])
  ? list.map((old) => (old[key] === item[key] ? item : old)) : [...list, item]);

const TAKES = {
  person: (data, { person }) => ({ people: put(data.people, person, "pid") }),
  status: (_, { code }) => ({ status: code }),
  agenda: (_, { index }) => ({ agenda_index: index ?? null }),
  callback: (data, { callback }) => ({ callbacks: put(data.callbacks, callback, "id") }),
  message: (data, { message }) => ({ messages: put(data.messages, message, "id") }),
  wish: (data, { wish }) => ({ wishes: put(data.wishes ?? [], wish, "pid") }),
  fact: (data, { fact }) => ({ facts: [...(data.facts ?? []), fact] }),
  admitted: (_, { at }) => ({ state: "admitted", admitted_at: at }),
  ended: () => ({ state: "ended" }),
};
