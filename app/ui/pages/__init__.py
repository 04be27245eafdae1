# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""One page for each state of the journey: ``show_page(view)`` in, ``acted(event)`` out."""
