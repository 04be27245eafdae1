// SPDX-FileCopyrightText: Mødeklar contributors
// SPDX-License-Identifier: EUPL-1.2
// The staff key or the seat's token: out of the address bar at once, kept for this tab only.

const KEY = "moedeklar.key";
const TOKEN = "moedeklar.token";
const OPEN = "moedeklar.open";

/** Move the secret from the fragment to sessionStorage; return {key?, token?} of this tab. */
export function takeSecret() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const key = fragment.get("key");
  const token = fragment.get("token");
  if (key || token) {
    forgetSecret();
    sessionStorage.setItem(key ? KEY : TOKEN, key || token);
    history.replaceState(null, "", location.pathname);
  }
  return { key: sessionStorage.getItem(KEY), token: sessionStorage.getItem(TOKEN) };
}

export function rememberKey(key) {
  forgetSecret();
  sessionStorage.setItem(KEY, key);
}

export function forgetSecret() {
  for (const name of [KEY, TOKEN, OPEN]) sessionStorage.removeItem(name);
}

/** Which meeting of the desk is open in this tab, so that reloading the page leads back into it. */
export const openMeeting = {
  get: () => sessionStorage.getItem(OPEN),
  set: (id) => (id ? sessionStorage.setItem(OPEN, id) : sessionStorage.removeItem(OPEN)),
};
