# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A PC with two network cards, and a jobcentre that both lead to: real interfaces, routes and addresses."""

import itertools
import os
import subprocess
from collections.abc import Sequence
from typing import Self

from tests.rig.children import RigError
from tests.rig.network import ImpairedNetwork

_numbers = itertools.count(1)


class TwoNetworks:
    """Namespaces: a PC, and an office at ``address`` behind ``CARDS``; each card has its own network.

    The PC prefers the first card, as desktops prefer Wi-Fi to a telephone's hotspot. Everything goes with the
    namespaces.
    """

    CARDS = ("wifi0", "phone0")
    address = "10.77.0.2"

    def __init__(self) -> None:
        mark = f"mk{os.getpid() % 1_000_000}w{next(_numbers)}"
        self.pc, self.office = mark + "a", mark + "b"

    @staticmethod
    def missing() -> str:
        """Say why this machine can't make it; empty when it can."""
        return ImpairedNetwork.missing()

    def __enter__(self) -> Self:
        if reason := self.missing():
            raise RigError(reason)
        try:
            for name in (self.pc, self.office):
                _ip("netns", "add", name)
                _ip("-n", name, "link", "set", "lo", "up")
            _ip("-n", self.office, "addr", "add", f"{self.address}/32", "dev", "lo")
            for number, card in enumerate(self.CARDS, 1):
                far = f"office{number}"
                _ip("-n", self.pc, "link", "add", card, "type", "veth", "peer", "name", far)
                _ip("-n", self.pc, "link", "set", far, "netns", self.office)
                _ip("-n", self.office, "addr", "add", f"10.78.{number}.1/24", "dev", far)
                _ip("-n", self.office, "link", "set", far, "up")
                self.plug_in(card)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Take both hosts away, and the cards with them."""
        for name in (self.pc, self.office):
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)

    def plug_in(self, card: str) -> None:
        """Bring a card up, with its address and its way to the office."""
        number = self.CARDS.index(card) + 1
        _ip("-n", self.pc, "addr", "replace", f"10.78.{number}.2/24", "dev", card)
        _ip("-n", self.pc, "link", "set", card, "up")
        way = ("default", "via", f"10.78.{number}.1", "dev", card, "metric", str(100 * number))
        _ip("-n", self.pc, "route", "replace", *way)

    def pull_out(self, card: str, *, with_address: bool = False) -> None:
        """Take a card down; the kernel keeps its address until a network manager takes that, too."""
        _ip("-n", self.pc, "link", "set", card, "down")
        if with_address:
            _ip("-n", self.pc, "addr", "flush", "dev", card)

    def on_pc(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs ``command`` on the PC."""
        return ["ip", "netns", "exec", self.pc, *command]

    def on_office(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs ``command`` in the office."""
        return ["ip", "netns", "exec", self.office, *command]


def _ip(*words: str) -> None:
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RigError(f"ip {' '.join(words)}: {done.stderr.strip()}")
