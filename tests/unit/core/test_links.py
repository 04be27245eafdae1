# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is pasted is understood, or refused by name; never a crash."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.faults import Fault, FaultCode
from app.core.foreign_links import ForeignLink, Program
from app.core.links import (
    ServiceLink,
    SpokenCode,
    app_link,
    meeting_link,
    parse_link,
)
from app.core.spoken_code import check_digit, spoken

TOKEN = "abcDEF123_-abcDEF123_-abcDEF1234"
LINK = f"https://video.example.dk/m/{TOKEN}"
OURS = ServiceLink("https://video.example.dk", TOKEN)


@pytest.mark.parametrize(
    "text",
    [
        LINK,
        f"  {LINK}\r\n",
        f"<{LINK}>",
        f'"{LINK}"',
        f"»{LINK}«.",
        f"{LINK}/",
        f"{LINK}?utm=mail#top",
        LINK[:40] + "\r\n" + LINK[40:],
        LINK.replace("video", "VIDEO"),
        f"moedeklar:{LINK}",
        f"MOEDEKLAR:{LINK}",
        f"moedeklar://video.example.dk/m/{TOKEN}",
        LINK.replace("https", "http"),
        LINK.replace("https", "http").replace(".dk", ".dk:80"),
    ],
)
def test_a_link_is_understood_however_it_was_wrapped(text: str) -> None:
    assert parse_link(text) == OURS


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "127.3.2.1"])
def test_plain_http_is_kept_on_this_computer_only(host: str) -> None:
    assert parse_link(f"http://{host}/m/{TOKEN}") == ServiceLink(f"http://{host}", TOKEN)


def test_a_token_never_travels_in_the_clear() -> None:
    assert parse_link(f"http://10.0.0.7:8080/m/{TOKEN}") == ServiceLink("https://10.0.0.7:8080", TOKEN)
    trusted = parse_link(f"http://10.0.0.7:8080/m/{TOKEN}", plain_http_hosts=frozenset({"10.0.0.7"}))
    assert trusted == ServiceLink("http://10.0.0.7:8080", TOKEN)


def test_a_link_of_another_program_is_told_apart() -> None:
    """The whole table of programs is in ``test_foreign_links``."""
    url = "https://teams.live.com/meet/9312345678901"
    assert parse_link(f" <{url}> ") == ForeignLink(Program.TEAMS, url, "teams.live.com")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "hej",
        "https://",
        "https://example.dk",
        "https://example.dk/m/",
        "https://example.dk/m/short",
        f"https://example.dk/x/{TOKEN}",
        f"https://user:pw@example.dk/m/{TOKEN}",
        f"https://exa mple..dk/m/{TOKEN}",
        f"https://exam_ple!.dk/m/{TOKEN}",
        f"https://example.dk:99999/m/{TOKEN}",
        f"https://[::g]/m/{TOKEN}",
        f"https://[fe80::1%25eth0]/m/{TOKEN}",
        f"ftp://example.dk/m/{TOKEN}",
        f"moedeklar:{TOKEN}",
        f"moedeklar:moedeklar:{LINK}",
        f"https://example.dk/m/{TOKEN}%0a",
        "javascript:alert(1)",
        "x" * 5000,
    ],
)
def test_anything_else_is_refused_by_name(text: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_link(text)
    assert caught.value.code is FaultCode.LINK_NOT_UNDERSTOOD


def test_a_spoken_code_belongs_to_the_default_service() -> None:
    code = "12345678" + check_digit("12345678")
    assert parse_link(spoken(code), "https://video.example.dk") == SpokenCode(
        code, "https://video.example.dk"
    )
    assert parse_link(f" {code} ") == SpokenCode(code)


@pytest.mark.parametrize("text", ["123-456-789", "12 34 56 78", "1234567890"])
def test_a_mistyped_code_is_told_apart(text: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_link(text)
    assert caught.value.code is FaultCode.CODE_MISTYPED


def test_links_that_we_write_are_links_that_we_read() -> None:
    assert parse_link(meeting_link("https://video.example.dk/", TOKEN)) == OURS
    assert parse_link(app_link("https://video.example.dk", TOKEN)) == OURS


def test_secrets_stay_out_of_repr() -> None:
    assert TOKEN not in repr(OURS)


pieces = st.sampled_from(
    [
        "https",
        "http",
        "moedeklar",
        ":",
        "//",
        "/m/",
        TOKEN,
        "[",
        "]",
        "%",
        "@",
        "1",
        "٣",
        ".dk",
        " ",
        "\n",
        "<",
        "#",
    ]
)


@given(st.one_of(st.text(), st.lists(pieces).map("".join)))
@example("https://[")
@example("https://a]b/m/x")
@example("moedeklar:https://[::1")
@example("http://\u2100/m/x")
def test_no_text_raises_anything_but_a_fault(text: str) -> None:
    try:
        parsed = parse_link(text, "https://video.example.dk")
    except Fault:
        return
    assert isinstance(parsed, ServiceLink | SpokenCode | ForeignLink)
    if isinstance(parsed, ServiceLink):
        assert parsed.service_url.startswith(("https://", "http://127.", "http://localhost", "http://[::1]"))
