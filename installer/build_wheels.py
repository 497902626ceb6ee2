"""Builds wheel and sdist so that everybody gets the same files, byte for byte.

    python installer/build_wheels.py [--twice] [--out DIR]

It needs the package ``build``. ``--twice`` builds in two folders, from files of other times, and
ends with 1 if a byte differs.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from project import ROOT, source_date


def main() -> int:
    """Build, compare if that is wanted, and print each file's sum."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--twice", action="store_true", help="build twice and compare")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / "first"
        copy_tracked(copy)
        sums = built(copy, out, seed="1")
        if options.twice:
            again = Path(work) / "second" / "elsewhere"
            shutil.copytree(copy, again, copy_function=shutil.copyfile)  # files of now
            shutil.rmtree(again / "build", ignore_errors=True)
            others = built(again, Path(work) / "out", seed="2")
            if sums != others:
                print(f"Two builds differ:\n{sums}\n{others}", file=sys.stderr)
                return 1
    for name, digest in sums.items():
        print(f"{digest}  {name}")
    return 0


def copy_tracked(copy: Path) -> None:
    """Copy what git tracks, and nothing that lies beside it, to ``copy``, which must not exist."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], check=True, capture_output=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)


def built(copy: Path, out: Path, seed: str) -> dict[str, str]:
    """Build sdist and wheel from ``copy`` into ``out``; return the SHA-256 of each by its name."""
    for path in copy.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    out.mkdir(parents=True, exist_ok=True)
    told = {"SOURCE_DATE_EPOCH": str(source_date()), "PYTHONHASHSEED": seed}
    with tempfile.TemporaryDirectory() as fresh:
        subprocess.run(
            [sys.executable, "-m", "build", "--outdir", fresh, str(copy)],
            check=True,
            stdout=subprocess.DEVNULL,
            env=os.environ | told,
            umask=0o022,
        )
        files = sorted(Path(fresh).iterdir())
        for path in files:
            shutil.copyfile(path, out / path.name)
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


if __name__ == "__main__":
    raise SystemExit(main())
