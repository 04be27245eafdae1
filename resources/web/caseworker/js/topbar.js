// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The bar at the top: whose page this is, language, sound, shortcuts; and a place for short notices.

import { button, h, icon, say } from "./dom.js";
import { t } from "./words.js";

const SHORTCUTS = { L: "admit", M: "microphone", K: "camera", N: "notes", T: "away", O: "create", H: "help" };
const NOTICE_FOR_MS = 9000;

export function isShortcut(event) {
  return event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.repeat;
}

/** @param does {switchLanguage(), signOut(), isSignedIn(), sound: {isOn(), set(on), isLocked()}} */
export function topBar(root, does) {
  let sound;
  let out;
  let help;
  let hint;
  let notice;
  let timer;

  function rebuild() {
    help = h("section", { class: "help", id: "help", hidden: true, "aria-label": t("shortcuts") },
      h("p", {}, t("shortcuts.how")),
      h("dl", {}, Object.entries(SHORTCUTS).map(([key, word]) => h("div", {}, h("dt", {}, h("kbd", {}, `Alt+${key}`)), h("dd", {}, t(`shortcuts.${word}`))))));
    const helpButton = button(t("shortcuts"), toggleHelp, { kind: "plain", "aria-expanded": "false", "aria-controls": "help", "aria-keyshortcuts": "Alt+H", id: "help-button" });
    sound = button("", () => { does.sound.set(!does.sound.isOn()); update(); }, { kind: "plain", sign: "sound" });
    out = button(t("sign.out"), does.signOut, { kind: "plain" });
    hint = h("p", { class: "sound-hint" }, t("sound.touch"));
    notice = h("div", { class: "notice", hidden: true });
    root.replaceChildren(
      h("div", { class: "top-line" },
        h("p", { class: "brand" }, h("img", { src: "icon.svg", alt: "", width: 32, height: 32 }), h("strong", {}, t("app")), h("span", { class: "brand-for" }, t("app.for"))),
        h("div", { class: "top-tools" }, sound, helpButton,
          button(t("language.other"), does.switchLanguage, { kind: "plain", sign: "language", "aria-label": `${t("language.other")}: ${t("language.switch")}` }), out)),
      hint, help, notice);
    update();
  }

  function update() {
    const isOn = does.sound.isOn();
    const sign = isOn ? "sound" : "soundOff";
    if (sound.dataset.sign !== sign) {
      sound.dataset.sign = sign;
      sound.firstChild.replaceWith(icon(sign));
    }
    say(sound.lastChild, t(isOn ? "sound.on" : "sound.off"));
    sound.setAttribute("aria-pressed", String(isOn));
    out.hidden = !does.isSignedIn();
    hint.hidden = !(isOn && does.sound.isLocked() && does.isSignedIn());
  }

  function toggleHelp() {
    help.hidden = !help.hidden;
    document.getElementById("help-button").setAttribute("aria-expanded", String(!help.hidden));
  }

  return { rebuild, update, toggleHelp, notice: (words) => {
    notice.replaceChildren(h("p", {}, words));
    notice.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => { notice.hidden = true; }, NOTICE_FOR_MS);
  } };
}
