# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links of Teams, Zoom and the others are known by their shape; what only looks like one is not."""

import contextlib
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.faults import Fault, FaultCode
from app.core.foreign_links import Doubt, ForeignLink, Program, judged
from app.core.pasted import MOST_TEXT, understood

TEAMS_WORK = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_MjFhNGQ1YzMtZWQ2Zi00ZTc5%40thread.v2/0"
    "?context=%7b%22Tid%22%3a%227d9f1c5e-0b2a%22%2c%22Oid%22%3a%22b2c1%22%7d"
)
TEAMS_NEW = "https://teams.microsoft.com/meet/33412345678901?p=aB3dE5fG7hJ9kL1mN2"
TEAMS_HOME = "https://teams.live.com/meet/9312345678901?p=aBcDeFgHiJkLmNoP"
ZOOM = "https://us02web.zoom.us/j/85123456789?pwd=QWxhZGRpbjpvcGVu.1"
WHEREBY = "https://solrod.whereby.com/mette-holm"
OURS = "https://video.example.dk/m/abcDEF123_-abcDEF123_-abcDEF1234"

MEETINGS = {
    Program.TEAMS: (
        TEAMS_WORK,
        TEAMS_NEW,
        TEAMS_HOME,
        TEAMS_WORK.replace("%3a", ":").replace("%40", "@"),
        TEAMS_WORK.replace("%3a", "%3A").replace("%7b", "%7B").replace("%7d", "%7D"),
        f"{TEAMS_WORK}&anon=true",
        TEAMS_WORK.split("?", maxsplit=1)[0],
        "https://teams.microsoft.com/_#/l/meetup-join/19:meeting_MjFh@thread.v2/0?context=%7b%22Tid%22%7d",
        "https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/19:meeting_MjFh@thread.v2/0?context={}",
        "https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F19%3Ameeting_Mj",
        "https://teams.microsoft.com/l/meetup-join/19%3a8f2c%40thread.tacv2/1612345678901?context=%7b%22Tid%22%7d",
        "https://gov.teams.microsoft.us/l/meetup-join/19%3agcch%3ameeting_x%40thread.v2/0?context=%7b%22T%22%7d",
        "https://teams.cloud.microsoft/meet/33412345678901?p=aB3dE5fG7hJ9",
        "https://TEAMS.microsoft.com./meet/33412345678901",
    ),
    Program.SKYPE: (
        "https://join.skype.com/AbCdEf123456",
        "https://join.skype.com/invite/AbCdEf123456",
        "https://meet.lync.com/solrod/mh/ABC123XY",
        "https://solrod.online.lync.com/solrod/mh/ABC123XY",
        "skype:mette.holm?call&video=true",
    ),
    Program.WHEREBY: (
        "https://whereby.com/mettes-rum",
        WHEREBY,
        "https://solrod.whereby.com/1f3a9c2e-77aa-4c2b-9d1e-5f6a7b8c9d0e?roomKey=eyJhbGciOiJIUzI1NiJ9",
    ),
    Program.ZOOM: (
        ZOOM,
        "https://zoom.us/j/123456789",
        "https://kommune-dk.zoom.us/j/61234567890?pwd=x#success",
        "https://zoom.us/my/mette.holm",
        "https://zoom.us/w/91234567890?tk=x",
        "https://us05web.zoom.us/wc/join/85123456789",
        "https://us05web.zoom.us/wc/85123456789/join?fromPWA=1",
        "https://app.zoom.us/wc/85123456789/start",
        "zoommtg://zoom.us/join?confno=85123456789&pwd=x",
    ),
    Program.MEET: (
        "https://meet.google.com/abc-defg-hij",
        "https://meet.google.com/abc-defg-hij?authuser=0&hs=122",
        "https://meet.google.com/lookup/h4x7kq",
    ),
    Program.WEBEX: (
        "https://solrod.webex.com/meet/mette.holm",
        "https://solrod.webex.com/solrod/j.php?MTID=m1234567890abcdef",
        "https://solrod.webex.com/join/mhol",
        "https://solrod.webex.com/wbxmjs/joinservice/sites/solrod/meeting/download/1a2b3c",
        "https://solrod.webex.com/webappng/sites/solrod/meeting/info/1a2b3c",
    ),
    Program.DOXY: ("https://doxy.me/drjensen", "https://klinik.doxy.me/mette"),
    Program.VDX: (
        "https://rooms.vconf.dk/?conference=1234567",
        "https://rooms.vconf.dk/webapp/conference/rum123",
        "https://video.vconf.dk/1234@rooms.vconf.dk",
    ),
    Program.JITSI: ("https://meet.jit.si/SamtaleMedMette", "https://8x8.vc/vpaas-magic-cookie-1/Samtale"),
    Program.GOTO: ("https://meet.goto.com/123456789", "https://global.gotomeeting.com/join/123456789"),
}
TABLE = [(program, url) for program, urls in MEETINGS.items() for url in urls]


