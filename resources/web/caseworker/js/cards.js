// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The cards of people who need the caseworker now, the same on the desk and in the meeting.

import { clock, lasted } from "./clock.js";
import { button, h, icon } from "./dom.js";
import { hasWord, t } from "./words.js";

const SIGNS = { ready: "check", remark: "remark", sound_only: "sound", call_instead: "phone", not_measured: "question" };

/** The check's verdict: sign, word and colour. */
export function verdictTag(verdict) {
  if (!verdict) return null;
  return h("span", { class: `verdict verdict-${verdict}` }, icon(SIGNS[verdict] ?? "question"), h("span", {}, t(`verdict.${verdict}`)));
}

export function roleAndName(person) {
  return h("span", { class: "who" }, h("strong", {}, person.name), h("span", { class: "role" }, t(`role.${person.role}`), person.robot ? ` · ${t("robot")}` : null));
}

/** Keyed items of those who wait. `admit(meeting, person)`; `withMeeting` names the meeting too (desk). */
export function waitingItems(waiting, admit, withMeeting) {
  return waiting.map(({ meeting, person }, index) => ({
    key: `w-${meeting.id}-${person.pid}`,
    value: [person, withMeeting && [meeting.title, meeting.starts_at], index === 0, t("app.for")],
    build: () => h("li", { class: "card card-waiting" },
      h("div", { class: "card-head" }, roleAndName(person), verdictTag(person.verdict)),
      withMeeting ? h("p", { class: "small" }, t("waiting.meeting", { time: clock(meeting.starts_at), title: meeting.title })) : null,
      sayLine(person.verdict),
      person.presence === "reconnecting" ? h("p", { class: "small" }, t("presence.reconnecting")) : null,
      h("div", { class: "card-foot" },
        h("p", { class: "since" },
          h("span", {}, h("span", { class: "small" }, t("waiting.since")), " ",
            h("span", { class: "ticking", data: { since: person.arrived_at } }, lasted(person.arrived_at))),
          h("span", { class: "small muted" }, t("waiting.came", { time: clock(person.arrived_at) }))),
        button(t("waiting.short"), () => admit(meeting, person),
          { kind: index === 0 ? "primary" : "secondary", sign: "door", "aria-label": t("waiting.admit", { name: person.name }),
            disabled: person.presence === "reconnecting", data: { act: "admit" } }))),
  }));
}

function sayLine(verdict) {
  const words = verdict ? t(`verdict.${verdict}.say`) : "";
  return words ? h("p", { class: "advice" }, words) : null;
}

/** Keyed items of plan B requests. `move(meeting, callback, state)`. */
export function callbackItems(wishes, move) {
  return wishes.map(({ meeting, callback, person }) => ({
    key: `c-${meeting.id}-${callback.id}`,
    value: [callback, person, t("app.for")],
    build: () => h("li", { class: "card card-planb" },
      h("div", { class: "card-head" }, roleAndName(person), verdictTag(callback.verdict)),
      callback.phone ? callLink(callback.phone) : h("p", { class: "why" }, t("planb.no_number")),
      callback.reason ? h("p", { class: "why" }, why(callback.reason)) : null,
      h("p", { class: "advice" }, t("planb.say")),
      h("div", { class: "card-foot" },
        h("p", { class: "small" }, callback.state === "calling" ? callingSteps(callback) : t("planb.asked", { time: clock(callback.at) })),
        h("div", { class: "buttons" },
          callback.state === "requested" ? button(t("planb.calling"), () => move(meeting, callback, "calling"), { sign: "phone", data: { act: "move" } }) : null,
          button(t("planb.called"), () => move(meeting, callback, "called"), { sign: "check", data: { act: callback.state === "requested" ? "called" : "move" } })))),
  }));
}

function callLink(phone) {
  return h("a", { class: "phone", href: `tel:${phone.replace(/[^+0-9]/g, "")}`, "aria-label": t("planb.call", { phone }) },
    icon("phone"), h("span", {}, phone));
}

/** Why somebody asks: the app's codes in words; what another program writes, as it is. */
function why(reason) {
  return hasWord(`planb.why.${reason}`) ? t(`planb.why.${reason}`) : t("planb.reason", { reason });
}

function callingSteps(callback) {
  const asked = t("planb.asked", { time: clock(callback.at) });
  return `${asked} · ${callback.calling_at ? t("planb.state.since", { time: clock(callback.calling_at) }) : t("planb.state.calling")}`;
}

/** Keyed items of ready-made messages. `hide(id)`. */
export function messageItems(written, hide) {
  return written.map(({ meeting, message, person }) => ({
    key: `m-${meeting.id}-${message.id}`,
    value: [message, person.name, t("app.for")],
    build: () => h("li", { class: "card card-message" },
      h("div", { class: "card-head" }, roleAndName(person),
        h("button", { type: "button", class: "button button-plain", title: t("message.hide"), "aria-label": t("message.hide"), onclick: () => hide(message.id) }, icon("close"))),
      h("p", { class: "quote" }, icon("message"), h("span", {}, t(`message.${message.kind}`))),
      h("p", { class: "advice" }, t(`message.${message.kind}.say`)),
      h("p", { class: "small" }, t("message.at", { time: clock(message.at) }))),
  }));
}

const HIDDEN = "moedeklar.hidden";

/** Messages put aside in this tab. */
export const hidden = {
  has: (id) => JSON.parse(sessionStorage.getItem(HIDDEN) ?? "[]").includes(id),
  add: (id) => sessionStorage.setItem(HIDDEN, JSON.stringify([...JSON.parse(sessionStorage.getItem(HIDDEN) ?? "[]"), id].slice(-200))),
};
