# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Linux installers, built once a run, and clean Debians on which they are installed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.installers.linux_installers import Installers, build_installers
from tests.rig.debian_root import SUITES, DebianRoot, unavailable
from tests.rig.display import VirtualDisplay

if sys.platform != "linux":
    collect_ignore = ["test_deb.py", "test_tar.py"]


@pytest.fixture(scope="session")
def installers(tmp_path_factory: pytest.TempPathFactory) -> Installers:
    """The .deb, an older .deb and the tar; ``MOEDEKLAR_INSTALLERS=DIR`` keeps them for the next run."""
    if why := unavailable():
        pytest.skip(why)
    kept = os.environ.get("MOEDEKLAR_INSTALLERS")
    return build_installers(Path(kept) if kept else tmp_path_factory.mktemp("installers"))


@pytest.fixture(scope="session", params=SUITES)
def suite(request: pytest.FixtureRequest) -> str:
    """One supported Debian after the other."""
    return str(request.param)


@pytest.fixture(scope="session")
def clean(suite: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DebianRoot]:
    """The smallest Debian: nothing of Mødeklar, nothing that it needs."""
    if why := unavailable():
        pytest.skip(why)
    root = DebianRoot.fresh(suite, tmp_path_factory.mktemp("clean") / suite)
    yield root
    _remove(root)


@pytest.fixture(scope="session")
def installed(
    clean: DebianRoot, installers: Installers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DebianRoot]:
    """The same Debian after ``apt install ./moedeklar.deb``, dependencies and all."""
    root = clean.copy(tmp_path_factory.mktemp("installed") / clean.suite)
    installers.install(root, installers.deb)
    yield root
    _remove(root)


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[DebianRoot], DebianRoot]]:
    """Copies of a computer, for tests that change it."""
    made: list[DebianRoot] = []

    def copy(root: DebianRoot) -> DebianRoot:
        made.append(root.copy(tmp_path / f"{root.suite}-{len(made)}"))
        return made[-1]

    yield copy
    for root in made:
        _remove(root)


@pytest.fixture
def screen() -> Iterator[VirtualDisplay]:
    """A screen on which programs inside the clean Debians show their windows."""
    with VirtualDisplay() as display:
        yield display


def _remove(root: DebianRoot) -> None:
    subprocess.run(["rm", "-rf", "--one-file-system", str(root.folder)], check=True)