def test_the_table_is_as_long_as_it_has_to_be() -> None:
    assert len(TABLE) >= 40
    assert set(MEETINGS) == set(Program) - {Program.OTHER}


@pytest.mark.parametrize(("program", "url"), TABLE)
def test_a_meeting_is_known_by_its_link_and_the_link_stays_as_it_is(program: Program, url: str) -> None:
    found = understood(url)
    assert isinstance(found, ForeignLink)
    assert (found.program, found.doubt, found.url) == (program, Doubt.NONE, url)


def test_teams_own_scheme_becomes_the_link_that_works_without_the_program_too() -> None:
    for scheme in ("msteams:", "ms-teams:", "msteams://teams.microsoft.com"):
        found = understood(TEAMS_WORK.replace("https://teams.microsoft.com", scheme))
        assert found == ForeignLink(Program.TEAMS, TEAMS_WORK, "teams.microsoft.com")


def test_a_known_program_is_met_over_tls() -> None:
    assert understood(ZOOM.replace("https", "http")) == understood(ZOOM)


SAFELINK = (
    "https://eur05.safelinks.protection.outlook.com/ap/t-59584e83/?url={}&data=05%7C02%7Cpia%40mail.dk"
    "%7C1a2b&sdata=abc%3D&reserved=0"
)
WRAPPINGS = {
    "safelinks": SAFELINK,
    "safelinks_plain": "https://nam02.safelinks.protection.outlook.com/?url={}&data=04",
    "safelinks_in_teams": "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={}&l=x",
    "google": "https://www.google.com/url?q={}&sa=D&source=calendar&usd=2",
    "google_url": "https://www.google.dk/url?sa=t&url={}",
    "meet_redirect": "https://meet.google.com/linkredirect?authuser=0&dest={}",
    "barracuda": "https://linkprotect.cudasvc.com/url?a={}&c=E,1,x",
    "facebook": "https://l.facebook.com/l.php?u={}&h=AT0",
    "cisco": "https://secure-web.cisco.com/1AbC-dEf/{}",
}


@pytest.mark.parametrize("name", WRAPPINGS)
@pytest.mark.parametrize("url", [TEAMS_WORK, TEAMS_HOME, ZOOM, "https://meet.google.com/abc-defg-hij"])
def test_what_a_mail_filter_put_around_a_link_is_taken_off(name: str, url: str) -> None:
    found = understood(WRAPPINGS[name].format(quote(url, safe="")))
    assert isinstance(found, ForeignLink)
    assert (found.url, found.doubt) == (url, Doubt.NONE)


def test_wrappings_around_wrappings_are_taken_off_too() -> None:
    inner = WRAPPINGS["google"].format(quote(WHEREBY, safe=""))
    found = understood(SAFELINK.format(quote(inner, safe="")))
    assert found == ForeignLink(Program.WHEREBY, WHEREBY, "solrod.whereby.com")


def test_proofpoint_writes_links_in_two_ways() -> None:
    third = f"https://urldefense.com/v3/__{ZOOM}__;!!Abc!xyz$"
    second = "https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_123456789-3Fpwd-3Dab&d=DwMF"
    assert understood(third) == understood(ZOOM)
    assert understood(second) == understood("https://zoom.us/j/123456789?pwd=ab")


def test_our_own_link_inside_a_wrapping_is_ours() -> None:
    assert understood(SAFELINK.format(quote(OURS, safe=""))) == OURS


