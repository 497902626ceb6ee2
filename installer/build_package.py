"""What a build of the package does beside setuptools' own steps; pyproject.toml names it."""

import os
import shutil
import sys
from pathlib import Path

from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

# setuptools loads this file by its path, so its folder is not among those that are searched.
sys.path.append(str(Path(__file__).parent))
from archive import FIRST_DAY, write_tar

RESOURCES = "acgan_resources"


class BuildPackage(build_py):
    """Adds ``resources/`` to the packages that were found, and builds from an empty folder."""

    def finalize_options(self) -> None:
        """Name the resources' package: its folder is called otherwise, so nothing finds it."""
        packages = self.distribution.packages or []
        if RESOURCES not in packages:
            self.distribution.packages = [*packages, RESOURCES]
        super().finalize_options()

    def run(self) -> None:
        """Empty the build folder first: a model that was removed must not come back from it."""
        if not self.editable_mode:
            shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()


class BuildSources(sdist):
    """Packs the sources so that the same files give the same archive, byte for byte.

    Wheels do so of themselves where ``SOURCE_DATE_EPOCH`` is set; archives of sources do not yet.
    """

    def make_archive(
        self,
        base_name: str,
        format: str,  # setuptools calls it so
        root_dir: str | os.PathLike[str] | bytes | os.PathLike[bytes] | None = None,
        base_dir: str | None = None,
        owner: str | None = None,
        group: str | None = None,
    ) -> str:
        """Pack the folder ``base_dir``; only gztar is made, which is what every index wants."""
        told = os.environ.get("SOURCE_DATE_EPOCH")
        if format != "gztar" or told is None or base_dir is None:
            return str(super().make_archive(base_name, format, root_dir, base_dir, owner, group))
        target = Path(f"{base_name}.tar.gz")
        write_tar(Path(root_dir or ".") / base_dir, target, max(int(told), FIRST_DAY))
        return str(target)
