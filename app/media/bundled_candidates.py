# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A browser names its addresses once for all that is bundled; aiortc reads the last place alone.

Without this an offer of ours is answered with addresses that nobody uses. The call stands all the same where
the browser's checks reach us, but never through our TURN server, which lets in only whom we have written to.
"""

from itertools import takewhile


def in_every_section(sdp: str) -> str:
    """Repeat the candidates of the first section in each later one that is in use and has none.

    Source: RFC 9143, 7.1.3 (attributes of the transport stand in the tagged section alone).
    """
    lines = sdp.splitlines()
    head = list(takewhile(lambda line: not line.startswith("m="), lines))
    sections: list[list[str]] = []
    for line in lines[len(head) :]:
        if line.startswith("m="):
            sections.append([])
        sections[-1].append(line)
    if not sections or "a=group:BUNDLE" not in "\n".join(head):
        return sdp
    known = _candidates(sections[0])
    for section in sections[1:]:
        is_refused = section[0].split(" ")[1:2] == ["0"]
        if known and not is_refused and not _candidates(section):
            section += known
    return "\r\n".join([*head, *(line for section in sections for line in section)]) + "\r\n"


def _candidates(section: list[str]) -> list[str]:
    return [line for line in section if line.startswith(("a=candidate:", "a=end-of-candidates"))]
