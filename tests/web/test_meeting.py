# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The meeting on the caseworker's page: picture and sound both ways, and what when something breaks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Page, expect

from app.core.meeting import ByPhone, CaseworkerStatus
from app.meeting.schema import seat
from app.meeting.schema.http import IssuedMeeting
from tests.rig.meeting import CITIZEN_NAME, Rig, meeting_rig
from tests.web.citizen import COLOUR, TONE_HZ, WITHIN_S, Citizen

pytestmark = pytest.mark.asyncio(loop_scope="module")

_PIXEL = """() => {
  const video = document.getElementById("remote");
  const canvas = new OffscreenCanvas(8, 8);
  const pen = canvas.getContext("2d");
  pen.drawImage(video, 0, 0, 8, 8);
  return [...pen.getImageData(4, 4, 1, 1).data].slice(0, 3);
}"""
_PITCH = """async () => {
  const sounds = new AudioContext();
  const ear = sounds.createAnalyser();
  ear.fftSize = 8192;
  sounds.createMediaStreamSource(document.getElementById("remote").srcObject).connect(ear);
  const levels = new Float32Array(ear.frequencyBinCount);
  for (let turn = 0; turn < 40; turn += 1) {
    await new Promise((done) => setTimeout(done, 100));
    ear.getFloatFrequencyData(levels);
    const loudest = levels.indexOf(Math.max(...levels));
    if (levels[loudest] > -50) return loudest * sounds.sampleRate / ear.fftSize;
  }
  return 0;
}"""


async def open_meeting(page: Page, rig: Rig, issued: IssuedMeeting) -> None:
    await page.goto(f"{rig.service.url}/caseworker/#token={issued.people[-1].token}")
    await expect(page.locator(".stage")).to_be_visible()


async def stats(page: Page) -> dict[str, Any]:
    return dict(await page.evaluate("() => moedeklar.stats() ?? {}"))


async def until(page: Page, what: str, value: Any = None) -> None:
    """Wait until a number of the page's call is as wanted."""
    await page.wait_for_function(
        f"(value) => {{ const s = moedeklar.stats() ?? {{}}; return {what}; }}",
        arg=value,
        timeout=WITHIN_S * 1000,
    )


async def admit(page: Page) -> None:
    await page.locator(".side [data-act=admit]").click()
    await until(page, "s.frames > 5")


@asynccontextmanager
async def talking(page: Page, rig: Rig) -> AsyncIterator[Citizen]:
    """Give a citizen who has been let in, sees the caseworker and hears them."""
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        await citizen.until(lambda: citizen.pictures > 5 and citizen.loudness > 300)
        yield citizen


@pytest.mark.parametrize("offerer", ["caseworker", "citizen"])
async def test_picture_and_sound_go_both_ways_whoever_offers(
    page: Page, tmp_path: Path, offerer: Any
) -> None:
    """The citizen's colour and tone arrive on the page, the caseworker's camera and beeps at the citizen."""
    async with meeting_rig(tmp_path / "other.sqlite3", offerer=offerer) as rig:
        issued = await rig.book()
        await open_meeting(page, rig, issued)
        async with Citizen(rig, issued.people[0]) as citizen:
            await admit(page)
            assert (await stats(page))["role"] == ("offer" if offerer == "caseworker" else "answer")
            seen = await page.evaluate(_PIXEL)
            assert all(abs(a - b) < 30 for a, b in zip(seen, COLOUR, strict=True)), seen
            assert abs(await page.evaluate(_PITCH) - TONE_HZ) < 15
            await citizen.until(lambda: citizen.pictures > 5 and citizen.loudness > 300)
            sent = citizen.peer.remoteDescription.sdp if citizen.peer else ""
            assert "useinbandfec=1" in sent
            assert sent.index("VP8/90000") < sent.index("H264/90000")


async def test_status_agenda_and_own_devices_reach_the_citizen(page: Page, rig: Rig) -> None:
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        await page.keyboard.press("Alt+n")
        await citizen.got(seat.StatusChanged, lambda m: m.code is CaseworkerStatus.TAKING_NOTES)
        await expect(page.locator(".status-shown")).to_have_text("De andre ser: »Jeg tager noter«")
        await page.get_by_role("button", name="Tilbage om to minutter").click()
        await citizen.got(seat.StatusChanged, lambda m: m.code is CaseworkerStatus.BACK_IN_TWO_MINUTES)
        await page.get_by_role("button", name="Jeg er tilbage").click()
        await citizen.got(seat.StatusChanged, lambda m: m.code is CaseworkerStatus.NONE)
        await page.get_by_role("button", name="Dit CV").click()
        await citizen.got(seat.AgendaChanged, lambda m: m.index == 1)
        await expect(page.locator("[aria-current=step]")).to_contain_text("Dit CV")
        await page.keyboard.press("Alt+m")
        await citizen.got(
            seat.PersonChanged, lambda m: not m.person.media.microphone and m.person.media.camera
        )
        await page.get_by_role("button", name="Slå kamera fra").click()
        await citizen.got(seat.PersonChanged, lambda m: not m.person.media.camera)
        before = citizen.pictures
        await page.get_by_role("button", name="Slå kamera til").click()
        await citizen.until(lambda: citizen.pictures > before + 3)
        assert (await stats(page))["gen"] == citizen.gen == 1


