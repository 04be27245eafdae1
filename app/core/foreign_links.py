# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links into other programs' video meetings: whose they are, and whether there is reason to ask first.

Nothing is looked up: a host belongs to a program or it does not. What is not surely a meeting of a program
that we know is never opened without a question, and what is no web address at all is never opened.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit


class Program(StrEnum):
    """Programs that are used for video meetings; ``OTHER`` is any that we don't know."""

    TEAMS = "teams"
    SKYPE = "skype"
    WHEREBY = "whereby"
    ZOOM = "zoom"
    MEET = "meet"
    WEBEX = "webex"
    DOXY = "doxy"
    VDX = "vdx"
    JITSI = "jitsi"
    GOTO = "goto"
    OTHER = "other"


class Doubt(StrEnum):
    """Why a person is asked before a link counts as their meeting."""

    NONE = "none"
    CUT = "cut"
    LOOK_ALIKE = "look_alike"
    NO_MEETING = "no_meeting"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ForeignLink:
    """A link into another program, as it has to be opened there.

    Attributes:
        program: Whose it is; for a look-alike whose it pretends to be.
        url: What is opened, unchanged but for what a mail filter had put around it.
        host: The address it leads to, to be shown to the person.
        doubt: Why to ask first.
    """

    program: Program
    url: str = field(repr=False)
    host: str = field(repr=False)
    doubt: Doubt = Doubt.NONE


@dataclass(frozen=True)
class _Place:
    """Where a program holds its meetings: on these hosts and those below them, at these paths.

    ``begun`` matches what begins like such a path: a link that lost its end.
    """

    program: Program
    hosts: tuple[str, ...]
    meeting: re.Pattern[str]
    begun: re.Pattern[str] | None = None


