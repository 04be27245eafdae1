# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The guides for citizens and mentors: two printed pages each, with every picture."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.async_api import Browser

from scripts.make_guides import FOLDER, ROOT

NAMES = ("citizen-da", "citizen-en", "mentor-da", "mentor-en")


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", NAMES)
async def test_a_guide_prints_on_two_pages_with_all_its_pictures(one_chromium: Browser, name: str) -> None:
    context = await one_chromium.new_context()
    page = await context.new_page()
    await page.goto((FOLDER / f"{name}.html").as_uri())
    widths = await page.evaluate("() => [...document.images].map((image) => image.naturalWidth)")
    assert widths
    assert all(width >= 500 for width in widths)
    printed = await page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    await context.close()


def test_the_guides_are_what_their_source_says() -> None:
    check = [sys.executable, str(ROOT / "scripts" / "make_guides.py"), "--check"]
    assert subprocess.run(check, check=False, timeout=30).returncode == 0
    assert {path.stem for path in Path(FOLDER).glob("*.html")} == set(NAMES)
