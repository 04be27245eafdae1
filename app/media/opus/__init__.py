# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opus itself: the libopus that comes with PyAV, called directly.

FFmpeg's wrapper offers neither the repair of a lost packet from the next one, nor concealment, nor silence
that is not sent, nor a change of settings while it runs. libopus does all of it.
"""
