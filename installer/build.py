"""Turns the tree into what people install, for the system that this runs on.

    python installer/build.py [--with-cuda] [--out DIR] [KIND ...]

It needs the base install of the program and PyInstaller (``pip install . pyinstaller``).
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import appimage
import deb
import macos_image
import windows_setup
from freezing import freeze, try_out
from icons import draw_icons
from project import NAME, ROOT, SYSTEM
from tarball import make_tarball

KINDS: Final = {
    "linux": ("tarball", "deb", "appimage"),
    "windows": ("zip", "setup"),
    "macos": ("dmg",),
}


def main() -> int:
    """Freeze the program, try it, pack it, and print where it is."""
    options = parsed()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        icons = Path(work) / "icons"
        draw_icons(icons)
        frozen: Path | None = options.frozen
        if frozen is None:
            frozen = freeze(out, Path(work), icons, with_cuda=options.with_cuda)
            try_out(frozen)
        for kind in options.kinds:
            path = made(kind, frozen.resolve(), icons, out, options)
            print(f"Built {path}, {path.stat().st_size / 1e6:.0f} MB", flush=True)
    return 0


def parsed() -> argparse.Namespace:
    """Return the options; ``kinds`` is filled with all that can be made here if none is named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS[SYSTEM]))
    parser.add_argument(
        "--with-cuda", action="store_true", help="with ONNX Runtime's CUDA part (280 MB)"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument(
        "--frozen", type=Path, metavar="DIR", help="pack this folder, which was built before"
    )
    parser.add_argument("--appimage-runtime", type=Path, metavar="FILE", help="see README.md")
    parser.add_argument("--deb-version", metavar="VERSION", help="another one, to try upgrades")
    parser.add_argument("--quick", action="store_true", help="a .deb that is packed only lightly")
    options = parser.parse_args()
    unknown = set(options.kinds) - set(KINDS[SYSTEM])
    if unknown:
        parser.error(f"here is no {', '.join(sorted(unknown))}, only {', '.join(KINDS[SYSTEM])}")
    options.kinds = options.kinds or list(possible(options.appimage_runtime))
    return options


def possible(runtime: Path | None) -> Sequence[str]:
    """Return what this machine has the tools for."""
    missing = {
        "deb": not deb.can_make_deb(),
        "appimage": runtime is None or not appimage.can_make_appimage(),
        "setup": SYSTEM == "windows" and windows_setup.setup_compiler() is None,
    }
    for kind in KINDS[SYSTEM]:
        if missing.get(kind):
            print(f"Leaves out {kind}: its tools are not here, see installer/README.md.")
    return [kind for kind in KINDS[SYSTEM] if not missing.get(kind)]


def made(kind: str, frozen: Path, icons: Path, out: Path, options: argparse.Namespace) -> Path:
    """Make one kind of package and return its path."""
    match kind:
        case "tarball":
            return make_tarball(frozen, out)
        case "deb":
            return deb.make_deb(frozen, icons, out, options.deb_version, options.quick)
        case "appimage":
            runtime: Path | None = options.appimage_runtime
            if runtime is None:
                raise SystemExit("An AppImage needs --appimage-runtime FILE.")
            return appimage.make_appimage(frozen, icons, runtime, out)
        case "zip":
            windows_setup.sign_programs(frozen)
            return windows_setup.make_zip(frozen, out)
        case "setup":
            return windows_setup.make_setup(frozen, icons, out)
        case _:
            return macos_image.make_image(frozen.parent / f"{NAME}.app", out)


if __name__ == "__main__":
    raise SystemExit(main())
