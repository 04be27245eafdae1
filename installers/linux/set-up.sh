#!/bin/sh
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# Puts Mødeklar into this person's menu and lets it open meeting links; "./set-up.sh --remove" takes that away again.
here=$(cd "${0%/*}" && pwd)
exec "$here/python/bin/python3.11" -IBS "$here/set_up.py" "$@"