def _path(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NONE = _path(r"(?!)")
_TEAMS = _path(
    r"/(?:_#/|v2/[^#]*#/)?l/meetup-join/19(?::|%3a)[^/?]+(?:@|%40)thread\.\w+/\d+(?:\?context=(?:\{|%7b).*(?:\}|%7d).*)?$"
    r"|/meet/\d{9,}(?=[/?#]|$)|/dl/launcher/launcher\.html\?.*meetup-join"
)
# The first that fits counts: a host below another stands before it.
_PLACES = (
    _Place(
        Program.TEAMS,
        ("teams.microsoft.com", "teams.live.com", "teams.microsoft.us", "teams.cloud.microsoft"),
        _TEAMS,
        _path(r"/(?:_#/|v2/[^#]*#/)?l/meetup-join|/meet(?:/|$)"),
    ),
    _Place(Program.SKYPE, ("join.skype.com",), _path(r"/(?:invite/)?\w{6,}"), _path(r"/\w*$")),
    _Place(Program.SKYPE, ("lync.com",), _path(r"/[^/]+/[^/]+/\w+"), _path(r"/[^/]+")),
    _Place(Program.SKYPE, ("skype.com",), _NONE),
    _Place(
        Program.WHEREBY,
        ("whereby.com",),
        _path(r"/(?!(?:information|pricing|user|blog|org|legal|about|products?)(?:[/?#]|$))[\w.~%-]{2,}"),
    ),
    _Place(
        Program.ZOOM,
        ("zoom.us", "zoom.com", "zoomgov.com"),
        _path(r"/(?:j|s|w|wc/join)/\d{9,11}(?=[/?#]|$)|/wc/\d{9,11}/|/my/[\w.-]{3,}"),
        _path(r"/(?:j|s|w|wc)(?:/|$)"),
    ),
    _Place(
        Program.MEET,
        ("meet.google.com",),
        _path(r"/[a-z]{3}-[a-z]{4}-[a-z]{3}(?=[/?#]|$)|/lookup/[\w-]+"),
        _path(r"/[a-z]{3}-"),
    ),
    _Place(
        Program.WEBEX,
        ("webex.com",),
        _path(r"/(?:[\w.-]+/)?j\.php\?.*MTID=\w+|/(?:meet|join)/[\w.%-]+|/(?:webappng|wbxmjs)/.*meeting"),
        _path(r"/(?:[\w.-]+/)?(?:j\.php|meet|join)(?:[/?]|$)"),
    ),
    _Place(
        Program.DOXY,
        ("doxy.me",),
        _path(r"/(?!(?:en|da|pricing|blog|sign-in|account|terms)(?:[/?#]|$))[\w.~%-]{2,}"),
    ),
    _Place(Program.VDX, ("vconf.dk",), _path(r"/(?:[^/?#]+|\?\w+=)")),
    _Place(Program.JITSI, ("meet.jit.si",), _path(r"/[^/?#]{2,}")),
    _Place(Program.JITSI, ("8x8.vc",), _path(r"/[^/?#]+/[^/?#]+")),
    _Place(Program.GOTO, ("meet.goto.com", "global.gotomeeting.com"), _path(r"/(?:join/)?\d{6,}")),
    _Place(Program.GOTO, ("gotomeet.me",), _path(r"/[\w.-]{2,}")),
)
KNOWN_HOSTS = tuple(host for place in _PLACES for host in place.hosts)
_SCHEMES = {"zoommtg": Program.ZOOM, "zoomus": Program.ZOOM, "skype": Program.SKYPE}
_TEAMS_SCHEMES = ("msteams", "ms-teams")
# Belong to the firms whose names are in them, but no meeting is held there.
_GENUINE = (
    "microsoft.com",
    "google.com",
    "google.dk",
    "office.com",
    "live.com",
    "goto.com",
    "gotomeeting.com",
)
_NAMES = {
    "teams": Program.TEAMS,
    "microsoft": Program.TEAMS,
    "skype": Program.SKYPE,
    "lync": Program.SKYPE,
    "whereby": Program.WHEREBY,
    "zoom": Program.ZOOM,
    "webex": Program.WEBEX,
    "google": Program.MEET,
    "doxy": Program.DOXY,
    "vconf": Program.VDX,
    "jitsi": Program.JITSI,
}
# Letters of other alphabets, and pairs, that look like ours; the usual tricks, not all of Unicode.
_LOOKS_LIKE = str.maketrans("аеорсухіѕтмьԁɡӏ0135", "aeopcyxistmbdgloles")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def judged(url: str) -> ForeignLink | None:
    """Return what a web address, or the address of another program's own scheme, leads to.

    None: it is neither. Addresses of our own service look like any other here.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        _ = parts.port  # urllib checks the port only when it is read
    except ValueError:
        return None
    if parts.scheme in _TEAMS_SCHEMES:
        # The same link for the browser; it opens the program where there is one, and works without, too.
        return judged(f"https://teams.microsoft.com{_from_path(parts)}")
    if parts.scheme in _SCHEMES:
        return ForeignLink(_SCHEMES[parts.scheme], url, host or parts.scheme)
    if parts.scheme not in ("https", "http") or not host or _is_crooked(url):
        return None
    program, doubt = _judgement(parts, host)
    if parts.scheme == "http" and doubt is Doubt.NONE:
        url = f"https{url[len('http') :]}"  # all that we know have it, and a link is a key
    return ForeignLink(program, url, host, doubt)


def _from_path(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.path}{query}{fragment}"


def _is_crooked(url: str) -> bool:
    """Tell whether browsers may read an address in another way than we do."""
    return "\\" in url or any(char.isspace() or unicodedata.category(char) == "Cc" for char in url)


def _judgement(parts: SplitResult, host: str) -> tuple[Program, Doubt]:
    place = next((place for place in _PLACES if _is_below(host, place.hosts)), None)
    if parts.username is not None or parts.password is not None:
        named = place.program if place else _named_in(parts.netloc)
        return named or Program.OTHER, Doubt.LOOK_ALIKE
    if place is not None:
        target = _from_path(parts)
        if place.meeting.match(target):
            return place.program, Doubt.NONE
        cut = place.begun is not None and place.begun.match(target)
        return place.program, Doubt.CUT if cut else Doubt.NO_MEETING
    if _is_below(host, _GENUINE):
        return Program.OTHER, Doubt.NO_MEETING
    named = _named_in(host)
    return (named, Doubt.LOOK_ALIKE) if named else (Program.OTHER, Doubt.UNKNOWN)


def _is_below(host: str, parents: tuple[str, ...]) -> bool:
    return any(host == parent or host.endswith(f".{parent}") for parent in parents)


def _named_in(host: str) -> Program | None:
    """Return the program whose name can be read in a host, with letters exchanged for similar ones."""
    seen = _skeleton(host)
    found = [name for name in _NAMES if name in seen]
    return _NAMES[found[0]] if found else None


def _skeleton(host: str) -> str:
    labels = [_shown(label) for label in host.lower().split(".")]
    plain = unicodedata.normalize("NFKD", ".".join(labels)).translate(_LOOKS_LIKE)
    plain = "".join(char for char in plain if not unicodedata.combining(char) and char != "-")
    for pair, single in _PAIRS:
        plain = plain.replace(pair, single)
    return plain


def _shown(label: str) -> str:
    """Return a label as people see it; ``xn--`` stands for letters beyond ASCII (RFC 3492)."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
