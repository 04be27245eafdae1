# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Virtual sound cards, screens, browsers and networks for tests and for ``make run`` without a desktop."""
