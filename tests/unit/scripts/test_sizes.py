# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

from scripts.sizes import complaints, too_long

LONG_FUNCTION = "def long():\n" + "    x = 1\n" * 60
DOCUMENTED = 'def documented():\n    """' + "word\n" * 40 + '    """\n' + "    x = 1\n" * 59


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_long_files_and_functions_are_found_and_docstrings_do_not_count(tmp_path: Path) -> None:
    write(tmp_path, "app/page.py", "x = 1\n" * 501)
    write(
        tmp_path, "app/short.py", "class A:\n" + "".join(f"    {line}\n" for line in DOCUMENTED.splitlines())
    )
    write(tmp_path, "app/call.py", LONG_FUNCTION)
    write(tmp_path, "tests/test_page.py", "x = 1\n" * 600)
    write(tmp_path, "resources/web/caseworker/desk.js", "x()\n" * 501)
    write(tmp_path, "resources/web/vendor/other.js", "x()\n" * 9000)
    assert too_long(tmp_path) == {
        "app/page.py": 501,
        "app/call.py::long": 61,
        "resources/web/caseworker/desk.js": 501,
    }


def test_the_list_of_exceptions_may_only_shrink() -> None:
    allowed = {"app/a.py": 600}
    assert complaints({"app/a.py": 600}, allowed) == []
    assert "600" in complaints({"app/a.py": 601}, allowed)[0]
    assert "lower it" in complaints({"app/a.py": 550}, allowed)[0]
    assert "lower it" in complaints({}, allowed)[0]
    assert "split" in complaints({"app/b.py": 501}, allowed)[0]
