# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tries every way through a firewall at once: plain UDP to STUN, and TURN by UDP, TCP and TLS."""

import asyncio
import ssl
import time
from collections.abc import Sequence

from aioice import stun, turn

from app.checks.ice_uris import StunAddress, TurnAddress, stun_addresses, turn_addresses
from app.checks.line_facts import Transport, TurnWay, Ways
from app.core.meeting import IceServer

WAY_LIMIT_S = 4.0
ASK_AGAIN_AFTER_S = 0.4
"""One lost packet is no firewall."""
LET_GO_LIMIT_S = 1.0

Refused = (
    OSError, TimeoutError, ConnectionError, ValueError, ssl.SSLError,
    stun.TransactionError, stun.TransactionFailed, asyncio.IncompleteReadError,
)  # fmt: skip


async def probe(servers: Sequence[IceServer]) -> Ways:
    """Return which ways there are; takes 4 s when one of them is closed, else far less."""
    stuns, turns = stun_addresses(servers), turn_addresses(servers)
    # A TURN server answers STUN's question too (RFC 8656, section 5).
    ask = [*stuns, *(StunAddress(one.host, one.port) for one in turns if one.transport is Transport.UDP)]
    udp, tried = await asyncio.gather(_udp(ask), asyncio.gather(*map(_try, turns)))
    return Ways(udp if ask else None, tuple(tried))


async def _udp(addresses: Sequence[StunAddress]) -> bool:
    answers = await asyncio.gather(*(_stun_answers(address) for address in addresses[:3]))
    return any(answers)


class _Answer(asyncio.DatagramProtocol):
    """Waits for the answer to one STUN question."""

    def __init__(self, transaction_id: bytes) -> None:
        self._id = transaction_id
        self.came = asyncio.Event()

    def datagram_received(self, data: bytes, addr: object) -> None:
        """Take a packet; noise is not an answer."""
        del addr
        try:
            message = stun.parse_message(data)
        except ValueError:
            return
        if message.transaction_id == self._id and message.message_class is stun.Class.RESPONSE:
            self.came.set()

    def error_received(self, exc: Exception) -> None:
        """A closed port on the way: the time limit says the rest."""


async def _stun_answers(address: StunAddress) -> bool:
    """Ask for our own address from outside (RFC 8489, Binding), again and again until the limit."""
    question = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(WAY_LIMIT_S):
            transport, answer = await loop.create_datagram_endpoint(
                lambda: _Answer(question.transaction_id), remote_addr=(address.host, address.port)
            )
            try:
                return await _asked(transport, bytes(question), answer)
            finally:
                transport.close()
    except (OSError, TimeoutError):
        return False


async def _asked(transport: asyncio.DatagramTransport, question: bytes, answer: _Answer) -> bool:
    while not answer.came.is_set():
        transport.sendto(question)
        try:
            async with asyncio.timeout(ASK_AGAIN_AFTER_S):
                await answer.came.wait()
        except TimeoutError:
            continue
    return True


async def open_turn(address: TurnAddress, protocol: asyncio.DatagramProtocol) -> turn.TurnTransport:
    """Return an address at a TURN server (RFC 8656).

    Raises:
        Exception: One of ``Refused``.
    """
    async with asyncio.timeout(WAY_LIMIT_S):
        transport, _ = await turn.create_turn_endpoint(
            lambda: protocol,
            (address.host, address.port),
            address.username,
            address.credential,
            ssl=address.transport is Transport.TLS or None,
            transport="udp" if address.transport is Transport.UDP else "tcp",
        )
    return transport


class TurnEnd(asyncio.DatagramProtocol):
    """The receiving side of an address at a TURN server that knows when it was given back."""

    def __init__(self) -> None:
        self.gone = asyncio.Event()

    def connection_lost(self, exc: Exception | None) -> None:
        """The server has taken the address back."""
        del exc
        self.gone.set()


async def let_go(transport: turn.TurnTransport, end: TurnEnd) -> None:
    """Give the address back; a server that does not answer any more is not waited for long."""
    transport.close()
    try:
        async with asyncio.timeout(LET_GO_LIMIT_S):
            await end.gone.wait()
    except TimeoutError:
        return


async def _try(address: TurnAddress) -> TurnWay:
    began = time.monotonic()
    end = TurnEnd()
    try:
        transport = await open_turn(address, end)
    except Refused:
        return TurnWay(address.index, address.transport, works=False)
    took_ms = 1000.0 * (time.monotonic() - began)
    await let_go(transport, end)
    return TurnWay(address.index, address.transport, works=True, took_ms=took_ms)
