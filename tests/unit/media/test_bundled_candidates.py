# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses in a browser's description are used, though it names them once."""

import re

from app.core.meeting import CallPlan
from app.media.bundled_candidates import in_every_section
from app.media.call import Call, CallSettings, CallSources

HEAD = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n"
FIRST = (
    "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=candidate:1 1 udp 2122260223 192.0.2.1 4000 typ host\r\na=mid:0\r\n"
)
SECOND = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\n"
LOOPBACK = CallSettings(local_addresses=("127.0.0.1",))


def test_the_candidates_of_the_first_section_are_those_of_all_that_is_bundled() -> None:
    shared = in_every_section(HEAD + FIRST + SECOND)
    assert shared.startswith(HEAD + FIRST + SECOND.removesuffix("\r\n"))
    assert shared.count("a=candidate:1 1 udp 2122260223 192.0.2.1 4000 typ host\r\n") == 2


def test_what_is_not_bundled_refused_or_has_its_own_stays() -> None:
    own = SECOND + "a=candidate:2 1 udp 1 192.0.2.2 4001 typ host\r\n"
    for sdp in (
        HEAD.replace("a=group:BUNDLE 0 1\r\n", "") + FIRST + SECOND,
        HEAD + FIRST + SECOND.replace("video 9", "video 0"),
        HEAD + FIRST + own,
        HEAD,
        "nonsense",
    ):
        assert in_every_section(sdp).splitlines() == sdp.splitlines()


async def test_aiortc_takes_the_candidates_of_an_answer_that_names_them_once() -> None:
    """Fails without the repetition: aiortc overwrites the first section's candidates by the last one's."""
    offering = Call(CallPlan(1, "b", offers=True), CallSources(), lambda event: None, LOOPBACK)
    answering = Call(CallPlan(1, "a", offers=False), CallSources(), lambda event: None, LOOPBACK)
    try:
        offer = await offering.start()
        assert offer is not None
        answer = await answering.accept("offer", offer)
        assert answer is not None
        first, last = answer.split("m=video")
        bare = re.sub(r"a=(candidate:.*|end-of-candidates)\r\n", "", last)
        assert "a=candidate:" in first
        await offering.accept("answer", f"{first}m=video{bare}")
        ice = offering._connection.getTransceivers()[0].receiver.transport.transport
        assert ice._connection.remote_candidates
    finally:
        await offering.close()
        await answering.close()
