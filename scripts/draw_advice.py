# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draw what can be done about each finding into ``resources/drawings``: ``python scripts/draw_advice.py``.

No words in them, so that they serve every language; what the person shall do is blue or has an arrow.
"""

from pathlib import Path

import drawing_things as things
import drawings_camera
import drawings_line
import drawings_sound
from drawing_pen import HEIGHT, WIDTH

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "drawings"

DRAWINGS = {
    "cable": drawings_line.cable(),
    "centre": drawings_camera.centre(),
    "clock": drawings_line.clock(),
    "close_programs": drawings_line.close_programs(),
    "closer": drawings_camera.closer(),
    "cloth": drawings_camera.cloth(),
    "detour": drawings_line.detour(),
    "eye_level": drawings_camera.eye_level(),
    "further": drawings_camera.further(),
    "headset": drawings_sound.headset(),
    "helper": drawings_line.helper(),
    "hum": drawings_sound.hum(),
    "in_front": drawings_camera.in_front(),
    "lamp": drawings_camera.lamp(),
    "light_away": drawings_camera.light_away(),
    "light_in_front": drawings_camera.light_in_front(),
    "listen": drawings_sound.listen(),
    "microphone_away": drawings_sound.microphone_away(),
    "microphone_close": drawings_sound.microphone_close(),
    "microphone_slider": drawings_sound.microphone_slider(),
    "mute_key": drawings_sound.mute_key(),
    "noise": drawings_sound.noise(),
    "other_network": drawings_line.other_network(),
    "pause_others": drawings_line.pause_others(),
    "plug_camera": drawings_camera.plug_camera(),
    "plug_headset": drawings_sound.plug_headset(),
    "portal": drawings_line.portal(),
    "power": drawings_line.power(),
    "replug_camera": drawings_camera.replug_camera(),
    "replug_headset": drawings_sound.replug_headset(),
    "router_closer": drawings_line.router_closer(),
    "shutter": drawings_camera.shutter(),
    "speak": drawings_sound.speak(),
    "tilt_forward": drawings_camera.tilt_forward(),
    "volume": drawings_sound.volume(),
    "volume_mac": drawings_sound.volume_mac(),
    "volume_windows": drawings_sound.volume_windows(),
    "vpn": drawings_line.vpn(),
    "wait": drawings_line.wait(),
    "wifi_bottom": drawings_line.wifi_bottom(),
    "wifi_top": drawings_line.wifi_top(),
    **{f"choose_{sign}": drawings_camera.choose(sign) for sign in things.SIGNS},
    **{f"program_{sign}": drawings_camera.program_with(sign) for sign in things.SIGNS},
    **{f"privacy_linux_{sign}": drawings_camera.privacy_linux(sign) for sign in ("camera", "microphone")},
    **{f"privacy_mac_{sign}": drawings_camera.privacy_mac(sign) for sign in ("camera", "microphone")},
    **{f"privacy_windows_{sign}": drawings_camera.privacy_windows(sign) for sign in ("camera", "microphone")},
}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, drawn in DRAWINGS.items():
        around = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        (FOLDER / f"{name}.svg").write_text(f"{around}{drawn}</svg>\n", encoding="utf-8")
