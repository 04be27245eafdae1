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
exec "$here/python/bin/python3.11" -IBS "$here/start.py" "$@"
