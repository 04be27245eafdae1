# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walk the practice meeting on a virtual screen and sound card: what ``make run`` does on a server."""

import argparse
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.rig.display import VirtualDisplay  # noqa: E402 - the rig lies beside the program, not in it
from tests.rig.portrait import write_person  # noqa: E402
from tests.rig.pulse import PulseRig  # noqa: E402
from tests.rig.tones import RATE_HZ, make_sentence, read_wav, write_wav  # noqa: E402

SENTENCE = "Hej. Jeg prøver mit udstyr, og jeg glæder mig til mødet."
PAUSE_S = 3.0


def make_voice(folder: Path) -> Path:
    """Write a sentence with a pause after it, to be repeated; the robot waits for the pause."""
    import numpy as np

    spoken, _ = read_wav(make_sentence(folder / "sentence.wav", SENTENCE))
    silence = np.zeros((round(PAUSE_S * RATE_HZ), 1), np.float32)
    return write_wav(folder / "voice.wav", np.concatenate([spoken, silence]))


def walk(out: Path, limit_s: float, more: list[str]) -> int:
    """Run the walk to its end; return its exit code, 124 if it did not end in time."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with VirtualDisplay() as screen, PulseRig() as sound:
        env = sound.env | screen.variables
        voice = make_voice(out)
        command = [sys.executable, "-m", "app", "practice", "--walk", str(out), *more]
        if "--camera" not in more:  # a server has no camera: a drawn person sits in front of it
            command += ["--camera", f"file:{write_person(out / 'camera.avi')}"]
        child = subprocess.Popen(command, env=env, cwd=ROOT)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        try:
            return _speak_until_it_ends(child, sound, voice, time.monotonic() + limit_s)
        finally:
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(10)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()


def _speak_until_it_ends(
    child: subprocess.Popen[bytes], sound: PulseRig, voice: Path, deadline: float
) -> int:
    player = sound.play_to_microphone(voice)
    while time.monotonic() < deadline:
        try:
            return child.wait(0.2)
        except subprocess.TimeoutExpired:
            if player.poll() is not None:
                player = sound.play_to_microphone(voice)
    print("The practice meeting did not end in time.", file=sys.stderr)
    return 124


def main() -> int:
    """Read the command line, walk, and say where the results are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/practice"))
    parser.add_argument("--limit-s", type=float, default=600.0)
    known, more = parser.parse_known_args()
    out = known.out.resolve()
    code = walk(out, known.limit_s, more)
    for name in ("sentence.wav", "voice.wav", "camera.avi"):
        (out / name).unlink(missing_ok=True)
    print(f"\nThe practice meeting ended with code {code}. What it left in {out}:")
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        print(f"  {path.relative_to(out)}  ({path.stat().st_size} bytes)")
    return code


if __name__ == "__main__":
    sys.exit(main())
