// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The desk: today's meetings as the service sees them, live.

import { danishDay, nowMs, setServiceTime } from "./clock.js";
import { Line } from "./line.js";

export class Desk {
  /** @param on {changed(), news(kind, meeting, item), line(isUp), over(why, code, next), refused(code, next)} */
  constructor(key, on) {
    this.on = on;
    this.day = null;
    this.meetings = new Map();
    this.line = new Line("/api/desk", () => ({ staff_key: key }), {
      message: (message) => this.#take(message),
      up: () => on.line(true),
      down: () => on.line(false),
      over: (why, code, next) => on.over(why, code, next),
    });
    this.line.open();
    // The desk shows one Danish day; past midnight a new hello asks for the next.
    this.midnight = setInterval(() => {
      if (this.day && danishDay(nowMs()) !== this.day) this.line.renew();
    }, 30_000);
  }

  close() {
    clearInterval(this.midnight);
    this.line.close();
  }

  admit(meeting, pid) {
    return this.line.send("admit", { meeting, pid });
  }

  setCallback(meeting, id, state) {
    this.line.sendSurely("callback_state", { meeting, id, state });
  }

  confirmWish(meeting, pid) {
    this.line.sendSurely("confirm_wish", { meeting, pid });
  }

  /** The day's meetings in order of time. */
  inOrder() {
    return [...this.meetings.values()].sort((a, b) => a.starts_at.localeCompare(b.starts_at) || a.id.localeCompare(b.id));
  }

  #take(message) {
    if (message.type === "error") {
      this.on.refused(message.code, message.next);
      return;
    }
    const before = this.meetings;
    if (message.type === "desk_snapshot") {
      const isFirst = this.day === null;
      setServiceTime(message.time);
      this.day = message.day;
      this.meetings = new Map(message.meetings.map((meeting) => [meeting.id, meeting]));
      // What was there when the page opened is no news, what came while the line was down is.
      if (!isFirst) for (const meeting of message.meetings) this.#tellNews(before.get(meeting.id), meeting);
    } else if (message.type === "desk_meeting") {
      if (danishDay(Date.parse(message.meeting.starts_at)) !== this.day) return;
      this.meetings = new Map(before).set(message.meeting.id, message.meeting);
      this.#tellNews(before.get(message.meeting.id), message.meeting);
    }
    this.on.changed();
  }

  #tellNews(before, after) {
    for (const news of newsBetween(before, after)) this.on.news(news.kind, after, news.item);
  }
}

/** What has happened in a meeting that somebody should hear: arrivals, requests for a call, messages. */
export function newsBetween(before, after) {
  const news = [];
  const known = new Map((before?.people ?? []).map((person) => [person.pid, person]));
  for (const person of after.people) {
    const was = known.get(person.pid)?.presence;
    if (person.presence === "waiting" && was !== "waiting" && was !== "reconnecting") news.push({ kind: "arrived", item: person });
  }
  for (const kind of ["callbacks", "messages"]) {
    const old = new Set((before?.[kind] ?? []).map(({ id }) => id));
    for (const item of after[kind]) if (!old.has(item.id)) news.push({ kind: kind.slice(0, -1), item });
  }
  return news;
}

/** Everybody who waits at the door, the longest first: [{meeting, person}]. */
export function whoWaits(meetings) {
  const waiting = meetings.filter(({ state }) => state !== "ended").flatMap((meeting) =>
    meeting.people.filter((person) => isWaiting(person, meeting)).map((person) => ({ meeting, person })));
  return waiting.sort((a, b) => (a.person.arrived_at ?? "").localeCompare(b.person.arrived_at ?? ""));
}

function isWaiting(person, meeting) {
  if (person.pid === meeting.caseworker_pid || person.admitted) return false;
  return person.presence === "waiting" || (person.presence === "reconnecting" && Boolean(person.arrived_at));
}

/** Requests for a call that nobody has finished, the oldest first: [{meeting, callback, person}]. */
export function whoWantsACall(meetings) {
  const open = meetings.flatMap((meeting) => meeting.callbacks.filter(({ state }) => state !== "called")
    .map((callback) => ({ meeting, callback, person: personOf(meeting, callback.pid) })));
  return open.sort((a, b) => a.callback.at.localeCompare(b.callback.at));
}

/** Messages that the caseworker has not put aside: [{meeting, message, person}], the newest first. */
export function whoWrote(meetings, isHidden) {
  const shown = meetings.filter(({ state }) => state !== "ended").flatMap((meeting) =>
    meeting.messages.filter(({ id }) => !isHidden(id)).map((message) => ({ meeting, message, person: personOf(meeting, message.pid) })));
  return shown.sort((a, b) => b.message.at.localeCompare(a.message.at));
}

function personOf(meeting, pid) {
  return meeting.people.find((person) => person.pid === pid) ?? { pid, name: "–", role: "other", presence: "absent" };
}
