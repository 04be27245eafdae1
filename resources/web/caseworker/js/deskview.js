// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The desk: who needs us now on the left, the day's meetings on the right.

import { meetingsOf } from "./api.js";
import { callbackItems, hidden, messageItems, roleAndName, verdictTag, waitingItems } from "./cards.js";
import { clock, longDay, shiftDay } from "./clock.js";
import { whoWaits, whoWantsACall, whoWrote } from "./desk.js";
import { button, h, icon, keyed, say } from "./dom.js";
import { factsBox, whoWishes, wishItems } from "./facts.js";
import { refusal, t } from "./words.js";

/** @param app {key, desk, openMeeting(meeting), admit(meeting, person), go(name, more)} */
export function deskView(app) {
  const wishes = section("planb.title", "planb");
  const waiting = section("waiting.title", "waiting");
  const messages = section("message.title", "messages");
  const forms = section("wish.title", "forms");
  const nobody = h("div", { class: "empty" }, icon("check"), h("p", {}, h("strong", {}, t("desk.nobody")), h("br"), t("desk.nobody.more")));
  const rows = h("ul", { class: "meetings", id: "meetings" });
  const day = h("h2", { id: "day" });
  const back = button(t("desk.back"), () => choose(null), { kind: "plain" });
  const root = h("div", { class: "desk" },
    h("div", { class: "desk-columns" },
      h("div", { class: "desk-now" }, h("h1", {}, t("desk.now")), wishes.root, waiting.root, messages.root, forms.root, nobody),
      h("div", { class: "desk-day" },
        h("div", { class: "day-head" }, day, h("div", { class: "buttons" }, back,
          h("button", { type: "button", class: "button button-plain", "aria-label": t("desk.previous"), title: t("desk.previous"), onclick: () => choose(-1) }, icon("previous")),
          h("button", { type: "button", class: "button button-plain", "aria-label": t("desk.next"), title: t("desk.next"), onclick: () => choose(1) }, icon("next")),
          button(t("desk.create"), () => app.go("create"), { sign: "plus", "aria-keyshortcuts": "Alt+O", data: { act: "create" } }))),
        rows)));

  let other = null;

  async function choose(step) {
    const from = other?.day ?? app.desk.day;
    const wanted = step === null ? null : shiftDay(from, step);
    if (wanted === null || wanted === app.desk.day) {
      other = null;
      update();
      return;
    }
    other = { day: wanted, meetings: null };
    update();
    try {
      const answer = await meetingsOf(app.key, wanted);
      if (other?.day === wanted) other.meetings = answer.meetings;
    } catch (error) {
      if (other?.day === wanted) other.problem = refusal(error.code, error.next);
    }
    update();
  }

  function update() {
    const today = app.desk.inOrder();
    const asks = whoWantsACall(today);
    const guests = whoWaits(today);
    const written = whoWrote(today, hidden.has);
    const formWishes = whoWishes(today);
    fill(wishes, callbackItems(asks, (meeting, callback, state) => app.desk.setCallback(meeting.id, callback.id, state)));
    fill(waiting, waitingItems(guests, app.admit, true));
    fill(messages, messageItems(written, (id) => { hidden.add(id); update(); }));
    fill(forms, wishItems(formWishes, (meeting, { pid }) => app.desk.confirmWish(meeting.id, pid)));
    nobody.hidden = asks.length + guests.length + written.length + formWishes.length > 0 || app.desk.day === null;
    // One filled button a page: with somebody at the door it is the door.
    root.querySelector("[data-act=create]").className = `button button-${guests.length ? "secondary" : "primary"}`;
    const shownDay = other?.day ?? app.desk.day;
    say(day, shownDay ? capital(longDay(`${shownDay}T12:00:00Z`)) : t("desk.meetings"));
    back.hidden = !other;
    keyed(rows, meetingItems(app, other ? other.meetings : (app.desk.day === null ? null : today), other?.problem));
  }

  return { root, update, shown: () => {}, title: t("desk.meetings") };
}

function section(title, name) {
  const list = h("ul", { class: `cards ${name}`, id: name });
  const count = h("span", { class: "count" });
  return { list, count, root: h("section", { "aria-labelledby": `${name}-title` }, h("h2", { id: `${name}-title`, class: "section-title" }, t(title), " ", count), list) };
}

function fill({ root, list, count }, items) {
  root.hidden = items.length === 0;
  say(count, items.length ? String(items.length) : "");
  keyed(list, items);
}

function meetingItems(app, meetings, problem) {
  const line = (key, words) => [{ key, value: words, build: () => h("li", { class: "empty" }, h("p", {}, words)) }];
  if (problem) return line("problem", problem);
  if (!meetings) return line("loading", t("desk.loading"));
  if (!meetings.length) return line("empty", t("desk.empty"));
  return meetings.map((meeting) => ({ key: meeting.id, value: [meeting, t("app.for")], build: () => meetingRow(app, meeting) }));
}

function meetingRow(app, meeting) {
  const guests = meeting.people.filter(({ pid }) => pid !== meeting.caseworker_pid);
  const heading = `meeting-${meeting.id}`;
  return h("li", { class: `meeting meeting-${meeting.state}` },
    h("div", { class: "meeting-time" }, h("strong", {}, clock(meeting.starts_at)), h("span", { class: "small" }, t("create.minutes", { minutes: meeting.duration_min }))),
    h("div", { class: "meeting-what" },
      h("h3", { id: heading }, meeting.title),
      h("ul", { class: "people" }, guests.map((person) => h("li", {}, roleAndName(person), presence(person), person.presence === "absent" ? null : verdictTag(person.verdict)))),
      h("p", { class: "small muted" }, t("desk.with", { name: meeting.caseworker.name }), " · ", h("span", { class: "meeting-state" }, t(`state.${meeting.state}`))),
      factsBox(meeting)),
    h("div", { class: "meeting-do" },
      meeting.state === "ended" ? null : button(t("desk.open"), () => app.openMeeting(meeting), { "aria-describedby": heading, data: { act: "open" } }),
      meeting.state === "ended" ? null : button(t("desk.invitations"), () => app.go("made", { id: meeting.id }), { kind: "plain", sign: "link", "aria-describedby": heading, data: { act: "links" } })));
}

export function presence(person) {
  return h("span", { class: `presence presence-${person.presence}` }, t(`presence.${person.presence}`));
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
