# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The UI process without its window: loop, supervisor, conductor, stores."""
