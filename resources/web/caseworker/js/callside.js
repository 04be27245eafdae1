// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The side of the meeting: requests for a call, who waits, people, agenda, and the rest of the desk.

import { callbackItems, hidden, messageItems, roleAndName, verdictTag, waitingItems } from "./cards.js";
import { clock } from "./clock.js";
import { whoWaits, whoWantsACall, whoWrote } from "./desk.js";
import { presence } from "./deskview.js";
import { button, h, icon, keyed, say } from "./dom.js";
import { factsBox, whoWishes, wishItems } from "./facts.js";
import { t } from "./words.js";

export function callSide(app) {
  const { session } = app;
  const title = h("h1", {});
  const when = h("p", { class: "small muted" });
  const wishes = h("ul", { class: "cards" });
  const waiting = h("ul", { class: "cards" });
  const messages = h("ul", { class: "cards" });
  const forms = h("ul", { class: "cards" });
  const facts = h("div", {});
  const people = h("ul", { class: "people-list" });
  const agenda = h("ol", { class: "agenda" });
  const agendaNote = h("p", { class: "small muted" });
  const elsewhere = h("ul", { class: "elsewhere" });
  const status = h("p", { class: "status-shown", role: "status" });
  const back = button(t("call.status.stop"), () => session.seat.send("status", { code: "none" }), { kind: "secondary", hidden: true });
  const elsewhereBox = h("section", { "aria-labelledby": "elsewhere" }, h("h2", { id: "elsewhere" }, t("call.elsewhere")), elsewhere);
  const root = h("aside", { class: "side", "aria-label": t("call.people") },
    h("div", { class: "side-head" }, title, when),
    wishes, waiting, messages, forms,
    h("section", { class: "status-box" }, status, back),
    h("section", { "aria-labelledby": "agenda" }, h("h2", { id: "agenda" }, t("call.agenda")), agendaNote, agenda),
    h("section", { "aria-labelledby": "people" }, h("h2", { id: "people" }, t("call.people")), people),
    facts,
    elsewhereBox);

  function update() {
    const { data } = session.seat;
    if (!data) return;
    const meeting = session.seat.asMeeting();
    say(title, data.meeting.title);
    say(when, `${clock(data.meeting.starts_at)} · ${t("create.minutes", { minutes: data.meeting.duration_min })}`);
    keyed(wishes, callbackItems(whoWantsACall([meeting]), (_, { id }, state) => session.seat.sendSurely("callback_state", { id, state })));
    keyed(waiting, waitingItems(whoWaits([meeting]), (_, { pid }) => session.seat.send("admit", { pid }), false));
    keyed(messages, messageItems(whoWrote([meeting], hidden.has), (id) => { hidden.add(id); update(); }));
    keyed(forms, wishItems(whoWishes([meeting]), (_, { pid }) => session.seat.sendSurely("confirm_wish", { pid })));
    const box = factsBox(meeting);
    keyed(facts, box ? [{ key: "facts", value: [meeting.facts, meeting.people, t("app.for")], build: () => factsBox(meeting) }] : []);
    const code = { taking_notes: "call.notes", back_in_two_minutes: "call.away" }[data.status];
    say(status, code ? t("call.status.shown", { text: t(code) }) : "");
    status.parentElement.hidden = !code;
    back.hidden = data.status !== "back_in_two_minutes";
    say(agendaNote, t(data.meeting.agenda.length ? "call.agenda.hint" : "call.agenda.none"));
    keyed(agenda, agendaItems(session, data));
    keyed(people, session.seat.others().map((person) => personItem(session, person)));
    const rest = elsewhereItems(app);
    elsewhereBox.hidden = rest.length === 0;
    keyed(elsewhere, rest);
  }

  return { root, update };
}

function agendaItems(session, data) {
  return data.meeting.agenda.map((words, index) => {
    const isNow = data.agenda_index === index;
    const isDone = data.agenda_index !== null && index < data.agenda_index;
    return { key: `a-${index}`, value: [words, isNow, isDone, t("app.for")], build: () => h("li", {},
      h("button", { type: "button", class: `agenda-item${isNow ? " is-now" : ""}${isDone ? " is-done" : ""}`, "aria-current": isNow ? "step" : null, data: { act: "agenda" },
        onclick: () => session.seat.send("agenda", { index: isNow ? null : index }) },
      h("span", { class: "agenda-number" }, isDone ? icon("check") : String(index + 1)), h("span", {}, words))) };
  });
}

function personItem(session, person) {
  return { key: person.pid, value: [person, t("app.for")], build: () => {
    const ask = h("div", { class: "remove-ask", hidden: true }, h("p", { class: "small" }, t("call.remove.ask", { name: person.name })),
      h("div", { class: "buttons" }, button(t("call.remove.yes", { name: person.name }), () => session.seat.send("remove", { pid: person.pid }), { kind: "end" }),
        button(t("cancel"), () => { ask.hidden = true; }, { kind: "plain" })));
    const more = h("details", { class: "more" }, h("summary", { "aria-label": t("call.more", { name: person.name }) }, icon("settings")),
      h("div", { class: "buttons" },
        person.admitted ? button(t("call.return"), () => session.seat.send("return_to_waiting", { pid: person.pid }), { sign: "door", data: { act: "return" } }) : null,
        button(t("call.remove"), () => { ask.hidden = false; ask.querySelector("button").focus(); }, { kind: "plain" })), ask);
    return h("li", { class: "person" }, h("div", { class: "person-line" }, roleAndName(person), presence(person)),
      person.verdict && person.presence !== "absent" ? verdictTag(person.verdict) : null, more);
  } };
}

/** Who needs us in other meetings of the desk. */
function elsewhereItems(app) {
  if (!app.desk) return [];
  const others = app.desk.inOrder().filter(({ caseworker_token }) => caseworker_token !== app.session.token);
  return [
    ...whoWantsACall(others).map(({ callback, person }) => ({ key: `ec-${callback.id}`, value: [callback, person.name, t("app.for")],
      build: () => h("li", {}, icon("phone"), h("span", {}, t("call.elsewhere.callback", { name: person.name, phone: callback.phone }))) })),
    ...whoWaits(others).map(({ meeting, person }) => ({ key: `ew-${meeting.id}-${person.pid}`, value: [person.name, meeting.starts_at, t("app.for")],
      build: () => h("li", {}, icon("door"), h("span", {}, t("call.elsewhere.waiting", { name: person.name, time: clock(meeting.starts_at) }))) })),
  ];
}
