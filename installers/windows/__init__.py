# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the setup program for Windows, on Linux or on Windows: ``python -m installers.windows``."""
