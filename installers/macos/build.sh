#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# On a Mac: makes Mødeklar.app and out/installers/moedeklar-VERSION-macos-ARCH.dmg for this Mac's processor.
#   CODESIGN_IDENTITY="Developer ID Application: …"   signs (without it: for this Mac only)
#   NOTARY_PROFILE=name    notarises; made once with "xcrun notarytool store-credentials name"
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "$(uname -s)" = Darwin ] || { echo "This runs on a Mac." >&2; exit 1; }
python=.venv/bin/python
version=$($python -m installers.version)
out=out/installers
work=build/macos
rm -rf "$work" && mkdir -p "$work" "$out"
$python -m pip install -q --disable-pip-version-check "pyinstaller==6.22.0"
$python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall -e .

# The icon, in Apple's sizes.
iconset=$work/moedeklar.iconset
mkdir -p "$iconset"
$python - "$work/share" <<'PYTHON'
import sys
from pathlib import Path
from installers.linux.desktop_files import draw_icons
draw_icons(Path(sys.argv[1]))
PYTHON
drawn=$work/share/icons/hicolor
for size in 16 32 128 256; do
    cp "$drawn/${size}x${size}/apps/"*.png "$iconset/icon_${size}x${size}.png"
    cp "$drawn/$((size * 2))x$((size * 2))/apps/"*.png "$iconset/icon_${size}x${size}@2x.png"
done
iconutil -c icns "$iconset" -o "$work/moedeklar.icns"

$python -m installers.macos.info "$work/words"
export MOEDEKLAR_ENTITLEMENTS=$PWD/$work/words/entitlements.plist MOEDEKLAR_ICON=$PWD/$work/moedeklar.icns
$python -m PyInstaller --noconfirm --distpath "$work/dist" --workpath "$work/pyinstaller" installers/macos/moedeklar.spec
app=$work/dist/Mødeklar.app
cp -R "$work/words/da.lproj" "$work/words/en.lproj" "$app/Contents/Resources/"

# What was added after PyInstaller's signature is sealed by a new one; inner libraries keep theirs.
stamp=--timestamp
if [ -z "${CODESIGN_IDENTITY:-}" ]; then stamp=--timestamp=none; fi
codesign --force --options runtime "$stamp" --entitlements "$MOEDEKLAR_ENTITLEMENTS" \
    --sign "${CODESIGN_IDENTITY:--}" "$app"
codesign --verify --deep --strict "$app"
"$app/Contents/MacOS/moedeklar" --help >/dev/null

dmg=$out/moedeklar-$version-macos-$(uname -m).dmg
stage=$work/dmg
mkdir -p "$stage" && cp -R "$app" "$stage/" && ln -s /Applications "$stage/Applications"
rm -f "$dmg" && hdiutil create -quiet -volname "Mødeklar $version" -srcfolder "$stage" -format ULMO "$dmg"
if [ -n "${CODESIGN_IDENTITY:-}" ]; then codesign --sign "$CODESIGN_IDENTITY" --timestamp "$dmg"; fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$dmg" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$dmg"
    spctl --assess --type open --context context:primary-signature "$dmg"
fi
du -sh "$app" "$dmg"
