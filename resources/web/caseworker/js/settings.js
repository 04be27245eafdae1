// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Choices that this browser keeps: language, sound, devices, the caseworker's own name and telephone.

const PREFIX = "moedeklar.set.";

/** Return a kept choice, or `fallback` (also when the browser keeps nothing for us). */
export function setting(name, fallback = null) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A full or forbidden store costs the memory of a choice, nothing else.
  }
}
