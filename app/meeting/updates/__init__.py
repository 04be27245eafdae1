# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""Newer versions of the program: a signed manifest says what there is; whoever carries it is not trusted."""
