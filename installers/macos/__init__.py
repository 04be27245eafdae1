# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program and the disk image for macOS. Made on a Mac; tried on none yet."""
