"""What the documents for developers name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("ARCHITECTURE.md", "CONTRIBUTING.md", "docs/how-it-works.md")
# Paths may begin at the checkout or in the program; a bare name is that of a module anywhere.
_PATH = re.compile(r"`((?:[\w.*-]+/)*[\w*-]+(?:\.py|\.toml|/))`")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_and_folders_that_a_document_names_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = {path for path in _PATH.findall(text) if "NAME" not in path}
    assert named
    missing = [path for path in sorted(named) if not _exists(path)]
    assert missing == []


def _exists(path: str) -> bool:
    if "/" not in path:
        return any(ROOT.glob(f"*/**/{path}")) or (ROOT / path).exists()
    return any(any(base.glob(path.rstrip("/"))) for base in (ROOT, ROOT / "acgan_desktop"))
