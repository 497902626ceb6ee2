"""Walks from a folder of drawn faces to an avatar of a model trained on them, in the window alone.

What a person would click is clicked, with the real trainer; only the length of the training is
shortened. Prints how long each part took::

    python benchmarks/train_walk.py --faces 500 --kimg 0.2
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_PATIENCE_S = 3600.0


class Walk:
    """One person before one window.

    Attributes:
        told: what was done, and how many seconds it took.
    """

    def __init__(self, faces: Path) -> None:
        from acgan_desktop.library.settings.settings import Settings
        from acgan_desktop.ui.services.qt_application import application
        from acgan_desktop.ui.services.render_service import RenderService
        from acgan_desktop.ui.shell.window import Window
        from acgan_desktop.ui.train.train_page import TrainPage

        self._app = application()
        self._faces = faces
        self.window = Window(RenderService(), Settings(language="en", welcomed=True))
        self.window.context.failed.connect(self._failed)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.start(None)
        self.window.rail.buttons["train"].click()
        page = self.window.page("train")
        assert isinstance(page, TrainPage)
        self.page = page
        self.told: list[tuple[str, float]] = []
        self._begun = time.monotonic()

    def run(self, kimg: float, picture: Path) -> None:
        """Walk the whole way; the avatar is saved as ``picture``."""
        page, guide = self.page, self.page.guide
        self.until("the trainer is found", lambda: page.service.setup.state == "ready")
        page.take_sources([self._faces])
        self.until("the folder is taken", lambda: guide.forward.isEnabled())
        guide.forward.click()
        self.until("pictures are prepared", lambda: guide.steps.value() == "check")
        guide.forward.click()
        guide.labels.fill.click()
        self.until(
            "hair and eyes are read",
            lambda: guide.labels.summary.text() != "" and self._is_labelled(),
        )
        guide.forward.click()
        self.until("the machine is measured", lambda: bool(page.service.overview.trials))
        self.told.append((f"quick look: {guide.start.cards['quick'].words()[1]}", 0.0))
        look = page.look_here()
        assert look is not None
        page.service.start(look.project, **{**guide.start.values(), "kimg": kimg})
        self.until(f"{kimg:g} kimg are trained", lambda: self._stage() == "finished")
        page.run.make.click()
        self.until("the model draws in Create", lambda: self.window.page_key == "create")
        context = self.window.context
        self.until("it is open", lambda: self._draws(page.here))
        create = self.window.create_page
        self.until("faces are drawn", lambda: create.faces.image(0) is not None)
        image = create.faces.image(0)
        assert image is not None
        assert context.opened is not None
        image.save(str(picture))
        self.window.close()

    def until(self, what: str, done: Callable[[], bool]) -> None:
        """Let the window work until ``done``, and note how long that took."""
        begun = time.monotonic()
        while not done():
            self._app.processEvents()
            time.sleep(0.005)
            if time.monotonic() - begun > _PATIENCE_S:
                raise SystemExit(f"It took too long until {what}.")
        self.told.append((what, time.monotonic() - begun))

    def _stage(self) -> str:
        look = self.page.look_here()
        if look is not None and look.stage == "failed":
            raise SystemExit(f"The training failed: {look.ended}")
        return look.stage if look is not None else ""

    def _is_labelled(self) -> bool:
        look = self.page.look_here()
        return look is not None and look.project.file.labelled and look.prepared is not None

    def _draws(self, folder: Path | None) -> bool:
        opened = self.window.context.opened
        look = self.page.service.overview.of(folder)
        name = look.project.file.name if look is not None else ""
        return opened is not None and opened.manifest.name == name

    @staticmethod
    def _failed(failure: object) -> None:
        raise SystemExit(f"The window says: {getattr(failure, 'sentence', failure)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--faces", type=int, default=500)
    parser.add_argument("--kimg", type=float, default=0.2)
    parser.add_argument("--out", type=Path, default=Path("avatar.png"))
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))
    from drawn_faces import draw_faces

    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="acgan-walk-") as home:
        os.environ["ACGAN_HOME"] = home
        faces = Path(home) / "My faces"
        draw_faces(faces, options.faces, size=128)
        (faces / "labels.csv").unlink()  # a person has none
        walk = Walk(faces)
        walk.run(options.kimg, options.out.absolute())
    for what, seconds in walk.told:
        print(f"{seconds:8.1f} s  {what}")
    print(f"{time.monotonic() - begun:8.1f} s  {options.faces} drawn faces to {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
