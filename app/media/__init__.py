# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Devices, capture, playout and the call: the media side of the engine."""
