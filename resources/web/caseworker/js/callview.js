// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The meeting: the other's picture large, our own small, the bar of buttons, and the side with people and agenda.

import { callSide } from "./callside.js";
import { devicePanel } from "./devicepanel.js";
import { button, h, icon, say } from "./dom.js";
import { setting } from "./settings.js";
import { first, t } from "./words.js";

/** @param app {session, desk, admit(meeting, person), leaveMeeting(), goDesk} */
export function callView(app) {
  const { session } = app;
  const remote = h("video", { class: "remote", autoplay: true, playsInline: true, id: "remote" });
  const own = h("video", { class: "own", autoplay: true, playsInline: true, muted: true, id: "own", "aria-label": t("stage.own") });
  const ownNote = h("p", { class: "own-note" });
  const face = h("div", { class: "face" }, icon("person"));
  const note = h("p", { class: "stage-note", role: "status" });
  const small = h("p", { class: "stage-small", role: "status" });
  const name = h("p", { class: "stage-name" });
  const play = button("", () => void remote.play(), { kind: "primary", sign: "sound", hidden: true });
  const again = button(t("call.again"), () => session.call.rebuild("asked"), { kind: "secondary", hidden: true });
  const own_trouble = h("div", { class: "own-trouble", hidden: true }, h("p", {}), button(t("own.again"), () => void session.media.open()));
  const stage = h("section", { class: "stage", "aria-label": t("state.open") }, remote, face, h("div", { class: "stage-words" }, note, play, again), name, small,
    h("div", { class: "own-box" }, own, ownNote), own_trouble);

  const microphone = tool("Alt+M", () => session.media.setMicrophone(!session.media.wantsMicrophone));
  const camera = tool("Alt+K", () => void session.media.setCamera(!session.media.wantsCamera));
  const notes = tool("Alt+N", () => setStatus("taking_notes"), true);
  const away = tool("Alt+T", () => setStatus("back_in_two_minutes"), true);
  const devices = devicePanel(session.media);
  const devicesButton = button(t("call.devices"), () => {
    devices.root.hidden = !devices.root.hidden;
    devicesButton.setAttribute("aria-expanded", String(!devices.root.hidden));
    if (!devices.root.hidden) devices.root.querySelector("select")?.focus();
  }, { kind: "tool", sign: "settings", "aria-expanded": "false", "aria-controls": "devices" });
  const ending = endControl(app);
  const bar = h("div", { class: "bar", role: "toolbar", "aria-label": t("app") }, microphone.root, camera.root, h("span", { class: "bar-gap" }),
    notes.root, away.root, h("span", { class: "bar-gap" }), devicesButton, ending.open);
  const side = callSide(app);
  const root = h("div", { class: "call" }, h("div", { class: "call-main" }, stage, devices.root, ending.ask, bar), side.root);

  function setStatus(code) {
    session.seat.send("status", { code: session.seat.data?.status === code ? "none" : code });
  }

  function update() {
    const { media, call, seat } = session;
    const other = session.other;
    const view = stageWords(session, other);
    stage.dataset.state = view.state;
    say(note, view.note);
    say(small, view.small);
    note.hidden = !view.note;
    small.hidden = !view.small;
    say(name, other?.name ?? "");
    name.hidden = !other;
    remote.setAttribute("aria-label", other ? t("stage.remote", { name: other.name }) : "");
    attach(remote, call.stream, () => { play.hidden = false; say(play.lastChild, t("stage.play", { name: first(other?.name ?? "") })); });
    if (!remote.paused) play.hidden = true;
    remote.muted = session.byPhone !== "none";
    again.hidden = view.state !== "silent";
    attach(own, media.isCameraOn ? media.stream : null);
    own.hidden = !media.isCameraOn;
    say(ownNote, media.isCameraOn ? t(call.pictureRests ? "own.rests" : "call.you") : media.wantsCamera ? t("own.none") : t("own.camera.off"));
    own_trouble.hidden = !media.problem;
    if (media.problem) say(own_trouble.firstChild, t(`own.${media.problem}`));
    microphone.show(!media.isMicrophoneOn, media.isMicrophoneOn ? "microphone" : "microphoneOff", t(media.isMicrophoneOn ? "call.microphone.on" : "call.microphone.off"));
    camera.show(!media.isCameraOn, media.isCameraOn ? "camera" : "cameraOff", t(media.isCameraOn ? "call.camera.on" : "call.camera.off"));
    notes.show(seat.data?.status === "taking_notes", "notes", t("call.notes"));
    away.show(seat.data?.status === "back_in_two_minutes", "away", t("call.away"));
    devices.update();
    side.update();
    const sink = setting("device.audiooutput");
    if (sink && remote.setSinkId && remote.sinkId !== sink) remote.setSinkId(sink).catch(() => {});
  }

  return {
    root, update, title: t("state.open"),
    shown: () => document.getElementById("main").focus({ preventScroll: true }),
    shortcuts: { KeyM: microphone.press, KeyK: camera.press, KeyN: notes.press, KeyT: away.press },
    hidden: () => { remote.srcObject = null; own.srcObject = null; },
  };
}

