// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Which camera, microphone and loudspeaker to use.

import { h } from "./dom.js";
import { keep, setting } from "./settings.js";
import { t } from "./words.js";

const KINDS = { videoinput: "camera", audioinput: "microphone", audiooutput: "speaker" };

export function devicePanel(media) {
  const selects = Object.entries(KINDS).map(([kind, word]) => {
    const select = h("select", { class: "form-select", id: `device-${word}`, onchange: () => {
      if (kind === "audiooutput") keep(`device.${kind}`, select.value);
      void media.choose(kind, select.value);
    } });
    const root = h("div", { class: "form-group" }, h("label", { class: "form-label", htmlFor: select.id }, t(`call.devices.${word}`)), select);
    return { kind, select, root };
  });
  const root = h("section", { class: "devices", id: "devices", hidden: true, "aria-label": t("call.devices") }, selects.map((one) => one.root));

  function update() {
    for (const { kind, select } of selects) {
      const wanted = [{ value: "", label: t("call.devices.default") }, ...media.devices[kind].map((device) => ({ value: device.deviceId, label: device.label }))];
      const text = JSON.stringify(wanted);
      if (select.dataset.shown === text) continue;
      select.dataset.shown = text;
      select.replaceChildren(...wanted.map(({ value, label }) => h("option", { value }, label)));
      const kept = setting(`device.${kind}`, "");
      select.value = wanted.some(({ value }) => value === kept) ? kept : "";
    }
  }

  return { root, update };
}
