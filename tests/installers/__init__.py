# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The installers, built and tried in clean systems of their own (make test-installers)."""
