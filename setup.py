"""The build; everything else about the package stands in pyproject.toml."""

import shutil

from setuptools import setup
from setuptools.command.build_py import build_py


class CleanBuild(build_py):
    """Builds from an empty folder: a model that was removed must not come back from build/."""

    def run(self) -> None:
        """Empty the build folder, then build."""
        if not self.editable_mode:
            shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()


setup(cmdclass={"build_py": CleanBuild})
