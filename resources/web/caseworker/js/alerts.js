// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Telling a busy person that somebody is there: two soft notes, the window's title, a live region.

import { announce } from "./dom.js";
import { keep, setting } from "./settings.js";
import { first, t } from "./words.js";

let sounds = null;
let isOn = setting("sound", true);

/** Browsers allow sound only after a click or a key: take the first one. Calls `unlocked` then. */
export function waitForGesture(unlocked) {
  const unlock = () => {
    sounds ??= new AudioContext();
    void sounds.resume();
    removeEventListener("pointerdown", unlock, true);
    removeEventListener("keydown", unlock, true);
    unlocked();
  };
  addEventListener("pointerdown", unlock, true);
  addEventListener("keydown", unlock, true);
}

export function canSound() {
  return sounds !== null;
}

export function isSoundOn() {
  return isOn;
}

export function setSound(on) {
  isOn = on;
  keep("sound", on);
  if (on) chime();
}

/** Two soft notes, a third apart, 0.7 s in all. */
export function chime() {
  if (!isOn || sounds?.state !== "running") return false;
  for (const [index, frequency_hz] of [523.25, 659.25].entries()) {
    const from_s = sounds.currentTime + index * 0.18;
    const note = sounds.createOscillator();
    const volume = sounds.createGain();
    note.frequency.value = frequency_hz;
    volume.gain.setValueAtTime(0, from_s);
    volume.gain.linearRampToValueAtTime(0.12, from_s + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0005, from_s + 0.5);
    note.connect(volume).connect(sounds.destination);
    note.start(from_s);
    note.stop(from_s + 0.55);
  }
  return true;
}

/** Say that something happened, to ears and to screen readers. */
export function tell(kind, meeting, item) {
  const person = kind === "arrived" ? item : meeting.people.find(({ pid }) => pid === item.pid);
  const name = person?.name ?? "";
  if (kind === "arrived") announce(t("waiting.arrived", { name }));
  else if (kind === "callback") announce(t("planb.arrived", { name }), true);
  else announce(t("message.arrived", { name, text: t(`message.${item.kind}`) }), true);
  chime();
}

/** Put who needs us into the window's title, so that it can be seen among other tabs. */
export function title(waiting, callbacks, page) {
  const count = waiting.length + callbacks.length;
  const [wish] = callbacks;
  const [guest] = waiting;
  const who = wish ? t("planb.arrived", { name: first(wish.person.name) })
    : guest ? t("waiting.arrived", { name: first(guest.person.name) }) : "";
  document.title = count ? `(${count}) ${who} · ${t("app")}` : `${page} · ${t("app")}`;
}
