# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind a link in a browser: one button into Mødeklar, the spoken code, the telephone number."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from html import escape
from string import Template
from typing import Literal

from app.core.danish_time import danish_time
from app.meeting.schema.facts import CallbackInfo, CallbackState, ContactInfo, ErrorCode

Language = Literal["da", "en"]

STYLE = """
body{margin:0;background:#f5f5f5;color:#1a1a1a;font:1rem/1.5 "IBM Plex Sans",system-ui,sans-serif}
main{box-sizing:border-box;max-width:44rem;margin:2rem auto;padding:2rem;
background:#fff;border:1px solid #8e8e8e;border-radius:6px}
h1{font-size:2rem;line-height:1.25;margin:0 0 .5rem;overflow-wrap:break-word;hyphens:auto}
p{margin:.5rem 0 1rem}
a{color:#004d99;display:inline-block;padding:.65rem 0}
a.main{display:inline-block;background:#0059b3;color:#fff;text-decoration:none;font-size:1.25rem;
padding:.9rem 1.5rem;border-radius:4px}
a.main:hover{background:#004993}
a.second{display:inline-block;border:2px solid #0059b3;color:#0059b3;text-decoration:none;
padding:.6rem 1.25rem;border-radius:4px;margin:.5rem 0}
a:focus{outline:3px solid #1a1a1a;outline-offset:1px}
strong.large{display:block;font-size:1.75rem;letter-spacing:.05em}
strong.large a{padding:.25rem 0}
label{display:block;margin:.25rem 0}
input{font:inherit;padding:.6rem;border:1px solid #454545;border-radius:4px;width:14rem;max-width:100%;
box-sizing:border-box;min-height:3rem;margin:0 .5rem .75rem 0}
button{font:inherit;background:#0059b3;color:#fff;border:0;padding:.7rem 1.25rem;border-radius:4px;
min-height:3rem}
input:focus,button:focus{outline:3px solid #1a1a1a;outline-offset:1px}
hr{border:0;border-top:1px solid #8e8e8e;margin:1.5rem 0}
@media (max-width:48rem){main{margin:1rem}}
@media (max-width:30rem){main{margin:0;padding:1.5rem 1.25rem;border:0;border-radius:0}h1{font-size:1.75rem}
strong.large{font-size:1.5rem}input,button,a.main{box-sizing:border-box;width:100%;text-align:center}
input{text-align:left;margin-right:0}}
@media (prefers-color-scheme:dark){body{background:#1a1a1a;color:#f5f5f5}
main{background:#262626}a,a.second{color:#9cc9f5;border-color:#9cc9f5}a.main{color:#fff}a:focus,input:focus,button:focus{outline-color:#fff}input{border-color:#8e8e8e}}
"""


def page_policy(style: str, *, form_action: str = "'none'") -> str:
    """Return the security policy of a page with one style sheet in it and no script at all."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action {form_action}; "
        "frame-ancestors 'none'"
    )


LANDING_POLICY = page_policy(STYLE, form_action="'self'")

_PAGE = Template(
    '<!doctype html>\n<html lang="$language">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>$heading – Mødeklar</title>\n<style>$style</style>\n</head>\n<body>\n<main>\n"
    "<h1>$heading</h1>\n$body</main>\n</body>\n</html>\n"
)
_INVITED = Template(
    "<p>$when<br>$with_whom</p>\n"
    '<p><a class="main" href="$app_link">$open</a></p>\n'
    "<p>$nothing_happens</p>\n$download<hr>\n"
    '<p>$code_words<strong class="large">$code</strong></p>\n'
    '<p>$phone_words<strong class="large"><a href="tel:$tel">$phone</a></strong></p>\n$callback'
    '<p><a hreflang="$other_language" lang="$other_language" href="?lang=$other_language">$other</a></p>\n'
)

_WORDS: dict[Language, dict[str, str]] = {
    "da": {
        "open": "Åbn i Mødeklar",
        "with_whom": "Møde med {name}",
        "when": "{day:02d}.{month:02d}.{year} kl. {hour:02d}.{minute:02d}",
        "get_words": "Har du ikke Mødeklar endnu?",
        "get": "Hent Mødeklar ({mb} MB)",
        "get_after": "Åbn filen, når den er hentet, og tryk på Installer. Kom så tilbage til denne side.",
        "nothing_happens": "Sker der ikke noget? Åbn Mødeklar på din computer, og skriv koden her under.",
        "code_words": "Din kode",
        "phone_words": "Du kan altid ringe til {name}",
        "ask_words": "Eller bed om at blive ringet op",
        "ask_label": "Dit telefonnummer",
        "ask": "Ring mig op",
        "asked": "{name} fik besked kl. {time} og ringer til dig. Det er skrevet op, at du var her.",
        "calling": "{name} ringer til dig nu.",
        "called": "{name} har ringet til dig.",
        "no_number": "Skriv et telefonnummer med mindst otte tal, så ringer {name} til dig.",
        "other": "In English",
    },
    "en": {
        "open": "Open in Mødeklar",
        "with_whom": "Meeting with {name}",
        "when": "{day} {month_name} {year} at {hour:02d}:{minute:02d}",
        "get_words": "No Mødeklar yet?",
        "get": "Get Mødeklar ({mb} MB)",
        "get_after": "Open the file when it has come, and press Install. Then come back to this page.",
        "nothing_happens": "Nothing happens? Open Mødeklar on your computer and type the code below.",
        "code_words": "Your code",
        "phone_words": "You can always call {name}",
        "ask_words": "Or ask to be called",
        "ask_label": "Your telephone number",
        "ask": "Call me",
        "asked": "{name} was told at {time} and calls you. It is written down that you were here.",
        "calling": "{name} is calling you now.",
        "called": "{name} has called you.",
        "no_number": "Type a telephone number of at least eight digits, and {name} calls you.",
        "other": "På dansk",
    },
}
_STEPS = {
    CallbackState.REQUESTED: "asked",
    CallbackState.CALLING: "calling",
    CallbackState.CALLED: "called",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_REFUSED: dict[Language, dict[ErrorCode, tuple[str, str]]] = {
    "da": {
        ErrorCode.LINK_USED: ("Mødet er slut", "Ring til din sagsbehandler, hvis der mangler noget."),
        ErrorCode.LINK_EXPIRED: (
            "Linket virker ikke længere",
            "Ring til din sagsbehandler, så får du et nyt. Det er ikke din skyld.",
        ),
        ErrorCode.SEAT_REMOVED: ("Pladsen er lukket", "Ring til din sagsbehandler."),
        ErrorCode.TOO_MANY_TRIES: ("Vent lidt", "Prøv igen om et par minutter, eller ring til jobcenteret."),
    },
    "en": {
        ErrorCode.LINK_USED: ("The meeting has ended", "Call your caseworker if something is missing."),
        ErrorCode.LINK_EXPIRED: (
            "The link no longer works",
            "Call your caseworker and get a new one. It is not your fault.",
        ),
        ErrorCode.SEAT_REMOVED: ("The seat is closed", "Call your caseworker."),
        ErrorCode.TOO_MANY_TRIES: ("Wait a little", "Try again in a few minutes, or call the jobcentre."),
    },
}
_UNKNOWN: dict[Language, tuple[str, str]] = {
    "da": (
        "Vi kender ikke linket",
        "Prøv at trykke på linket i din besked igen. Virker det ikke, så ring til jobcenteret.",
    ),
    "en": (
        "We do not know this link",
        "Try the link in your message again. If it does not work, call the jobcentre.",
    ),
}


@dataclass(frozen=True)
class Download:
    """The program for the computer that asks: where it lies, and its size."""

    path: str
    size_bytes: int


@dataclass(frozen=True)
class Landing:
    """What the page of a good link shows."""

    title: str
    starts_at: datetime
    caseworker: ContactInfo
    app_link: str
    code: str
    download: Download | None = None
    callback: CallbackInfo | None = None
    number_wanted: bool = False


def language_of(asked: str | None, accepted: str) -> Language:
    """Return the page's language: what was asked for, else what the browser prefers, else Danish."""
    if asked in ("da", "en"):
        return "en" if asked == "en" else "da"
    for part in accepted.split(","):
        tag = part.split(";")[0].strip().lower().partition("-")[0]
        if tag in ("da", "nb", "nn", "no", "sv"):
            return "da"
        if tag == "en":
            return "en"
    return "da"


