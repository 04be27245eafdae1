# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One folder that runs on every supported Linux, and what is made of it: a .deb, a tar, a Flatpak."""
