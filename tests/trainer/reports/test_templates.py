"""Templates: escaped, and there in what is installed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("jinja2")

from jinja2 import UndefinedError

from trainer.reports.templates import templates_of

ROOT = Path(__file__).parents[3]


def test_what_is_put_in_is_escaped_and_what_is_missing_is_no_blank() -> None:
    template = templates_of("trainer.compare").from_string("{{ name }}")
    assert template.render(name='<b>"&') == "&lt;b&gt;&#34;&amp;"
    with pytest.raises(UndefinedError):
        template.render()


def test_a_built_package_has_every_template(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for folder in ("trainer", "acgan_desktop", "installer"):
        shutil.copytree(ROOT / folder, source / folder)
    (source / "resources").mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE.md"):
        shutil.copy(ROOT / name, source / name)
    build = "from setuptools import setup; setup()"
    command = [sys.executable, "-c", build, "-q", "build_py", "--build-lib", str(tmp_path / "lib")]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    kept = {path.relative_to(ROOT) for path in (ROOT / "trainer").rglob("templates/*")}
    assert {path.suffix for path in kept} >= {".html", ".css", ".md"}
    assert all((tmp_path / "lib" / path).is_file() for path in kept)