async def test_what_the_other_does_is_said_in_words(page: Page, rig: Rig) -> None:
    """Pause, microphone off, camera off and a lost line are told apart, and blame nobody."""
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    note, small = page.locator(".stage-note"), page.locator(".stage-small")
    await expect(note).to_have_text("Samir er ikke kommet endnu. Siden siger til.")
    async with Citizen(rig, issued.people[0]) as citizen:
        await expect(note).to_have_text("Samir venter. Luk ind, når du er klar.")
        await admit(page)
        await citizen.say(seat.TellMedia(microphone=False, camera=True))
        await expect(small).to_have_text("Samir har slukket sin mikrofon.")
        await citizen.say(seat.TellMedia(microphone=True, camera=False))
        await expect(note).to_have_text("Samir er med på lyd.")
        await citizen.say(seat.TellMedia(microphone=True, camera=True, paused=True))
        await expect(note).to_have_text("Samir holder pause. Lyd og billede er slået fra begge veje.")
        await citizen.say(seat.TellMedia(microphone=True, camera=True))
        await expect(note).to_be_hidden()
    await expect(page.locator(".stage-words")).to_contain_text(
        "Forbindelsen kommer igen om lidt: Samir har stadig sin plads."
    )


async def test_while_they_telephone_the_page_is_mute_both_ways_and_says_so(page: Page, rig: Rig) -> None:
    """Sound by phone, picture here; or no video at all, without trying again, until the citizen wants it."""
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    note, small = page.locator(".stage-note"), page.locator(".stage-small")
    muted = "() => document.getElementById('remote').muted"
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        await until(page, "s.gen === 1 && s.frames > 5")
        assert not await page.evaluate(muted)
        await citizen.say(seat.TellMedia(microphone=True, camera=True, by_phone=ByPhone.SOUND))
        await expect(small).to_contain_text("I har lyden i telefonen.")
        assert await page.evaluate(muted)
        await until(page, "s.frames > value", (await stats(page))["frames"] + 20)
        citizen.loudness, pictures = 0.0, citizen.pictures  # what was under way has been played
        await citizen.until(
            lambda: citizen.pictures > pictures + 20
        )  # Chromium's microphone beeps each second
        assert citizen.loudness < 10
        await citizen.say(seat.TellMedia(microphone=False, camera=False, by_phone=ByPhone.ALL))
        await expect(note).to_contain_text("Samir taler med dig i telefon.")
        assert (await stats(page))["state"] == "none"
        await citizen.say(seat.TellMedia(microphone=True, camera=True))
        await citizen.say(seat.Rebuild(gen=citizen.gen, why="back_from_phone"))
        await until(page, "s.gen === 2 && s.frames > 5")
        await expect(small).to_be_hidden()
        assert not await page.evaluate(muted)


async def test_return_to_the_waiting_room_and_back(page: Page, rig: Rig) -> None:
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        await page.locator(".person summary").click()
        await page.locator("[data-act=return]").click()
        await citizen.got(seat.Returned)
        await expect(page.locator(".stage-note")).to_have_text("Samir venter. Luk ind, når du er klar.")
        assert (await stats(page))["state"] == "none"
        await admit(page)
        assert (await stats(page))["gen"] == 2


async def test_a_rebuild_asked_by_the_citizen_brings_the_picture_back(page: Page, rig: Rig) -> None:
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        await citizen.say(seat.Rebuild(gen=citizen.gen, why="test"))
        await until(page, "s.gen === 2 && s.role === 'answer' && s.frames > 5")
        await citizen.say(seat.SendSdp(pc=f"peer:{issued.people[-1].pid}", kind="offer", sdp="v=0", gen=1))
        frames = (await stats(page))["frames"]
        await until(page, "s.gen === 2 && s.state === 'connected' && s.frames > value", frames + 5)


