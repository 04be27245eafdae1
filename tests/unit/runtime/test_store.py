# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stays on this PC: whole files, no token among the facts, nothing lost by nonsense."""

import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from app.core.devices import DeviceChoice
from app.core.meeting import Contact, Invitation, Meeting, Person, Role
from app.core.receipt import Fact, Receipt
from app.runtime.memory import StoredMemory
from app.runtime.receipts import receipt_to_plain
from app.runtime.secrets import TOKEN, Secrets
from app.runtime.store import Store
from tests.rig.log_watch import ExpectedWarnings

MEETING = Meeting(
    title="Samtale",
    starts_at=datetime(2026, 3, 2, 12, 0, tzinfo=UTC),
    duration_min=30,
    caseworker=Contact("Mette Holm", "+45 11 22 33 44"),
    agenda=("CV", "Plan"),
    people=(Person("p1", Role.CITIZEN, "Samir"), Person("p2", Role.CASEWORKER, "Mette Holm")),
    municipality="Greve",
)
INVITATION = Invitation("https://s.test", "very-secret-token", MEETING, "p1", "Samir")


def test_plan_b_is_there_after_a_restart_without_network(tmp_path: Path) -> None:
    Store(tmp_path).save_invitation(INVITATION)
    loaded = Store(tmp_path).load_invitation(token="")
    assert loaded is not None
    assert loaded.meeting == MEETING
    assert loaded.my_pid == "p1"


def test_the_token_is_not_among_the_facts(tmp_path: Path) -> None:
    Store(tmp_path).save_invitation(INVITATION)
    assert all(
        b"very-secret-token" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    )


def test_files_are_their_owners_alone(tmp_path: Path) -> None:
    Store(tmp_path).save_invitation(INVITATION)
    mode = stat.S_IMODE((tmp_path / "invitation.json").stat().st_mode)
    assert mode == 0o600


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"meeting": {}}', '{"service_url": 1, "meeting": 2}']
)
def test_nonsense_in_the_file_is_no_meeting_and_no_fall(
    tmp_path: Path, content: str, expected_warnings: ExpectedWarnings
) -> None:
    expected_warnings.expect("moedeklar.store", "was damaged")
    (tmp_path / "invitation.json").write_text(content)
    assert Store(tmp_path).load_invitation("") is None


def test_choices_are_kept_beside_each_other(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save_choices(language="en")
    store.save_devices(DeviceChoice("a", "b", "c"))
    assert Store(tmp_path).devices() == DeviceChoice("a", "b", "c")
    assert Store(tmp_path).choices()["language"] == "en"


def test_a_choice_of_another_kind_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "choices.json").write_text('{"devices": {"camera": 7, "speaker": "s", "toaster": "x"}}')
    assert Store(tmp_path).devices() == DeviceChoice(speaker="s")


def test_the_receipt_says_whose_clock_it_is_by(tmp_path: Path) -> None:
    receipt = (
        Receipt().add(MEETING.starts_at, Fact.REGISTERED, by_service=True).add(MEETING.starts_at, Fact.LEFT)
    )
    lines = receipt_to_plain(receipt, MEETING)["lines"]
    assert [(line["fact"], line["clock"]) for line in lines] == [("registered", "service"), ("left", "pc")]


class LockedKeyring(keyring.backend.KeyringBackend):
    """A system without a keyring."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.NoKeyringError

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.NoKeyringError

    def delete_password(self, service: str, username: str) -> None:
        raise keyring.errors.NoKeyringError


class DictKeyring(keyring.backend.KeyringBackend):
    """A system whose keyring works."""

    priority = 1.0

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


class ForgetfulKeyring(LockedKeyring):
    """A system whose keyring takes everything and keeps nothing."""

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        return None


@pytest.fixture(params=[LockedKeyring, DictKeyring, ForgetfulKeyring])
def any_keyring(request: pytest.FixtureRequest) -> Iterator[keyring.backend.KeyringBackend]:
    before = keyring.get_keyring()
    made: keyring.backend.KeyringBackend = request.param()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.mark.usefixtures("any_keyring")
def test_a_secret_is_kept_and_forgotten_with_and_without_a_keyring(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    assert secrets.get(TOKEN) == ""
    secrets.put(TOKEN, "abc")
    assert Secrets(tmp_path).get(TOKEN) == "abc"
    secrets.forget(TOKEN)
    assert Secrets(tmp_path).get(TOKEN) == ""
    secrets.forget(TOKEN)


def test_with_a_keyring_no_secret_touches_the_disk(tmp_path: Path) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(DictKeyring())
    try:
        Secrets(tmp_path).put(TOKEN, "abc")
        assert list(tmp_path.iterdir()) == []
    finally:
        keyring.set_keyring(before)


@pytest.mark.usefixtures("any_keyring")
def test_memory_writes_in_the_background_and_loses_nothing_at_the_end(tmp_path: Path) -> None:
    memory = StoredMemory(Store(tmp_path))
    memory.keep_invitation(INVITATION)
    memory.keep_devices(DeviceChoice("a", "b", "c"))
    memory.close()
    again = StoredMemory(Store(tmp_path))
    assert again.token() == "very-secret-token"
    loaded = Store(tmp_path).load_invitation(again.token())
    assert loaded is not None
    assert loaded.token == "very-secret-token"
    again.forget_invitation()
    again.close()
    assert Store(tmp_path).load_invitation("") is None


@pytest.mark.parametrize(("kept", "found"), [(90, 90), (270, 270), (45, 0), ("90", 0), (None, 0)])
def test_how_the_camera_was_turned_is_kept(kept: object, found: int, tmp_path: Path) -> None:
    Store(tmp_path).save_choices(devices={"camera": "1", "camera_turn_deg": kept})
    assert Store(tmp_path).devices() == DeviceChoice(camera="1", camera_turn_deg=found)
