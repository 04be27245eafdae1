// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Building the page without any HTML text: names that people typed can never become markup.

import { drawing } from "./icons.js";

/** Return a new element. Properties starting with "on" listen, "class" and anything with "-" are attributes. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in element && !name.includes("-") && name !== "list") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Return an icon that screen readers pass over: the words beside it say the same. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  for (const d of drawing(name)) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

export function button(label, onclick, { kind = "secondary", sign, ...more } = {}) {
  return h("button", { type: "button", class: `button button-${kind}`, onclick, ...more },
    sign ? icon(sign) : null, h("span", {}, label));
}

/**
 * Make `parent` hold exactly these items, in order, and touch only what changed.
 * An item is {key, value, build}; `build()` is called again only when `value` (as JSON) differs, and the
 * keyboard's place is kept when the rebuilt item has an element with the same data-act.
 */
export function keyed(parent, items) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map(({ key, value, build }) => {
    const text = JSON.stringify(value);
    const kept = old.get(key);
    if (kept && kept.keyedValue === text) return kept;
    const fresh = build();
    fresh.dataset.key = key;
    fresh.keyedValue = text;
    if (kept) replaceWithFocus(kept, fresh);
    return fresh;
  });
  const staying = new Set(wanted);
  for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
  wanted.forEach((element, index) => {
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
  });
}

function replaceWithFocus(kept, fresh) {
  const focused = kept.contains(document.activeElement) ? document.activeElement : null;
  kept.replaceWith(fresh);
  if (!focused) return;
  const act = focused.dataset.act;
  const next = (act && fresh.querySelector(`[data-act="${CSS.escape(act)}"]`)) || fresh.querySelector("button, a, [tabindex]");
  next?.focus();
}

/** Set text only when it differs: a live region must not be read again for nothing. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Announce something once to screen readers. */
export function announce(text, urgent = false) {
  const region = document.getElementById(urgent ? "assertive" : "polite");
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = text; });
}
