# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of every page in every interesting state: ``python -m app.ui.shots [DIR]``."""
