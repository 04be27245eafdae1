# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the sound of a call fares, for whoever helps."""

from dataclasses import asdict, dataclass
from typing import Any

SILENCE_DBFS = -120.0


@dataclass(frozen=True)
class SoundMeters:
    """What goes in and out, and how well the echo canceller's reference keeps step.

    Attributes:
        heard_dbfs: Level of the microphone, over the last 100 ms or so; -120 for silence.
        sent_dbfs: Level of what is sent.
        played_dbfs: Level of the speaker.
        starved_blocks: Blocks of 10 ms for which the speaker had given nothing.
        cuts: How often what waited for the canceller had to be cut back.
        dropped_blocks: Blocks of the microphone that came too fast to be cleaned.
        cleans: Whether the sound is cleaned just now.
    """

    heard_dbfs: float = SILENCE_DBFS
    sent_dbfs: float = SILENCE_DBFS
    played_dbfs: float = SILENCE_DBFS
    starved_blocks: int = 0
    cuts: int = 0
    dropped_blocks: int = 0
    cleans: bool = True


def rounded(meters: SoundMeters) -> dict[str, Any]:
    """Return the numbers by name, levels to a tenth of a dB."""
    return {
        name: round(value, 1) if isinstance(value, float) else value for name, value in asdict(meters).items()
    }
