# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens to the microphone's sound before it is sent: echo, noise and level."""
