// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Times as they are in Denmark, by the service's clock.

import { language, t } from "./words.js";

const ZONE = "Europe/Copenhagen";
let aheadMs = 0;

/** Take over the service's clock: `time` is what it says right now. */
export function setServiceTime(time) {
  aheadMs = Date.parse(time) - Date.now();
}

export function nowMs() {
  return Date.now() + aheadMs;
}

function locale() {
  return language() === "da" ? "da-DK" : "en-GB";
}

/** "13.00" (Danish) or "13:00". */
export function clock(time) {
  return new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: ZONE }).format(new Date(time));
}

/** "mandag den 31. august" or "Monday 31 August". */
export function longDay(time) {
  const date = new Date(time);
  const words = (options) => new Intl.DateTimeFormat(locale(), { ...options, timeZone: ZONE }).format(date);
  return t("day.long", { weekday: words({ weekday: "long" }), date: words({ day: "numeric", month: "long" }) });
}

/** "YYYY-MM-DD" of a moment in Denmark. */
export function danishDay(ms) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(new Date(ms));
}

/** "HH:MM" of a moment in Denmark, as `<input type=time>` has it. */
export function danishClock(ms) {
  return new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit", timeZone: ZONE }).format(new Date(ms));
}

/** Move a day ("YYYY-MM-DD") by whole days. */
export function shiftDay(day, days) {
  const moved = new Date(`${day}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Return the moment (RFC 3339, UTC) at which Danish clocks show this day and time, whatever zone this computer is in. */
export function danishMoment(day, time) {
  const wall = Date.parse(`${day}T${time}:00Z`);
  let guess = wall;
  for (let round = 0; round < 2; round += 1) guess = wall - offsetMs(guess);
  return new Date(guess).toISOString();
}

function offsetMs(ms) {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "medium" }).format(new Date(ms));
  return Date.parse(`${shown.replace(" ", "T")}Z`) - Math.floor(ms / 1000) * 1000;
}

/** "lige kommet", "4 min. 10 sek.", "1 time 5 min.": how long something has lasted. */
export function lasted(since) {
  const seconds = Math.max(0, Math.floor((nowMs() - Date.parse(since)) / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return t("lasted.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return minutes ? t("lasted.minutes", { minutes, seconds: seconds % 60 }) : t("lasted.seconds", { seconds });
}

/** Keep every element with data-since ticking; call once. */
export function startTicking() {
  setInterval(() => {
    for (const element of document.querySelectorAll("[data-since]")) element.textContent = lasted(element.dataset.since);
  }, 1000);
}
