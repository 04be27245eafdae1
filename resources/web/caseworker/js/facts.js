// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// What the receipts say, beside the meeting; and who would rather meet in another way the next time.

import { roleAndName } from "./cards.js";
import { clock } from "./clock.js";
import { button, h, icon } from "./dom.js";
import { hasWord, t } from "./words.js";

// Which lists stand open: a list that is built anew with a new line must not fall shut.
const opened = new Set();

/** The receipts of one meeting, as the citizen has them too; nothing while nothing has happened. */
export function factsBox(meeting) {
  const guests = meeting.people.filter(({ pid }) => pid !== meeting.caseworker_pid && factsOf(meeting, pid).length);
  if (!guests.length) return null;
  const box = h("details", { class: "facts", open: opened.has(meeting.id) },
    h("summary", {}, icon("notes"), h("span", {}, t("facts.title"))),
    h("p", { class: "small muted" }, t("facts.lead")),
    guests.map((person) => [
      guests.length > 1 ? h("p", {}, roleAndName(person)) : null,
      h("ol", { class: "facts-list" }, factsOf(meeting, person.pid).map(factLine)),
    ]));
  box.addEventListener("toggle", () => { if (box.open) opened.add(meeting.id); else opened.delete(meeting.id); });
  return box;
}

function factsOf(meeting, pid) {
  return (meeting.facts ?? []).filter((fact) => fact.pid === pid).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function factLine({ at, fact, detail, clock: whose, handed_in_at: handedIn }) {
  return h("li", {}, h("strong", {}, clock(at)), h("span", {}, t(`fact.${fact}`), detail ? h("span", { class: "muted" }, ` (${said(detail)})`) : null,
    whose === "pc" ? h("span", { class: "small muted" }, h("br"), handedIn ? t("facts.handed_in", { time: clock(handedIn) }) : t("facts.pc")) : null));
}

function said(detail) {
  for (const family of ["verdict", "message", "form", "detail"]) if (hasWord(`${family}.${detail}`)) return t(`${family}.${detail}`);
  return detail;
}

/** Wishes that nobody has confirmed, the oldest first: [{meeting, wish, person}]. */
export function whoWishes(meetings) {
  const open = meetings.flatMap((meeting) => (meeting.wishes ?? []).filter(({ form, confirmed_at }) => form !== "video" && !confirmed_at)
    .map((wish) => ({ meeting, wish, person: meeting.people.find(({ pid }) => pid === wish.pid) })));
  return open.filter(({ person }) => person).sort((a, b) => Date.parse(a.wish.at) - Date.parse(b.wish.at));
}

/** Keyed items of wishes. `confirm(meeting, wish)`. */
export function wishItems(wishes, confirm) {
  return wishes.map(({ meeting, wish, person }) => ({
    key: `f-${meeting.id}-${wish.pid}`,
    value: [wish, person.name, t("app.for")],
    build: () => h("li", { class: "card card-message" },
      h("div", { class: "card-head" }, roleAndName(person)),
      h("p", { class: "quote" }, icon(wish.form === "phone" ? "phone" : "person"), h("span", {}, t(`wish.${wish.form}`))),
      h("p", { class: "advice" }, t("wish.say")),
      h("div", { class: "card-foot" }, h("p", { class: "small" }, t("planb.asked", { time: clock(wish.at) })),
        button(t("wish.confirm"), () => confirm(meeting, wish), { sign: "check", data: { act: "wish" } }))),
  }));
}
