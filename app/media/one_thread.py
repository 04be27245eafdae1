# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""OpenCV on one thread: its others wait busily for pictures that are too small to be shared out.

In a call of 640x480 they asked the system for other work 17,000 times a second (sched_yield).
"""

import cv2


def use_one_thread() -> None:
    """Let each thread convert and scale its pictures itself; for the whole process."""
    cv2.setNumThreads(1)
