# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""``moedeklar policy``: what holds on this computer, and where it could be written."""

import argparse
import logging
import sys
from collections.abc import Sequence
from dataclasses import asdict

from app.runtime.policies import REGISTRY_KEY, load_policy, policy_files


def main(argv: Sequence[str] | None = None) -> int:
    """Print the settings of this computer; what was left out goes to standard error."""
    parser = argparse.ArgumentParser("moedeklar policy", description="Show this computer's settings.")
    parser.parse_args(argv)
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    for name, value in asdict(load_policy()).items():
        shown = ", ".join(value) if isinstance(value, tuple) else str(value)
        sys.stdout.write(f"{name:12} {shown or '-'}\n")
    sys.stdout.write("\nRead, the last one wins:\n")
    for path in policy_files():
        sys.stdout.write(f"  {path}{'' if path.exists() else '  (not there)'}\n")
    if sys.platform == "win32":
        sys.stdout.write(f"  HKEY_LOCAL_MACHINE\\{REGISTRY_KEY}\n  HKEY_CURRENT_USER\\{REGISTRY_KEY}\n")
    return 0