ALIKE = [
    "https://teams.microsoft.com.evil.example/l/meetup-join/19%3ameeting_x%40thread.v2/0",
    "https://teams.microsoft.com@evil.example/l/meetup-join/x",
    "https://teams.microsoft.com:443@evil.example/",
    "https://evil.example@teams.microsoft.com/meet/33412345678901",
    "https://teams-microsoft.com/meet/33412345678901",
    "https://teams.rnicrosoft.com/meet/33412345678901",
    "https://teams.micr0soft.com/meet/33412345678901",
    "https://teаms.mісrosoft.com/meet/33412345678901",
    "https://xn--tems-63d.xn--mrosoft-yjg2q.com/meet/1",
    "https://zoom.us.join-now.example/j/123456789",
    "https://z00m.example/j/123456789",
    "https://whereby.com-rum.example/mette",
    "https://meet.google.com.example/abc-defg-hij",
    "https://myzoom.example/j/123456789",
]


@pytest.mark.parametrize("url", ALIKE)
def test_a_look_alike_is_never_taken_for_the_real_one(url: str) -> None:
    found = understood(url)
    assert isinstance(found, ForeignLink)
    assert found.doubt is Doubt.LOOK_ALIKE
    assert found.host == (urlsplit(url).hostname or "")


@pytest.mark.parametrize(
    ("url", "program"),
    [
        (TEAMS_WORK[:-12], Program.TEAMS),
        (TEAMS_WORK[:70], Program.TEAMS),
        ("https://teams.microsoft.com/l/meetup-join/", Program.TEAMS),
        ("https://teams.live.com/meet/93", Program.TEAMS),
        ("https://us02web.zoom.us/j/8512", Program.ZOOM),
        ("https://meet.google.com/abc-de", Program.MEET),
        ("https://join.skype.com/Ab", Program.SKYPE),
        ("https://solrod.webex.com/meet", Program.WEBEX),
    ],
)
def test_a_link_that_lost_its_end_is_said_to_have(url: str, program: Program) -> None:
    found = understood(url)
    assert isinstance(found, ForeignLink)
    assert (found.program, found.doubt) == (program, Doubt.CUT)


@pytest.mark.parametrize(
    ("url", "program"),
    [
        ("https://teams.microsoft.com/", Program.TEAMS),
        ("https://teams.microsoft.com/l/channel/19%3aabc%40thread.tacv2/General", Program.TEAMS),
        ("https://zoom.us/download", Program.ZOOM),
        ("https://support.zoom.us/hc/en-us", Program.ZOOM),
        ("https://whereby.com/pricing", Program.WHEREBY),
        ("https://www.skype.com/da/get-skype/", Program.SKYPE),
        ("https://meet.google.com/", Program.MEET),
        ("https://support.microsoft.com/teams", Program.OTHER),
        ("https://calendar.google.com/event?eid=1", Program.OTHER),
    ],
)
def test_a_page_of_a_known_program_is_no_meeting(url: str, program: Program) -> None:
    assert understood(url) == ForeignLink(program, url, urlsplit(url).hostname or "", Doubt.NO_MEETING)


@pytest.mark.parametrize(
    "url",
    [
        "https://meet.solrod.example/mh/ABC123",
        "https://video.møde.example/rum",
        "https://10.0.0.7/rum",
        "https://eu.mimecast.example/s/abc",
        "http://video.example.dk/rum/1",
    ],
)
def test_an_address_that_nobody_knows_is_asked_about(url: str) -> None:
    found = understood(url)
    assert isinstance(found, ForeignLink)
    assert (found.program, found.doubt, found.url) == (Program.OTHER, Doubt.UNKNOWN, url)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript:alert(document.domain)//https://teams.live.com/meet/9312345678901",
        "file:///etc/passwd",
        "file://evil.example/share/meeting.exe",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:msgbox(1)",
        "<javascript:alert(1)>",
        "smb://evil.example/share",
        "ms-msdt:/id",
        "view-source:https://teams.live.com/meet/1",
    ],
)
def test_what_would_run_or_read_something_here_is_never_a_link(text: str) -> None:
    with pytest.raises(Fault) as caught:
        understood(text)
    assert caught.value.code is FaultCode.LINK_UNSAFE


@pytest.mark.parametrize(
    "text",
    ["hej", "", "123-456-789", "https://", "https:///x", "ftp://zoom.us/j/123456789", "x" * (MOST_TEXT + 1)],
)
def test_what_is_no_link_goes_to_our_own_service_and_its_words(text: str) -> None:
    assert isinstance(understood(text), str)


@pytest.mark.parametrize("text", [OURS, f"moedeklar:{OURS}", f"Dit link: {OURS}.\nHilsen Mette", OURS[:-20]])
def test_our_own_links_stay_ours(text: str) -> None:
    found = understood(text)
    assert isinstance(found, str)
    assert "video.example.dk/m/" in found


