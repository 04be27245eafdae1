# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody pasted, a whole letter perhaps: the one link in it that matters."""

import re

from app.core.faults import Fault, FaultCode
from app.core.foreign_links import KNOWN_HOSTS, Doubt, ForeignLink, judged
from app.core.link_wrappers import unwrapped
from app.core.links import APP_SCHEME, parse_link

MOST_TEXT = 200_000
_MOST_LINKS = 300
_SCHEMES = f"https?|{APP_SCHEME}|msteams|ms-teams|zoommtg|zoomus|skype"
_UNSAFE = re.compile(
    r"(?:javascript|vbscript|data|file|smb|ms-(?!teams:)\w+|blob|about|view-source):", re.IGNORECASE
)
_BRACKETED = re.compile(rf"<\s*((?:{_SCHEMES}):[^<>]{{1,4096}})>", re.IGNORECASE)
_ADDRESS = re.compile(rf"\b(?:{_SCHEMES}):[^\s<>\"“”„»«]+", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\w./@:%=-])(?:[a-z0-9-]+\.)*(?:{'|'.join(map(re.escape, KNOWN_HOSTS))})/[^\s<>\"“”„»«]+",
    re.IGNORECASE,
)
# A mail program breaks lines at 60 to 80 characters; the rest of a link then stands alone on the next line.
_BROKEN = re.compile(
    r"^(.{0,40}https?://\S{52,})[ \t]*\r?\n(?=[^\s:<>]*[%/=&_?\d][^\s:<>]*[ \t]*$)", re.MULTILINE
)
_AT_THE_END = ".,;:!?'’`*_|"
_OURS = re.compile(r"https?://[^/]+/m(?:/|$)", re.IGNORECASE)
_RANK = (Doubt.NONE, Doubt.CUT, Doubt.LOOK_ALIKE, Doubt.UNKNOWN, Doubt.NO_MEETING)


def understood(text: str) -> ForeignLink | str:
    """Return another program's link that a text holds; else what our own service shall be asked for.

    Our own link comes first, then a meeting of a program that we know, then what has to be asked about.

    Args:
        text: A link, a code, or a whole letter with one in it.

    Raises:
        Fault: LINK_UNSAFE for what is no web address and would run or read something on the PC.
    """
    text = text.strip().strip("\ufeff\u200b")
    if _UNSAFE.match(text.lstrip("<\"'")):
        raise Fault(FaultCode.LINK_UNSAFE, "open the link", "scheme")
    if len(text) > MOST_TEXT:
        return text[:100]
    if _is_ours_alone(text):
        return text
    foreign: list[ForeignLink] = []
    for address in _addresses(text):
        if _is_ours(address):
            return address
        found = judged(address)
        if found is not None:
            foreign.append(found)
    return min(foreign, key=lambda link: _RANK.index(link.doubt)) if foreign else text


def _is_ours_alone(text: str) -> bool:
    """Tell whether the text is a spoken code or one of our links, broken over lines perhaps."""
    try:
        return not isinstance(parse_link(text), ForeignLink)
    except Fault as fault:
        return fault.code is FaultCode.CODE_MISTYPED


def _is_ours(address: str) -> bool:
    """Tell whether it is a link to a meeting service, also one that has lost its end."""
    return address.lower().startswith(f"{APP_SCHEME}:") or _OURS.match(address) is not None


def _addresses(text: str) -> list[str]:
    """Return all addresses in a text, freed from what was put around them, each once."""
    text = _BRACKETED.sub(lambda match: f" {''.join(match.group(1).split())} ", text)
    text = _BROKEN.sub(r"\1", text)
    bare = [f"https://{match.group()}" for match in _BARE.finditer(text)]
    whole = [match.group() for match in _ADDRESS.finditer(text)]
    found = [unwrapped(_trimmed(address)) for address in (whole + bare)[:_MOST_LINKS]]
    return list(dict.fromkeys(found))


def _trimmed(address: str) -> str:
    """Return an address without the punctuation of the sentence that it stood in."""
    address = address.replace("&amp;", "&").rstrip(_AT_THE_END)
    for opening, closing in ("()", "[]", "{}"):
        while address.endswith(closing) and address.count(closing) > address.count(opening):
            address = address[:-1].rstrip(_AT_THE_END)
    return address