def landing_page(facts: Landing, language: Language) -> str:
    """Return the page of a good link."""
    words = _WORDS[language]
    at = facts.starts_at.astimezone(danish_time())
    when = words["when"].format(
        day=at.day,
        month=at.month,
        month_name=_MONTHS[at.month - 1],
        year=at.year,
        hour=at.hour,
        minute=at.minute,
    )
    name = facts.caseworker.name
    body = _INVITED.substitute(
        when=when,
        with_whom=escape(words["with_whom"].replace("{name}", name)),
        app_link=escape(facts.app_link),
        download=_download(facts.download, words),
        open=words["open"],
        nothing_happens=words["nothing_happens"],
        code_words=words["code_words"],
        code=escape(facts.code),
        phone_words=escape(words["phone_words"].replace("{name}", name)),
        tel=escape("".join(char for char in facts.caseworker.phone if char in "+0123456789")),
        phone=escape(facts.caseworker.phone),
        callback=_callback(facts, words, language),
        other_language="en" if language == "da" else "da",
        other=words["other"],
    )
    return plain_page(facts.title, body, language)


def _callback(facts: Landing, words: dict[str, str], language: Language) -> str:
    """Return how far a callback is, else the form that asks for one: plan B without any program."""
    name = escape(facts.caseworker.name)
    if facts.callback is not None:
        at = facts.callback.at.astimezone(danish_time())
        time = f"{at:%H.%M}" if language == "da" else f"{at:%H:%M}"
        state = {CallbackState.CALLING: "calling", CallbackState.CALLED: "called"}.get(
            facts.callback.state, "asked"
        )
        said = words[state].format(name=name, time=time)
        return f'<p role="status"><strong>{said}</strong></p>\n'
    hint = f'<p role="alert">{words["no_number"].format(name=name)}</p>' if facts.number_wanted else ""
    return (
        f'<form method="post" action="?lang={language}">{hint}<p>{words["ask_words"]}</p>'
        f'<label for="phone">{words["ask_label"]}</label>'
        '<input id="phone" name="phone" type="tel" autocomplete="tel" required maxlength="32"> '
        f"<button>{words['ask']}</button></form>\n"
    )


def _download(download: Download | None, words: dict[str, str]) -> str:
    if download is None:
        return ""
    label = words["get"].format(mb=max(1, round(download.size_bytes / 1e6)))
    link = f'<a class="second" href="{escape(download.path)}" download>{label}</a>'
    return f"<hr>\n<p>{words['get_words']}<br>{link}<br>{words['get_after']}</p>\n"


def refused_page(code: ErrorCode, language: Language) -> str:
    """Return the page of a link that opens nothing (any more)."""
    heading, words = _REFUSED[language].get(code, _UNKNOWN[language])
    return plain_page(heading, f"<p>{escape(words)}</p>\n", language)


def plain_page(heading: str, body: str, language: Language, style: str = STYLE) -> str:
    """Return a page of one column; ``body`` is HTML."""
    return _PAGE.substitute(language=language, heading=escape(heading), style=style, body=body)
