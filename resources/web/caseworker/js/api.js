// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The few things that are asked over HTTP.

const WITHIN_MS = 15_000;

/** A refusal, with the service's code; "unreachable" when there was no answer at all. */
export class Refusal extends Error {
  constructor(code, next = "") {
    super(code);
    this.code = code;
    this.next = next;
  }
}

async function call(method, path, key, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      cache: "no-store",
      signal: AbortSignal.timeout(WITHIN_MS),
      headers: { "Moedeklar-Protocol": "1", ...(key ? { Authorization: `Bearer ${key}` } : {}), ...(body ? { "Content-Type": "application/json" } : {}) },
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Refusal("unreachable");
  }
  const told = await answer.json().catch(() => null);
  if (!answer.ok || !told) throw new Refusal(told?.error?.code ?? "internal", told?.error?.next ?? "");
  return told;
}

/** What a link leads to, without taking its seat. */
export const invitation = (token) => call("GET", `/api/invitations/${encodeURIComponent(token)}`);
export const createMeeting = (key, meeting) => call("POST", "/api/meetings", key, meeting);
export const meetingsOf = (key, day) => call("GET", `/api/meetings?day=${encodeURIComponent(day)}`, key);
export const meetingDetails = (key, id) => call("GET", `/api/meetings/${encodeURIComponent(id)}`, key);
