#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# Pins requirements/*.in into *.txt for every system and Python 3.11 on. Versions stay unless --upgrade is given.
set -euo pipefail
cd "$(dirname "$0")/../requirements"
if ! command -v uv >/dev/null || ! uv --version >/dev/null 2>&1; then
    ../.venv/bin/python -m pip install -q --disable-pip-version-check uv
    PATH="$PWD/../.venv/bin:$PATH"
fi
for name in app dev; do
    # No header and no addresses: the files say what, never from where.
    uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url \
        --no-emit-find-links "$@" "$name.in" -o "$name.txt"
done
if grep -nE '://|^--' ./*.txt; then
    echo "a requirement file names an address" >&2
    exit 1
fi
