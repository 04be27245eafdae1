// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The calm page for whoever comes without a key, and the pages that say why something does not go on.

import { button, h, icon } from "./dom.js";
import { t } from "./words.js";

export function keyView({ enter, problem }) {
  const field = h("input", { class: "form-input", id: "key", type: "password", autocomplete: "off", spellcheck: false, "aria-describedby": "key-hint key-problem", "aria-required": "true" });
  const trouble = h("p", { class: "form-error-message", id: "key-problem" });
  const group = h("div", { class: "form-group" },
    h("label", { class: "form-label", htmlFor: "key" }, t("key.label")),
    h("p", { class: "form-hint", id: "key-hint" }, t("key.hint")), trouble, field);
  const complain = (words) => {
    trouble.textContent = words;
    group.classList.toggle("form-error", Boolean(words));
    field.setAttribute("aria-invalid", String(Boolean(words)));
    field.focus();
  };
  const form = h("form", { class: "narrow", noValidate: true, onsubmit: (event) => {
    event.preventDefault();
    const key = field.value.trim();
    if (key) enter(key);
    else complain(t("key.empty"));
  } },
  h("h1", {}, t("key.title")), h("p", { class: "lead" }, t("key.lead")), group,
  h("div", { class: "actions" }, h("button", { type: "submit", class: "button button-primary button-main" }, h("span", {}, t("key.go")))),
  h("p", { class: "small muted" }, t("key.link")));
  return { root: form, shown: () => { if (problem) complain(problem); else field.focus(); }, update() {}, title: t("key.title") };
}

/** A page with one heading, a few words and one or two ways on: [{label, go, kind}]. */
export function noteView(heading, words, ways, sign = "check") {
  const title = h("h1", { tabIndex: -1 }, heading);
  const root = h("section", { class: "narrow note" }, h("div", { class: "note-sign" }, icon(sign)), title,
    ...words.filter(Boolean).map((line) => h("p", { class: "lead" }, line)),
    h("div", { class: "actions" }, ...ways.map(({ label, go, kind }) => button(label, go, { kind: kind ?? "secondary" }))));
  return { root, shown: () => title.focus(), update() {}, title: heading };
}
