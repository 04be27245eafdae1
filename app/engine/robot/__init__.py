# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""A participant without a window, on the app's own media code; and the host of the practice meeting."""
