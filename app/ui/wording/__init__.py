# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""All words for people: one module a page, Danish source, translated when they are said."""
