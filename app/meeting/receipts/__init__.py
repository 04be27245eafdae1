# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed receipts: reading and verifying them, for the service, the app and the command line alike."""
