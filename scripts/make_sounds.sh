#!/usr/bin/env bash
# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# Makes resources/sounds anew with espeak-ng and sox: a chime with a question, and what the robot caseworker says.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
for tool in espeak-ng sox; do
    command -v "$tool" >/dev/null || { echo "missing: $tool (apt-get install espeak-ng sox)" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# speak LANGUAGE TEXT FILE: one calm sentence, 48 kHz mono, -20 dBFS RMS; the peaks are pressed
# down below -3 dBFS, which small loudspeakers and the echo canceller are grateful for.
speak() {
    local rms gain
    espeak-ng -v "$1" -s 138 -p 42 -g 3 -w "$work/raw.wav" "$2"
    sox "$work/raw.wav" -r 48000 -c 1 -b 16 "$work/even.wav" \
        highpass 80 lowpass 8000 compand 0.001,0.05 -70,-70,-40,-30,-20,-17,0,-14 0 -90 0.002 pad 0.05 0.15
    rms=$(sox "$work/even.wav" -n stat 2>&1 | awk '/RMS *amplitude/ { print $3 }')
    gain=$(awk -v rms="$rms" 'BEGIN { print -20 - 20 * log(rms) / log(10) }')
    sox "$work/even.wav" "$3" gain "$gain"
}

# opus WAV OGG: 32 kbit/s, as small as speech needs.
opus() {
    "$python" - "$1" "$2" <<'PY'
import sys

import av

with av.open(sys.argv[1]) as source, av.open(sys.argv[2], "w") as target:
    stream = target.add_stream("libopus", rate=48000, layout="mono")
    stream.bit_rate = 32000
    resampler = av.AudioResampler(format="flt", layout="mono", rate=48000, frame_size=960)
    for frame in source.decode(audio=0):
        for block in resampler.resample(frame):
            target.mux(stream.encode(block))
    for block in resampler.resample(None):
        target.mux(stream.encode(block))
    target.mux(stream.encode(None))
PY
}

# The chime: two soft tones, a third apart, that fade away.
sox -n -r 48000 -c 1 -b 16 "$work/low.wav" synth 0.4 sine 523.25 fade h 0.02 0.4 0.35 gain -14
sox -n -r 48000 -c 1 -b 16 "$work/high.wav" synth 0.6 sine 659.25 fade h 0.02 0.6 0.5 gain -14
sox "$work/low.wav" "$work/high.wav" "$work/chime.wav"

say() { # say LANGUAGE NAME TEXT
    mkdir -p "resources/sounds/$1"
    speak "$1" "$3" "$work/say.wav"
    if [ "$2" = speaker_test ]; then
        sox "$work/chime.wav" "$work/say.wav" "resources/sounds/$1/$2.wav"
    else
        opus "$work/say.wav" "resources/sounds/$1/$2.ogg"
    fi
}

say da speaker_test "Kan du høre mig?"
say da robot_greeting "Hej. Jeg er en øverobot, ikke et menneske. Jeg kan se dig og høre dig. Sig en sætning, når du er klar."
say da robot_heard "Tak. Nu afspiller jeg det, du sagde."
say da robot_quiet "Jeg kan ikke høre dig endnu. Det gør ikke noget. Prøv at tale lidt højere."
say da robot_goodbye "Tak for i dag. Du er klar til dit møde. Farvel."
say en speaker_test "Can you hear me?"
say en robot_greeting "Hello. I am a practice robot, not a person. I can see you and hear you. Say a sentence when you are ready."
say en robot_heard "Thank you. Now I play back what you said."
say en robot_quiet "I cannot hear you yet. That is all right. Try to speak a little louder."
say en robot_goodbye "Thank you for today. You are ready for your meeting. Goodbye."
ls -l resources/sounds/*/*