async def test_silence_is_noticed_said_and_repaired(page: Page, rig: Rig) -> None:
    """The citizen's media dies without a word: the page says so and asks for another attempt."""
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        said = asyncio.create_task(
            page.wait_for_selector(".stage-note:has-text('Der kommer ikke lyd eller billede fra Samir')")
        )
        citizen.stop_sending()
        assert await said
        await until(page, "s.gen === 2 && s.role === 'offer' && s.frames > 5")
        assert citizen.role == "answer"
        await expect(page.locator(".stage-note")).to_be_hidden()


async def test_a_restart_of_the_service_does_not_touch_the_call(page: Page, rig: Rig) -> None:
    """While the service is away the picture goes on; afterwards it is the same connection."""
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        peer = citizen.peer
        watched = asyncio.create_task(page.wait_for_selector("#line-note:not([hidden])"))
        await rig.restart()
        note = await watched
        assert note is not None
        await page.wait_for_function("() => moedeklar.reconnects().seat > 0")
        await expect(page.locator("#line-note")).to_be_hidden()
        frames = (await stats(page))["frames"]
        await until(page, "s.gen === 1 && s.connection === 'connected' && s.frames > value", frames + 10)
        assert citizen.peer is peer
        await page.keyboard.press("Alt+n")
        await citizen.got(seat.StatusChanged, lambda m: m.code is CaseworkerStatus.TAKING_NOTES)


async def test_two_windows_one_seat(page: Page, rig: Rig, context: BrowserContext) -> None:
    """The older window says so and takes the meeting back with one click."""
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    async with Citizen(rig, issued.people[0]):
        await admit(page)
        other = await context.new_page()
        await open_meeting(other, rig, issued)
        await expect(page.locator("h1")).to_have_text("Mødet er åbnet et andet sted")
        await until(other, "s.gen === 2 && s.frames > 5")
        await page.bring_to_front()
        await page.get_by_role("button", name="Tag mødet tilbage hertil").click()
        await expect(other.locator("h1")).to_have_text("Mødet er åbnet et andet sted")
        await until(page, "s.gen === 3 && s.frames > 5")


async def test_ending_asks_once_and_ends_for_everybody(page: Page, rig: Rig) -> None:
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        end = page.get_by_role("button", name="Afslut", exact=True)
        await end.click()
        await page.keyboard.press("Escape")
        await expect(end).to_be_focused()
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="Afslut mødet for alle").click()
        await citizen.got(seat.Ended)
        await expect(page.locator("h1")).to_have_text("Mødet er slut")


async def test_without_camera_and_microphone_the_caseworker_still_hears_and_sees(
    page: Page, rig: Rig
) -> None:
    """A refused camera costs only our own picture; silence still flows, so nobody takes us for dead."""
    await page.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); }"
    )
    issued = await rig.book()
    await open_meeting(page, rig, issued)
    await expect(page.locator(".own-trouble")).to_contain_text(
        "Browseren lader ikke siden bruge kamera og mikrofon"
    )
    await page.locator("h1").click()
    async with Citizen(rig, issued.people[0]) as citizen:
        await admit(page)
        snapshot = await citizen.got(seat.Snapshot)
        own = next(person.media for person in snapshot.people if person.pid == issued.people[-1].pid)
        assert (own.microphone, own.camera) == (False, False)
        await until(page, "s.audioSent > 10 && s.videoSent === 0")


@pytest.mark.parametrize(
    ("whose", "words"),
    [
        ("nobody", "Linket passer ikke til et møde. Se efter, om hele linket kom med."),
        ("citizen", "Linket hører til en anden person i mødet. Sagsbehandleren har sit eget link."),
        ("ended", "Mødet er slut."),
    ],
)
async def test_links_that_do_not_open_say_why(
    page: Page, rig: Rig, let_pass: list[str], whose: str, words: str
) -> None:
    """A citizen's own link opened here by mistake does not take the citizen's seat either."""
    let_pass.append("status of 4")  # Chromium notes every refused fetch
    issued = await rig.book()
    async with Citizen(rig, issued.people[0], connects=False) as citizen:
        token = {"nobody": "a" * 26, "citizen": issued.people[0].token, "ended": issued.people[-1].token}[
            whose
        ]
        if whose == "ended":
            caseworker = await rig.sit(issued.people[-1])
            await caseworker.say(seat.End())
            await citizen.got(seat.Ended)
        await page.goto(f"{rig.service.url}/caseworker/#token={token}")
        await expect(page.locator("main .lead")).to_have_text(words)
        assert CITIZEN_NAME not in await page.content()
        assert not any(isinstance(message, seat.Moved) for message in citizen.read)
