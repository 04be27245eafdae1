// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The form that creates a meeting.

import { createMeeting } from "./api.js";
import { danishClock, danishDay, danishMoment, nowMs } from "./clock.js";
import { button, h, icon } from "./dom.js";
import { keep, setting } from "./settings.js";
import { refusal, t } from "./words.js";

const ROLES = ["citizen", "interpreter", "relative", "mentor", "company", "unemployment_fund", "doctor", "other"];
const LENGTHS = [15, 20, 30, 45, 60, 90];
const MOST_PEOPLE = 5;
const PHONE = /^\+?[0-9 ().-]{3,32}$/;

/** @param app {key, go(name, more)} */
export function createView(app) {
  const soon_ms = Math.ceil((nowMs() + 5 * 60_000) / (15 * 60_000)) * 15 * 60_000;
  const me = setting("me", {});
  const title = input("title", { maxLength: 200, autocomplete: "off" });
  const day = input("day", { type: "date", value: danishDay(soon_ms) });
  const time = input("time", { type: "time", value: danishClock(soon_ms) });
  const length = h("select", { class: "form-select", id: "length" },
    LENGTHS.map((minutes) => h("option", { value: String(minutes), selected: minutes === 30 }, t("create.minutes", { minutes }))));
  const agenda = h("textarea", { class: "form-input", id: "agenda", rows: 4 });
  const name = input("name", { maxLength: 100, autocomplete: "name", value: me.name ?? "" });
  const phone = input("phone", { type: "tel", maxLength: 32, autocomplete: "tel", value: me.phone ?? "" });
  const municipality = input("municipality", { maxLength: 100, autocomplete: "off", value: me.municipality ?? "" });
  const people = peopleFields();
  const problem = h("div", { class: "alert", role: "alert", hidden: true });
  const submit = h("button", { type: "submit", class: "button button-primary button-main" }, h("span", {}, t("create.go")));

  const fields = {
    title: group(title, "create.name", "create.name.hint"), day: group(day, "create.day"), time: group(time, "create.time"),
    length: group(length, "create.duration"), agenda: group(agenda, "create.agenda", "create.agenda.hint"),
    name: group(name, "create.your.name"), phone: group(phone, "create.phone"),
    municipality: group(municipality, "create.municipality"),
  };

  function check() {
    const items = agenda.value.split("\n").map((line) => line.trim()).filter(Boolean);
    const found = [
      [fields.title, title.value.trim() ? "" : t("create.missing")],
      [fields.day, day.value ? "" : t("create.missing")],
      [fields.time, time.value ? "" : t("create.missing")],
      [fields.agenda, items.length > 20 || items.some((item) => item.length > 200) ? t("create.agenda.many") : ""],
      ...people.check(),
      [fields.name, name.value.trim() ? "" : t("create.missing")],
      [fields.phone, PHONE.test(phone.value.trim()) && /\d{3}/.test(phone.value.replace(/\D/g, "")) ? "" : t("create.missing.phone")],
    ];
    for (const [field, words] of found) field.complain(words);
    const [firstBad] = found.filter(([, words]) => words);
    firstBad?.[0].field.focus();
    return firstBad ? null : {
      title: title.value.trim(), starts_at: danishMoment(day.value, time.value), duration_min: Number(length.value), agenda: items,
      people: people.value(), caseworker: { name: name.value.trim(), phone: phone.value.trim() }, municipality: municipality.value.trim(),
    };
  }

  async function send(event) {
    event.preventDefault();
    const meeting = check();
    tellProblem(meeting ? "" : t("create.missing.many"));
    if (!meeting || submit.disabled) return;
    submit.disabled = true;
    submit.textContent = t("create.wait");
    try {
      const made = await createMeeting(app.key, meeting);
      keep("me", { ...meeting.caseworker, municipality: meeting.municipality });
      app.go("made", { id: made.id, isNew: true });
    } catch (error) {
      tellProblem(refusal(error.code, error.next));
      submit.disabled = false;
      submit.textContent = t("create.go");
    }
  }

  function tellProblem(words) {
    problem.hidden = !words;
    problem.textContent = words;
  }

  const root = h("form", { class: "form", noValidate: true, onsubmit: send },
    button(t("made.desk"), () => app.go("desk"), { kind: "plain", sign: "back" }),
    h("h1", {}, t("create.title")), h("p", { class: "lead" }, t("create.lead")),
    fields.title.root,
    h("div", { class: "form-row" }, fields.day.root, fields.time.root, fields.length.root),
    people.root, fields.agenda.root,
    h("fieldset", {}, h("legend", { class: "form-legend" }, t("create.you")), h("p", { class: "form-hint" }, t("create.remember")),
      h("div", { class: "form-row" }, fields.name.root, fields.phone.root), fields.municipality.root),
    problem,
    h("div", { class: "actions" }, submit, button(t("cancel"), () => app.go("desk"), { kind: "secondary" })));
  return { root, update() {}, shown: () => title.focus(), title: t("create.title") };
}

function input(id, more) {
  return h("input", { class: "form-input", id, type: "text", ...more });
}

/** A labelled field with a hint and a place for what is missing. */
function group(field, label, hint, places = {}) {
  const trouble = h("p", { class: "form-error-message", id: `${field.id}-problem` });
  const described = [hint && `${field.id}-hint`, trouble.id].filter(Boolean).join(" ");
  field.setAttribute("aria-describedby", described);
  const root = h("div", { class: "form-group" }, h("label", { class: "form-label", htmlFor: field.id }, t(label, places)),
    hint ? h("p", { class: "form-hint", id: `${field.id}-hint` }, t(hint)) : null, trouble, field);
  return { root, field, complain: (words) => {
    trouble.textContent = words;
    root.classList.toggle("form-error", Boolean(words));
    field.setAttribute("aria-invalid", String(Boolean(words)));
  } };
}

function peopleFields() {
  const rows = [];
  const list = h("div", { class: "people-rows" });
  const add = button(t("create.add"), () => { addRow("relative").name.field.focus(); }, { sign: "plus" });

  function addRow(role) {
    const number = (rows.at(-1)?.number ?? 0) + 1;
    const nameField = input(`person-${number}`, { maxLength: 100, autocomplete: "off", "aria-label": t("create.person", { number }) });
    const roleField = h("select", { class: "form-select", id: `role-${number}`, "aria-label": t("create.role", { number }) },
      ROLES.map((value) => h("option", { value, selected: value === role }, t(`role.${value}`))));
    const row = { number, role: roleField, name: group(nameField, "create.person.short") };
    const remove = h("button", { type: "button", class: "button button-plain", "aria-label": t("create.remove", { number }), title: t("create.remove", { number }), onclick: () => {
      rows.splice(rows.indexOf(row), 1);
      row.root.remove();
      shown();
      rows.at(-1).name.field.focus();
    } }, icon("close"));
    row.remove = remove;
    row.root = h("div", { class: "form-row person-row" }, row.name.root, group(roleField, "create.role.short").root, remove);
    rows.push(row);
    list.append(row.root);
    shown();
    return row;
  }

  function shown() {
    add.hidden = rows.length >= MOST_PEOPLE;
    for (const { remove } of rows) remove.hidden = rows.length === 1;
  }

  addRow("citizen");
  return {
    root: h("fieldset", {}, h("legend", { class: "form-legend" }, t("create.people")), h("p", { class: "form-hint" }, t("create.people.hint")), list, add),
    check: () => rows.map(({ name }) => [name, name.field.value.trim() ? "" : t("create.missing")]),
    value: () => rows.map(({ role, name }) => ({ role: role.value, name: name.field.value.trim() })),
  };
}
