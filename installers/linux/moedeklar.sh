#!/bin/sh
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# Starts Mødeklar from wherever its folder lies. Nothing but the shell's own words: a start shall cost no more time.
self=$0
while [ -L "$self" ]; do
    aim=$(readlink "$self")
    case $aim in
    /*) self=$aim ;;
    *) self=${self%/*}/$aim ;;
    esac
done
here=${self%/*}
if [ ! -s "$here/start.py" ]; then # the last of the archive: an interrupted download has not got it, a full disk left it empty
    echo "Mødeklar er ikke pakket helt ud. Er der plads på disken? Hent filen, og pak den ud igen." >&2
    echo "Mødeklar is not unpacked whole. Is there room on the disk? Download the file and unpack it again." >&2
    exit 3
fi
exec "$here/python/bin/python3.11" -IBS "$here/start.py" "$@"
