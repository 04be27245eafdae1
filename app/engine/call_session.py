# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The call in the engine (role ``call``): joins devices, rings and connection."""
