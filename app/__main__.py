# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar`` and ``python -m app``: picks a role and imports only what that role needs."""

import os
import sys
import threading
from collections.abc import Callable, Sequence

from app.streams import prepare, take_stdin

USAGE = """\
moedeklar [LINK]         open the window, with a meeting's link or spoken code
moedeklar open LINK      the same; all that follows is the link (for browsers)
moedeklar practice       a practice meeting with a robot, also without network
moedeklar check          test camera, microphone, speaker, line and computer, without a window
moedeklar devices        list cameras, microphones and speakers
moedeklar report decode  what a spoken code of the tech check says
moedeklar robot LINK     take part in a meeting without a window
moedeklar serve          run the meeting service
moedeklar receipt        is a receipt genuine?
moedeklar forget         delete your meetings, receipts and choices from this computer
moedeklar policy         what the municipality has set on this computer
moedeklar updates        sign newer versions for a service to carry

Each has --help. Documentation: docs/commands.md
"""


def _app(argv: Sequence[str]) -> int:
    from app.compose import main

    return main(argv)


def one_link(words: Sequence[str]) -> list[str]:
    """Return the words of a command line as one link, whatever is in them: never an option, never a role.

    Windows puts a link into the registry's command line as it is: a quote in it ends the argument.
    """
    return ["--", " ".join(words)]


def _open(argv: Sequence[str]) -> int:
    return _app(one_link(argv))


def _engine(argv: Sequence[str]) -> int:
    from app.engine.main import main

    return main(argv)


def _serve(argv: Sequence[str]) -> int:
    from app.service.main import main

    return main(argv)


def _check(argv: Sequence[str]) -> int:
    from app.engine.check_command import main

    return main(argv)


def _devices(argv: Sequence[str]) -> int:
    from app.engine.devices_command import main

    return main(argv)


def _sound_devices(argv: Sequence[str]) -> int:
    from app.media.fresh_list import main

    return main(argv)


def _report(argv: Sequence[str]) -> int:
    from app.engine.report_command import main

    return main(argv)


def _robot(argv: Sequence[str]) -> int:
    from app.engine.robot_command import main

    return main(argv)


def _receipt(argv: Sequence[str]) -> int:
    from app.meeting.receipts.command import main

    return main(argv)


def _forget(argv: Sequence[str]) -> int:
    from app.compose.forget import main

    return main(argv)


def _policy(argv: Sequence[str]) -> int:
    from app.runtime.policy_command import main

    return main(argv)


def _updates(argv: Sequence[str]) -> int:
    from app.meeting.updates.command import main

    return main(argv)


def _practice(argv: Sequence[str]) -> int:
    from app.practice import main

    return main(argv)


ROLES: dict[str, Callable[[Sequence[str]], int]] = {
    "open": _open,
    "engine": _engine,
    "serve": _serve,
    "check": _check,
    "devices": _devices,
    "sound-devices": _sound_devices,
    "report": _report,
    "robot": _robot,
    "practice": _practice,
    "receipt": _receipt,
    "forget": _forget,
    "policy": _policy,
    "updates": _updates,
}


WITH_PARENT = "--with-parent"


def _end_with_parent() -> None:
    """Exit when stdin ends: the program that started this role is gone, however it went."""
    stdin = take_stdin()

    def watch() -> None:
        try:
            while os.read(stdin, 1024):
                pass
        except OSError:  # Windows raises EINVAL for a pipe whose other end is gone
            pass
        os._exit(0)

    threading.Thread(target=watch, name="with-parent", daemon=True).start()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the role named by the first word; anything else is a link for the window."""
    prepare()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] == WITH_PARENT:
        arguments = arguments[1:]
        _end_with_parent()
    if arguments and arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(USAGE)
        return 0
    role = ROLES.get(arguments[0]) if arguments else None
    return _app(arguments) if role is None else role(arguments[1:])


if __name__ == "__main__":
    sys.exit(main())
