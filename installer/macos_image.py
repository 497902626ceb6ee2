"""macOS: the bundle in a disk image, from which one drags it into Applications."""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from project import NAME, PACKAGE, ROOT

IDENTITY_VARIABLE: Final = "ACGAN_SIGN_IDENTITY"
"""The name of a "Developer ID Application" certificate; nothing is signed with one without it."""
NOTARY_VARIABLE: Final = "ACGAN_NOTARY_PROFILE"
"""The profile that ``xcrun notarytool store-credentials`` keeps; nothing is sent without it."""
_ENTITLEMENTS: Final = ROOT / "installer" / "macos" / "entitlements.plist"


def make_image(bundle: Path, out: Path) -> Path:
    """Sign the bundle if the environment says as whom, and write the disk image into ``out``."""
    target = out / f"{PACKAGE}-macos.dmg"
    identity = os.environ.get(IDENTITY_VARIABLE)
    if identity:
        sign = ["codesign", "--force", "--deep", "--options", "runtime", "--timestamp"]
        sign += ["--entitlements", str(_ENTITLEMENTS), "--sign", identity]
        subprocess.run([*sign, bundle], check=True)
        subprocess.run(["codesign", "--verify", "--deep", "--strict", bundle], check=True)
    with tempfile.TemporaryDirectory() as work:
        # Only ditto keeps all that belongs to a bundle.
        subprocess.run(["ditto", bundle, Path(work) / bundle.name], check=True)
        (Path(work) / "Applications").symlink_to("/Applications")
        command = ["hdiutil", "create", "-volname", NAME, "-srcfolder", work, "-ov"]
        subprocess.run([*command, "-format", "ULFO", target], check=True)
    if identity:
        subprocess.run(["codesign", "--timestamp", "--sign", identity, target], check=True)
    if profile := os.environ.get(NOTARY_VARIABLE):
        submit = ["xcrun", "notarytool", "submit", target, "--keychain-profile", profile, "--wait"]
        subprocess.run(submit, check=True)
        subprocess.run(["xcrun", "stapler", "staple", target], check=True)
    return target
