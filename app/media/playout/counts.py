# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the listener got, in numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlayoutStats:
    """What the listener got, counted in samples at 48 kHz since the buffer was made.

    Attributes:
        level_ms: Sound waiting to be played.
        played_samples: All samples handed out since the first packet was played.
        missing_samples: Of those: made up, because a packet never came (or late) and none could repair it.
        starved_samples: Of those: made up, with no gap known yet (jitter, outage).
        underruns: How often the buffer ran empty.
        late_samples: Arrived after their moment had passed.
        dropped_samples: Cut away to bring the delay back down.
        repaired_samples: Played from the copy that the next packet carried (FEC): lost, but not missing.
        comfort_samples: The background noise of a sender that has fallen silent (DTX): not missing either.
        shortened_samples: Left out, a pitch period at a time, to bring the delay down unheard.
        lengthened_samples: Added, a pitch period at a time, to let the delay grow unheard.
        duplicates: Packets that came twice.
    """

    level_ms: float = 0.0
    played_samples: int = 0
    missing_samples: int = 0
    starved_samples: int = 0
    underruns: int = 0
    late_samples: int = 0
    dropped_samples: int = 0
    repaired_samples: int = 0
    comfort_samples: int = 0
    shortened_samples: int = 0
    lengthened_samples: int = 0
    duplicates: int = 0

    @property
    def concealed_samples(self) -> int:
        """Samples for which there was no real sound: what browsers count as ``concealedSamples``."""
        return self.missing_samples + self.starved_samples

    @property
    def concealed_share(self) -> float:
        """Share of the listening time without real sound, 0 to 1."""
        return self.concealed_samples / self.played_samples if self.played_samples else 0.0
