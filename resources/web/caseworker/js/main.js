// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// Starts the page: which secret this tab holds, and so which view it shows.

import { invitation } from "./api.js";
import { canSound, chime, isSoundOn, setSound, tell, title, waitForGesture } from "./alerts.js";
import { startTicking } from "./clock.js";
import { callView } from "./callview.js";
import { createView } from "./createview.js";
import { Desk, whoWaits, whoWantsACall } from "./desk.js";
import { deskView } from "./deskview.js";
import { announce, say } from "./dom.js";
import { keyView, noteView } from "./keyview.js";
import { madeView } from "./madeview.js";
import { forgetSecret, openMeeting, rememberKey, takeSecret } from "./secret.js";
import { Session } from "./session.js";
import { isShortcut, topBar } from "./topbar.js";
import { refusal, switchLanguage, language, t } from "./words.js";

const main = document.getElementById("main");
const note = document.getElementById("line-note");

const app = {
  key: null, token: null, desk: null, session: null, view: null, viewName: "", viewMore: {}, lines: { desk: true, seat: true },

  /** Show a view by name; the call goes on behind it. */
  go(name, more = {}) {
    app.view?.hidden?.();
    app.viewName = name;
    app.viewMore = more;
    app.view = VIEWS[name](more);
    main.replaceChildren(app.view.root);
    document.body.dataset.view = name;
    app.view.update();
    app.view.shown();
    app.update();
  },

  update() {
    app.view?.update();
    const meetings = app.desk ? app.desk.inOrder() : app.session?.seat.data ? [app.session.seat.asMeeting()] : [];
    const waiting = whoWaits(meetings).filter(({ meeting }) => meeting.caseworker_token !== app.session?.token || !app.session?.call.peer);
    title(waiting, whoWantsACall(meetings).filter(({ callback }) => callback.state === "requested"), app.view?.title ?? "");
    const isLost = (app.desk && !app.lines.desk) || (app.session && !app.session.over && !app.lines.seat);
    note.hidden = !isLost;
    if (isLost) say(note, t(app.session?.call.peer ? "line.lost.call" : "line.lost"));
    bar.update();
  },

  openMeeting(meeting) {
    if (app.session) app.session.close();
    openMeeting.set(meeting.id);
    app.startSession(meeting.caseworker_token);
  },

  /** One click: the person may come in, and the meeting opens. */
  admit(meeting, person) {
    app.desk.admit(meeting.id, person.pid);
    app.openMeeting(meeting);
  },

  startSession(token) {
    app.lines.seat = true;
    app.session = new Session(token, {
      changed: () => app.update(),
      news: (...news) => { if (!app.desk) tell(...news); },
      line: (isUp) => { app.lines.seat = isUp; app.update(); },
      refused: (code, next) => app.complain(refusal(code, next)),
      over: (over) => app.go(over.why === "moved" ? "moved" : over.why === "refused" ? "refused" : "ended", over),
    });
    app.go("call");
  },

  /** A link by itself: look whose it is first, so that nobody loses their seat to this page. */
  async openLink(token) {
    app.token = token;
    app.go("opening");
    try {
      const { you } = await invitation(token);
      if (you.role === "caseworker") app.startSession(token);
      else app.go("refused", { code: "not_allowed" });
    } catch (error) {
      app.go("refused", { code: error.code ?? "internal", next: error.next });
    }
  },

  endMeeting() {
    app.session.seat.send("end");
  },

  leaveMeeting() {
    app.session.leave();
    app.closeMeeting(app.key ? "desk" : "left");
  },

  closeMeeting(next) {
    app.session?.close();
    app.session = null;
    openMeeting.set(null);
    app.go(next);
  },

  complain(words) {
    announce(words, true);
    bar.notice(words);
  },

  enter(key, problem = null) {
    app.key = key;
    app.lines.desk = true;
    app.desk?.close();
    app.desk = new Desk(key, {
      changed: () => { app.resume(); app.update(); },
      news: tell,
      line: (isUp) => { app.lines.desk = isUp; app.update(); },
      refused: (code, next) => app.complain(refusal(code, next)),
      over: (_, code, next) => app.signOut(refusal(code, next)),
    });
    app.go("desk", { problem });
  },

  /** After reloading the page: back into the meeting that was open in this tab. */
  resume() {
    const id = openMeeting.get();
    if (!id || app.session) return;
    const meeting = app.desk.meetings.get(id);
    openMeeting.set(null);
    if (meeting && meeting.state !== "ended") app.openMeeting(meeting);
  },

  signOut(problem = "") {
    app.desk?.close();
    app.session?.close();
    app.desk = app.session = app.key = app.token = null;
    forgetSecret();
    app.go("key", { problem });
  },

  switchLanguage() {
    switchLanguage();
    dress();
    app.go(app.viewName, app.viewMore);
  },
};

