# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Camera, microphone, speaker and the call itself; lives in the engine process alone."""
