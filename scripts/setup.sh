#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# Makes .venv with everything pinned in requirements/ and the program itself, and installs the system packages that
# are missing. Safe to call again and again: when nothing has changed it ends in a fraction of a second.
set -euo pipefail
cd "$(dirname "$0")/.."

# One package a line; "a|b" means that either will do (Debian 13 renamed some).
debian_packages="
ca-certificates
libglib2.0-0|libglib2.0-0t64
libgl1
libegl1
libfontconfig1
libxkbcommon0
libdbus-1-3
libbrotli1
libxcb-cursor0
libxcb-icccm4
libxcb-keysyms1
libxkbcommon-x11-0
libx11-xcb1
libxcb-shape0
fonts-dejavu-core
libportaudio2
libasound2-plugins
pulseaudio
pulseaudio-utils
espeak-ng
sox
xvfb
chromium
libatomic1
iproute2
iptables
coturn
openssl
gcc
libc6-dev
"

say() { printf '%s\n' "$*"; }

is_installed() {
    case "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" in installed*) ;; *) return 1 ;; esac
}

missing_debian_packages() {
    local line name installed
    # One question for all, then the few that are left one by one.
    installed=$(printf '%s' "$debian_packages" | tr '|' '\n' |
        xargs dpkg-query -W -f='${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p' || true)
    for line in $debian_packages; do
        for name in ${line//|/ }; do
            if grep -qx -- "$name" <<<"$installed"; then continue 2; fi
        done
        say "${line%%|*}"
    done
    # A Debian Python comes without what "python3 -m venv" needs.
    if [ ! -x .venv/bin/python ] && ! python_can_make_a_venv && ! is_installed python3-venv; then
        say python3-venv
    fi
}

install_debian_packages() {
    local missing=$1 command
    command="apt-get install -y --no-install-recommends $(tr '\n' ' ' <<<"$missing")"
    local as_root=""
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root="sudo -n"
        else
            say "Some system packages are missing. Please run: sudo apt-get update && sudo $command" >&2
            exit 1
        fi
    fi
    say "Installing system packages: $(tr '\n' ' ' <<<"$missing")"
    local quiet="-qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3"
    # shellcheck disable=SC2086 # several words on purpose
    { $as_root apt-get $quiet update &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get $quiet ${command#apt-get } >/dev/null; } || {
        say "That did not work. Please run: sudo apt-get update && sudo $command" >&2
        exit 1
    }
    # The tests start coturn themselves, on loopback: no server of it shall run on this computer because of them.
    if grep -qx coturn <<<"$missing" && [ -d /run/systemd/system ]; then
        $as_root systemctl disable --now coturn >/dev/null 2>&1 || true
    fi
}

system_packages() {
    local missing
    case "$(uname -s)" in
    Linux)
        if ! command -v dpkg-query >/dev/null; then
            say "This is not Debian or Ubuntu: please install what these are called here:" $debian_packages >&2
            return
        fi
        missing=$(missing_debian_packages)
        if [ -n "$missing" ]; then install_debian_packages "$missing"; fi
        ;;
    Darwin)
        # The wheels bring PortAudio and Qt; only the tests' browser is missing. Sound-card tests run on Linux only.
        if [ ! -d "/Applications/Google Chrome.app" ] && ! command -v chromium >/dev/null; then
            say "For the tests in a browser: brew install --cask google-chrome" >&2
        fi
        ;;
    esac
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
        if command -v "$candidate" >/dev/null && is_new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    say "Mødeklar needs Python 3.11 or newer; none was found (set PYTHON=/path/to/python3)." >&2
    exit 1
}

python_can_make_a_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

fingerprint() {
    cat requirements/*.txt pyproject.toml scripts/setup.sh scripts/pinned_dependencies.py scripts/wheel_resources.py
    pwd # the console script and the editable install know their folder
    readlink -f .venv/bin/python 2>/dev/null || true
}

digest() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }

python_packages() {
    local stamp=.venv/.setup-stamp wanted
    if [ -x .venv/bin/python ] && is_new_enough .venv/bin/python; then
        wanted=$(fingerprint | digest)
        if [ -x .venv/bin/moedeklar ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    else
        say "Making .venv with $python"
        "$python" -m venv --clear .venv
    fi
    say "Installing Python packages into .venv (a few minutes the first time)"
    local pip=(.venv/bin/python -m pip --disable-pip-version-check --no-input)
    "${pip[@]}" install -qq -r requirements/dev.txt
    "${pip[@]}" install -qq --no-deps --no-build-isolation -e .
    fingerprint | digest >"$stamp"
    say "Ready: .venv/bin/moedeklar"
}

python=$(find_python)
system_packages
python_packages
