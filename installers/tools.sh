#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# installers/tools.sh PACKAGE...: installs the Debian packages that are missing, or says which command does.
set -euo pipefail
missing=()
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
done
[ ${#missing[@]} = 0 ] && exit 0
command="apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" != 0 ]; then
    echo "Some system packages are missing. Please run: sudo apt-get update && sudo $command" >&2
    exit 1
fi
apt-get update -q && DEBIAN_FRONTEND=noninteractive $command
