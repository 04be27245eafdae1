#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# make_wine_root.sh ROOT: a Debian 13 with Wine 10 in a folder (Debian 12's Wine 8 lacks bcryptprimitives.dll).
set -euo pipefail
root=$1
here=$(cd "$(dirname "$0")" && pwd)
[ -f "$root/.ready" ] && exit 0
mirror=$(awk '/^URIs:/{print $2; exit}' /etc/apt/sources.list.d/debian.sources)
debootstrap --variant=minbase --include=ca-certificates trixie "$root" "$mirror"
cp -f /etc/apt/apt.conf.d/99* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
mkdir -p "$root/opt/standins"
cp "$here"/standins/* "$root/opt/standins/"
"$here/inside.sh" "$root" root '
set -e
dpkg --add-architecture i386
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends wine wine64 wine32:i386 xvfb imagemagick \
    xdotool locales fonts-dejavu-core gcc-mingw-w64-x86-64-win32
localedef -i da_DK -f UTF-8 da_DK.UTF-8
useradd -m citizen
cd /opt/standins
x86_64-w64-mingw32-gcc -O2 -s -static-libgcc -shared -o icuuc.dll icuuc.c
x86_64-w64-mingw32-gcc -O2 -s -static -static-libgcc -shared -o npy-ms-win-crt-math-l1-1-0.dll crt_math.c crt_math.def
'
touch "$root/.ready"
