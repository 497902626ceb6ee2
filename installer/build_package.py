"""What a build of the package does beside setuptools' own steps; pyproject.toml names it."""

import shutil

from setuptools.command.build_py import build_py

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
