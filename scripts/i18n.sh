#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# Collects the words of app/ui and app/core/advice (Danish in the source) into resources/i18n/moedeklar_LANGUAGE.ts and
# compiles .qm files, and findings_LANGUAGE.json for the command line, which has no Qt.
# "--check" changes nothing and fails when the .ts files do not hold what the source says.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=resources/i18n
mkdir -p "$folder"
sources=$(find app/ui app/core/advice -name '*.py' | LC_ALL=C sort)
collect() { # collect LANGUAGE COUNTRY FILE
    local plural=""
    [ "$1" = da ] && plural=-pluralonly # Danish is the source: only its forms for one and for many are kept
    # shellcheck disable=SC2086 # one word a file
    .venv/bin/pyside6-lupdate $sources -ts "$3" -source-language da_DK -target-language "$1_$2" \
        -locations none -no-obsolete -silent $plural
}
if [ "${1:-}" = --check ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    for pair in "da DK" "en GB"; do
        read -r language country <<<"$pair"
        [ -e "$folder/moedeklar_$language.ts" ] || { echo "no words collected yet: make i18n" >&2; exit 1; }
        cp "$folder/moedeklar_$language.ts" "$work/"
        collect "$language" "$country" "$work/moedeklar_$language.ts"
        cmp "$folder/moedeklar_$language.ts" "$work/moedeklar_$language.ts" || { echo "run: make i18n" >&2; exit 1; }
    done
    .venv/bin/python scripts/compile_words.py "$work"
    for table in "$folder"/findings_*.json; do
        cmp "$table" "$work/$(basename "$table")" || { echo "run: make i18n" >&2; exit 1; }
    done
    exit
fi
for pair in "da DK" "en GB"; do
    read -r language country <<<"$pair"
    collect "$language" "$country" "$folder/moedeklar_$language.ts"
    .venv/bin/pyside6-lrelease -silent "$folder/moedeklar_$language.ts" -qm "$folder/moedeklar_$language.qm"
done
.venv/bin/python scripts/compile_words.py
