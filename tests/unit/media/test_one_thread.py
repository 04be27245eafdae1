# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""OpenCV's other threads wait busily: the call has none of them."""

import subprocess
import sys

CONVERT = """
import os, threading
import cv2, numpy as np
from app.media.one_thread import use_one_thread
use_one_thread()
before = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 0
for _ in range(10):
    cv2.cvtColor(np.zeros((480, 640, 3), np.uint8), cv2.COLOR_BGR2YUV_I420)
after = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 0
print(cv2.getNumThreads(), after - before)
"""


def test_pictures_are_converted_by_the_thread_that_asks() -> None:
    run = subprocess.run([sys.executable, "-c", CONVERT], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["1", "0"]
