# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two accounts on one PC: each has a program of their own, and what one does the other does not notice.

Two users of the rig's Debian, with a registry (HKCU) each and one drive C: between them, on which neither may
write in the other's profile. One running Windows for both they have not: docs/windows.md asks a person.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.installers.windows import wine
from tests.installers.windows.conftest import SmallSetups
from tests.installers.windows.test_install import KEY, READ_KEYS, SCHEME, files, runs, uninstall, version

pytestmark = pytest.mark.installers
NEIGHBOUR = "neighbour"


@dataclass(frozen=True)
class Account:
    """One person's side of the PC.

    Attributes:
        pc: With this person's registry.
        place: Where this person's program is.
    """

    pc: wine.Pc
    place: Path

    def keys(self) -> object:
        """Return what Windows knows of the program in this account."""
        return self.pc.python(self.place, READ_KEYS % [KEY, SCHEME + r"\shell\open\command"])


@pytest.fixture
def accounts(screen: wine.Screen) -> Iterator[tuple[Account, Account]]:
    """Give the two accounts, each without Mødeklar."""
    wine.inside(f"id {NEIGHBOUR} || useradd -m {NEIGHBOUR}", "root")
    first, second = wine.Pc("shared").make(), wine.Pc("shared", user=NEIGHBOUR).make()
    drive, other = shlex.quote(first.unix(first.drive)), shlex.quote(second.unix(second.drive))
    done = wine.inside(
        f"set -e; mv {other}/users/{NEIGHBOUR} {drive}/users/; rm -r {other}; ln -rs {drive} {other};"
        f" chmod 711 /home/{wine.USER} {shlex.quote(first.inside_path)};"
        f" chmod 700 {drive}/users/{NEIGHBOUR} {drive}/users/{wine.USER}",
        "root",
    )
    assert done.returncode == 0, done.stderr
    yield Account(first, first.default_place), Account(second, second.default_place)
    second.remove()
    first.remove()


def test_two_accounts_install_upgrade_and_uninstall_without_meeting(
    accounts: tuple[Account, Account], small_setups: SmallSetups
) -> None:
    one, other = accounts
    for account in accounts:
        assert account.pc.install(small_setups.make("1.0.0")) == 0
        assert runs_at(account)
    before, known = files(one.place), one.keys()
    hold = "import time; open(r'{}', 'w').close(); time.sleep(600)"
    flag = one.pc.profile / "up"
    one.pc.start(
        "/unix",
        one.pc.unix(one.place / "app" / "pythonw.exe"),
        "-c",
        hold.format(rf"C:\users\{wine.USER}\up"),
    )
    wine.until(flag.exists, "the first person's program to run")
    assert (
        other.pc.install(small_setups.make("2.0.0"), "/WAIT=1") == 0
    )  # an open window of another's is no hindrance
    assert (version(one.place), version(other.place)) == ("1.0.0", "2.0.0")
    assert (files(one.place), one.keys()) == (before, known)
    uninstall_at(other)
    assert (files(one.place), one.keys()) == (before, known)
    assert runs_at(one)


def test_neither_account_can_write_the_others_program(
    accounts: tuple[Account, Account], small_setups: SmallSetups
) -> None:
    """Asked to install there, the setup program says that it could not; nothing is changed."""
    one, other = accounts
    assert one.pc.install(small_setups.make("1.0.0")) == 0
    before = files(one.place)
    folder = rf"C:\users\{wine.USER}\AppData\Local\Programs\Moedeklar"
    assert other.pc.install(small_setups.make("2.0.0"), f"/D={folder}") != 0
    assert files(one.place) == before
    assert runs_at(one)


def runs_at(account: Account) -> bool:
    return runs(account.pc, account.place)


def uninstall_at(account: Account) -> None:
    uninstall(account.pc, account.place)