LETTER = """\
Kære Pia

Vi skal tale sammen på mandag kl. 13.00. Se mere på https://www.solrod.example/job (jobcenter).
________________________________________________________________________________
Microsoft Teams Har du brug for hjælp?<https://aka.ms/JoinTeamsMeeting?omkt=da-DK>
Deltag i mødet nu<{link}>
Møde-id: 334 123 456 78
Ring ind på telefon: +45 32 72 00 00,,123456# <tel:+4532720000,,123456#>
For arrangører: Mødeindstillinger<https://teams.microsoft.com/meetingOptions/?organizerId=1>
Venlig hilsen
Mette Holm, tlf. 46 18 20 35, mette@solrod.example
"""


@pytest.mark.parametrize(
    "url", [TEAMS_WORK, TEAMS_NEW, ZOOM, WHEREBY, "https://rooms.vconf.dk/?conference=1234567"]
)
def test_the_meeting_is_found_in_a_whole_letter(url: str) -> None:
    found = understood(LETTER.format(link=url))
    assert isinstance(found, ForeignLink)
    assert (found.url, found.doubt) == (url, Doubt.NONE)


def test_the_meeting_is_found_in_a_letter_that_a_filter_has_been_through() -> None:
    found = understood(LETTER.format(link=SAFELINK.format(quote(TEAMS_WORK, safe=""))))
    assert isinstance(found, ForeignLink)
    assert found.url == TEAMS_WORK


@pytest.mark.parametrize(
    "text",
    [
        f"<{TEAMS_WORK[:76]}\r\n{TEAMS_WORK[76:150]}\r\n {TEAMS_WORK[150:]}>",
        f"Klik her:\n{TEAMS_WORK[:74]}\n{TEAMS_WORK[74:]}\nHilsen\nMette",
        f"Mødet er her: {TEAMS_WORK}, og koden er 1234.",
        f"({TEAMS_WORK})",
        f'<a href="{TEAMS_WORK}">Deltag</a>',
    ],
)
def test_a_link_is_whole_again_however_a_mail_program_broke_it(text: str) -> None:
    found = understood(text)
    assert isinstance(found, ForeignLink)
    assert found.url == TEAMS_WORK


def test_the_word_after_a_link_does_not_become_part_of_it() -> None:
    for text in (f"{ZOOM}\nHilsen", f"{ZOOM}\nAdgangskode: 1234", f"{TEAMS_HOME}\r\nMette"):
        found = understood(text)
        assert isinstance(found, ForeignLink)
        assert found.url == text.split()[0]


def test_a_link_without_its_beginning_is_understood_for_the_programs_that_we_know() -> None:
    found = understood("Mødet: us02web.zoom.us/j/85123456789?pwd=x, kl. 13")
    assert found == ForeignLink(
        Program.ZOOM, "https://us02web.zoom.us/j/85123456789?pwd=x", "us02web.zoom.us"
    )


def test_a_real_meeting_in_a_letter_comes_before_what_has_to_be_asked_about() -> None:
    found = understood(f"https://zoom.us.evil.example/j/123456789 eller {ZOOM}")
    assert found == understood(ZOOM)


def test_nothing_is_opened_that_browsers_may_read_in_another_way() -> None:
    for url in (
        "https://evil.example\\@teams.microsoft.com/meet/33412345678901",
        "https://teams.live.com\t/meet/1",
    ):
        assert judged(url) is None


@given(
    st.text()
    | st.lists(st.sampled_from([*ALIKE, TEAMS_WORK, OURS, "\n", "<", ">", " ", "%", "@", "xn--", "://"])).map(
        "".join
    )
)
def test_any_text_is_understood_or_refused_by_name(text: str) -> None:
    """What comes out without a doubt is met over TLS, or in the program's own scheme."""
    found: object = None
    with contextlib.suppress(Fault):
        found = understood(text)
    if isinstance(found, ForeignLink):
        assert found.url.split(":")[0] in ("https", "http", "zoommtg", "zoomus", "skype")
        if found.doubt is Doubt.NONE:
            assert not found.url.startswith("http:")


def test_a_link_is_a_key_and_stays_out_of_repr() -> None:
    assert "aB3dE5" not in repr(understood(TEAMS_NEW))
