# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The setup program for Windows: its contents, and itself on Wine."""