function attach(video, stream, refused) {
  if (video.srcObject === stream) return;
  video.srcObject = stream;
  if (stream) video.play().catch((error) => { if (error.name === "NotAllowedError") refused?.(); });
}

/** A button of the bar. `isToggle`: its words stay and it is pressed or not; else its words say what a click does. */
function tool(keys, press, isToggle = false) {
  const root = button("", press, { kind: "tool", sign: "question", "aria-keyshortcuts": keys });
  return { root, press, show: (isMarked, newSign, words) => {
    if (isToggle) root.setAttribute("aria-pressed", String(isMarked));
    root.classList.toggle("is-marked", isMarked);
    if (root.dataset.sign !== newSign) {
      root.dataset.sign = newSign;
      root.firstChild.replaceWith(icon(newSign));
    }
    say(root.lastChild, words);
  } };
}

/** What the stage shows and says, from where the other stands and how the call does. */
function stageWords(session, other) {
  if (!other) return { state: "empty", note: t("stage.empty"), small: "" };
  const name = first(other.name);
  const { call, media } = session;
  if (session.byPhone === "all") return { state: "phone", note: t("stage.phone.all", { name }), small: "" };
  if (other.presence === "reconnecting" && call.state !== "connected") return { state: "reconnecting", note: t("stage.reconnecting", { name }), small: "" };
  if (!call.peer) return { state: "empty", note: t(notThere(other), { name }), small: "" };
  if (call.state === "connecting") return { state: "connecting", note: t("stage.connecting", { name }), small: "" };
  if (call.state === "silent") return { state: "silent", note: t("stage.silent", { name }), small: "" };
  if (other.media.paused) return { state: "paused", note: t("stage.paused", { name }), small: "" };
  const small = [session.byPhone === "sound" && t("stage.phone.sound"), other.presence === "reconnecting" && t("stage.reconnecting", { name }), !other.media.microphone && t("stage.microphone", { name }), call.pictureRests && media.isCameraOn && t("stage.rests", { name }), call.isWeak && t("stage.weak")].find(Boolean) || "";
  return other.media.camera ? { state: "picture", note: "", small } : { state: "sound", note: t("stage.camera", { name }), small };
}

function notThere(other) {
  if (other.admitted) return other.presence === "reconnecting" ? "stage.reconnecting" : "stage.connecting";
  return { waiting: "stage.waiting", left: "stage.left", absent: "stage.absent" }[other.presence] ?? "stage.reconnecting";
}

/** "End" asks once, in its own place. */
function endControl(app) {
  const show = (asking) => {
    ask.hidden = !asking;
    open.setAttribute("aria-expanded", String(asking));
    (asking ? ask.querySelector("button") : open).focus();
  };
  const open = button(t("call.leave.title"), () => show(ask.hidden), { kind: "end", sign: "hangUp", "aria-expanded": "false", "aria-controls": "end-ask" });
  const ask = h("div", { class: "end-ask", id: "end-ask", hidden: true, role: "group", "aria-label": t("call.end.ask"), onkeydown: (event) => { if (event.key === "Escape") show(false); } },
    h("p", {}, h("strong", {}, t("call.end.ask"))),
    h("div", { class: "buttons" }, button(t("call.end.all"), () => app.endMeeting(), { kind: "end" }),
      button(t("call.leave"), () => app.leaveMeeting()), button(t("cancel"), () => show(false), { kind: "plain" })));
  return { open, ask };
}
