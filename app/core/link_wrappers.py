# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What mail filters and search pages put around a link, and the link inside.

Only wrappers that carry the whole link are known: what has to be asked for on the net stays wrapped, and
is then an address like any other.
"""

import re
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_DEEPEST = 5
# Host, path, and the name of the parameter that holds the link.
_IN_PARAMETER = (
    (re.compile(r"[\w-]+\.safelinks\.protection\.(?:outlook\.com|office365\.us)"), "", "url"),
    (re.compile(r"statics\.teams\.cdn\.(?:office\.net|live\.net)"), "/evergreen-assets/safelinks/", "url"),
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/url", "q"),
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/url", "url"),
    (re.compile(r"meet\.google\.com"), "/linkredirect", "dest"),
    (re.compile(r"linkprotect\.cudasvc\.com"), "/url", "a"),
    (re.compile(r"l\.facebook\.com"), "/l.php", "u"),
    (re.compile(r"(?:www\.)?deref-(?:mail|gmx|web)\.(?:com|net|de)"), "", "dereferrer"),
)
_PROOFPOINT_3 = re.compile(r"/v3/__(.+?)__;")
_CISCO = re.compile(r"/[^/]+/(https?%3A.+)", re.IGNORECASE)


def unwrapped(url: str) -> str:
    """Return the link that a link was wrapped around, or the link itself."""
    for _ in range(_DEEPEST):
        inner = _inner(url)
        if inner is None:
            return url
        url = inner
    return url


def _inner(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("https", "http"):
        return None
    found = _from_parameter(host, parts) or _from_path(host, parts)
    return found if found and found.lower().startswith(("https://", "http://")) else None


def _from_parameter(host: str, parts: SplitResult) -> str | None:
    for pattern, path, name in _IN_PARAMETER:
        if pattern.fullmatch(host) and parts.path.startswith(path):
            values = parse_qs(parts.query).get(name)
            if values:
                return values[0]
    return None


def _from_path(host: str, parts: SplitResult) -> str | None:
    if host == "urldefense.com" and (match := _PROOFPOINT_3.match(f"{parts.path}?{parts.query}")):
        # It writes characters that it dislikes as "*"; such a link can't be read back without its table.
        return None if "*" in match.group(1) else re.sub(r"^(https?):/(?!/)", r"\1://", match.group(1))
    if host == "urldefense.proofpoint.com" and parts.path.startswith("/v2/"):
        values = parse_qs(parts.query).get("u", [""])
        return unquote(values[0].replace("-", "%").replace("_", "/"))
    if host == "secure-web.cisco.com" and (match := _CISCO.match(parts.path)):
        return unquote(match.group(1))
    return None
