"""``python -m acgan_desktop.ui.review TASK.json``: the review window as a program of its own."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.review_file import AnswerBook, read_task
from acgan_desktop.library.settings import settings as settings_file
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.i18n import language
from acgan_desktop.ui.review.window import ReviewWindow
from acgan_desktop.ui.services.qt_application import application
from acgan_desktop.ui.theme.appearance import appearance
from acgan_desktop.ui.theme.tokens import Mode


def open_review(path: Path) -> ReviewWindow:
    """Return the window for the task at ``path``, in the program's look and language.

    Raises:
        UserError: the task, its pictures or its table cannot be used.
    """
    app = application()
    try:
        settings = settings_file.load()
    except UserError:
        settings = Settings()
    code = language.install(settings.language or language.SYSTEM)
    appearance().apply(Mode(settings.theme), code)
    app.setQuitOnLastWindowClosed(True)
    task = read_task(path)
    asked = {one.name: one.classes for one in task.attributes}
    return ReviewWindow(task, AnswerBook(Path(task.out), asked))


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed.

    Returns:
        The exit status: 0, or 2 when the task cannot be used.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if len(words) != 1:
        print("usage: python -m acgan_desktop.ui.review TASK.json", file=sys.stderr)
        return 2
    app = application()
    try:
        window = open_review(Path(words[0]))
    except (UserError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    signal.signal(signal.SIGINT, lambda *_: window.close())
    awake = QTimer(window)  # Python looks for signals only while it runs
    awake.timeout.connect(lambda: None)
    awake.start(500)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