const toDesk = () => [{ label: t("ended.desk"), go: () => app.closeMeeting("desk"), kind: "primary" }];
const VIEWS = {
  key: ({ problem }) => keyView({ problem, enter: (key) => { rememberKey(key); app.enter(key); } }),
  desk: () => deskView(app),
  create: () => createView(app),
  made: (more) => madeView(app, more),
  opening: () => noteView(t("app"), [t("opening")], [], "door"),
  call: () => callView(app),
  moved: () => noteView(t("moved.title"), [t("moved.lead")], [
    { label: t("moved.back"), kind: "primary", go: () => { void app.session.takeBack(); app.go("call"); } },
    ...(app.key ? [{ label: t("ended.desk"), go: () => app.closeMeeting("desk") }] : [])], "away"),
  ended: () => noteView(t("ended.title"), [t("ended.lead"), app.key ? "" : t("ended.close")], app.key ? toDesk() : []),
  left: () => noteView(t("left.title"), [t("ended.lead"), t("ended.close")], [{ label: t("desk.open"), kind: "primary", go: () => app.startSession(app.token) }], "door"),
  refused: ({ code, next }) => noteView(t("refused.title"), [refusal(code, next)], app.key ? toDesk()
    : [{ label: t("refused.again"), go: () => { app.session?.close(); void app.openLink(app.token); }, kind: "primary" }, { label: t("refused.key"), go: () => app.signOut() }], "question"),
};

const bar = topBar(document.getElementById("top"), {
  switchLanguage: () => app.switchLanguage(), signOut: () => app.signOut(), isSignedIn: () => Boolean(app.key),
  sound: { isOn: isSoundOn, set: setSound, isLocked: () => !canSound() },
});

function dress() {
  document.documentElement.lang = language();
  say(document.getElementById("skip"), t("skip"));
  bar.rebuild();
}

function takeShortcut(event) {
  if (!isShortcut(event)) return;
  const shortcuts = {
    KeyL: () => document.querySelector("[data-act=admit]:not(:disabled)")?.click(),
    KeyO: () => { if (app.viewName === "desk") app.go("create"); },
    KeyH: () => bar.toggleHelp(),
    ...(app.view?.shortcuts ?? {}),
  };
  if (!shortcuts[event.code]) return;
  event.preventDefault();
  shortcuts[event.code]();
}

function begin() {
  const { key, token } = takeSecret();
  if (key) app.enter(key);
  else if (token) void app.openLink(token);
  else app.go("key");
}

dress();
startTicking();
waitForGesture(() => app.update());
addEventListener("keydown", takeShortcut);
// A new link in the same tab (#key=… typed over): start over with it.
addEventListener("hashchange", () => { if (/(key|token)=/.test(location.hash)) { app.session?.close(); app.desk?.close(); app.desk = app.session = null; begin(); } });
// For tests and support: numbers only. See docs/caseworker.md.
window.moedeklar = Object.freeze({
  stats: () => (app.session ? app.session.call.stats() : null),
  view: () => app.viewName,
  reconnects: () => ({ desk: app.desk?.line.reconnects ?? null, seat: app.session?.seat.line.reconnects ?? null }),
  chime,
});
begin();
