#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# Starts the practice meeting. Where there is no screen (a server, CI) it walks through it by itself on a virtual
# screen and virtual sound devices, and leaves pictures, report and receipt in out/practice.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec .venv/bin/moedeklar practice "$@"
fi
exec .venv/bin/python scripts/walk.py --out out/practice "$@"
