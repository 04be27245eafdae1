// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// One WebSocket that comes back by itself, for ever, until the service says not to.

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8000;
const ANSWER_WITHIN_MS = 8000;
const HEALTH_EVERY_MS = 5000;
const ASLEEP_MS = 90_000;

export const CLOSED = { MOVED: 4000, REPLACED: 4001, REMOVED: 4002, ENDED: 4003, REFUSED: 4004 };

// Refusals that waiting does not cure.
const FINAL = new Set(["link_unknown", "link_expired", "link_used", "staff_key", "seat_removed", "not_allowed",
  "service_older", "service_newer", "not_understood"]);

export class Line {
  /**
   * @param {string} path      of the WebSocket
   * @param {() => object} hello   the first message of every connection
   * @param {object} on        {message(m), up(), down(), over(why, code)}; why: moved, removed, ended, refused
   */
  constructor(path, hello, on) {
    this.path = path;
    this.hello = hello;
    this.on = on;
    this.socket = null;
    this.isUp = false;
    this.isOver = false;
    this.wait_ms = FIRST_WAIT_MS;
    this.timer = null;
    this.refusedWith = null;
    this.reconnects = -1;
    this.unsaid = new Map();
  }

  open() {
    this.isOver = false;
    this.wait_ms = FIRST_WAIT_MS;
    this.#connect();
    this.#watch();
  }

  /** Send one message; false when there is no line (the snapshot after the next hello sets things right). */
  send(type, fields = {}) {
    if (!this.isUp || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify({ v: 1, type, ...fields }));
    return true;
  }

  /** Send one message, or keep it until the line is back: somebody waits for it. Of two about one thing the last counts. */
  sendSurely(type, fields) {
    if (!this.send(type, fields)) this.unsaid.set([type, fields.meeting, fields.id ?? fields.pid].join(" "), [type, fields]);
  }

  /** Close for good. */
  close() {
    this.isOver = true;
    clearTimeout(this.timer);
    clearInterval(this.health);
    removeEventListener("online", this.renew);
    this.#drop();
  }

  /** Take a fresh connection now: the seat knows its own instance, so nothing is lost by it. */
  renew = () => {
    if (this.isOver) return;
    this.wait_ms = FIRST_WAIT_MS;
    this.#connect();
  };

  #connect() {
    clearTimeout(this.timer);
    this.#drop();
    const address = new URL(this.path, location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.socket = socket;
    this.refusedWith = null;
    this.reconnects += 1;
    const late = setTimeout(() => this.#lost(socket, 0), ANSWER_WITHIN_MS);
    socket.onopen = () => socket.send(JSON.stringify({ v: 1, type: "hello", ...this.hello() }));
    socket.onmessage = ({ data }) => {
      if (socket !== this.socket) return;
      clearTimeout(late);
      this.#take(JSON.parse(data));
    };
    socket.onclose = ({ code }) => {
      clearTimeout(late);
      this.#lost(socket, code);
    };
  }

  #take(message) {
    if (message.type === "error" && !this.isUp) {
      this.refusedWith = message;
      return;
    }
    if (!this.isUp) {
      this.isUp = true;
      this.wait_ms = FIRST_WAIT_MS;
      this.on.up();
    }
    this.on.message(message);
    const unsaid = [...this.unsaid.values()];
    this.unsaid.clear();
    for (const [type, fields] of unsaid) this.sendSurely(type, fields);
  }

  #drop() {
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    if (this.isUp) this.#down();
  }

  #down() {
    this.isUp = false;
    if (!this.isOver) this.on.down();
  }

  #lost(socket, code) {
    if (socket !== this.socket || this.isOver) return;
    const refused = this.refusedWith;
    const why = this.#whyOver(code, refused);
    if (why) {
      this.close();
      this.on.over(why, refused?.code ?? "", refused?.next ?? "");
      return;
    }
    this.#drop();
    this.on.down();
    // A crowd that comes back after a restart must not come in step.
    this.timer = setTimeout(() => this.#connect(), this.wait_ms * (0.75 + Math.random() / 2));
    this.wait_ms = refused ? LONGEST_WAIT_MS : Math.min(this.wait_ms * 2, LONGEST_WAIT_MS);
  }

  #whyOver(code, refused) {
    if (code === CLOSED.MOVED) return "moved";
    if (code === CLOSED.REMOVED) return "removed";
    if (code === CLOSED.ENDED) return "ended";
    return refused && FINAL.has(refused.code) ? "refused" : null;
  }

  // A browser's page can neither send WebSocket pings nor see the service's, so it asks over HTTP whether
  // the way there is open, and takes a fresh socket when it was closed in between.
  #watch() {
    clearInterval(this.health);
    addEventListener("online", this.renew);
    let misses = 0;
    let last_ms = Date.now();
    this.health = setInterval(async () => {
      const slept = Date.now() - last_ms > ASLEEP_MS;
      last_ms = Date.now();
      const open = await isReachable();
      if (this.isOver) return;
      if (open && this.isUp && (misses > 0 || slept)) this.renew();
      misses = open ? 0 : misses + 1;
      if (misses === 2 && this.isUp) this.renew();
    }, HEALTH_EVERY_MS);
  }
}

async function isReachable() {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(HEALTH_EVERY_MS - 500) })).ok;
  } catch {
    return false;
  }
}
