// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Everybody's link, spoken code and letter, to hand out.

import { meetingDetails } from "./api.js";
import { clock, longDay } from "./clock.js";
import { announce, button, h, icon } from "./dom.js";
import { first, refusal, t } from "./words.js";

/** @param app {key, go(name, more), openMeeting(meeting)}; `id` of the meeting, `isNew` right after it was created */
export function madeView(app, { id, isNew }) {
  const heading = h("h1", { tabIndex: -1 }, t(isNew ? "made.title" : "made.title.again"));
  const body = h("div", {}, h("p", {}, t("desk.loading")));
  const root = h("section", { class: "form made" }, button(t("made.desk"), () => app.go("desk"), { kind: "plain", sign: "back" }), heading, body);
  void fill();

  async function fill() {
    try {
      const { meeting, invitations } = await meetingDetails(app.key, id);
      const guests = invitations.filter(({ pid }) => pid !== meeting.caseworker_pid);
      body.replaceChildren(
        h("p", { class: "lead" }, `${meeting.title} · ${longDay(meeting.starts_at)} · ${clock(meeting.starts_at)}`),
        h("p", {}, t("made.lead")),
        ...guests.map((guest) => invitation(meeting, guest)),
        h("div", { class: "actions" }, button(t("made.open"), () => app.openMeeting(meeting), { kind: "primary", data: { act: "open" } }),
          button(t("made.another"), () => app.go("create"))));
    } catch (error) {
      if (!error.code) throw error;
      body.replaceChildren(h("div", { class: "alert", role: "alert" }, refusal(error.code, error.next)),
        h("div", { class: "actions" }, button(t("refused.again"), () => void fill())));
    }
  }

  return { root, update() {}, shown: () => heading.focus(), title: heading.textContent };
}

function invitation(meeting, guest) {
  const link = h("input", { class: "form-input", readOnly: true, id: `link-${guest.pid}`, value: guest.link });
  const words = h("textarea", { class: "form-input letter", readOnly: true, rows: 17, id: `letter-${guest.pid}` });
  words.value = letter(meeting, guest);
  const code = h("p", { class: "code", id: `code-${guest.pid}` }, ...guest.code.split("-").map((part) => h("span", {}, part)));
  return h("article", { class: "card card-invitation", "aria-labelledby": `guest-${guest.pid}` },
    h("h2", { id: `guest-${guest.pid}` }, guest.name, " ", h("span", { class: "role" }, t(`role.${guest.role}`))),
    h("div", { class: "invitation" },
      h("div", {},
        h("p", { class: "form-label" }, t("made.code")), code,
        h("p", { class: "small muted" }, t("made.code.until", { day: longDay(guest.code_expires_at), time: clock(guest.code_expires_at) })),
        copyButton(t("made.copy.code", { name: guest.name }), guest.code),
        h("label", { class: "form-label", htmlFor: link.id }, t("made.link")), link,
        copyButton(t("made.copy.link", { name: guest.name }), guest.link, link)),
      h("div", {},
        h("label", { class: "form-label", htmlFor: words.id }, t("made.letter")), words,
        copyButton(t("made.copy.letter", { name: guest.name }), words.value, words))));
}

function letter(meeting, guest) {
  return t("letter", {
    name: first(guest.name), day: longDay(meeting.starts_at), time: clock(meeting.starts_at), title: meeting.title, link: guest.link,
    code: guest.code, phone: meeting.caseworker.phone, caseworker: meeting.caseworker.name, municipality: meeting.municipality,
  }).trimEnd();
}

function copyButton(label, text, field) {
  const words = h("span", {}, t("copy"));
  const element = h("button", { type: "button", class: "button button-secondary", "aria-label": label, onclick: async () => {
    if (!(await copied(text, field))) return;
    words.textContent = t("copied");
    announce(t("copied"));
    setTimeout(() => { words.textContent = t("copy"); }, 2500);
  } }, icon("copy"), words);
  return element;
}

async function copied(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without leave to write, the text is marked: Ctrl+C does the rest.
    field?.focus();
    field?.select();
    return false;
  }
}
