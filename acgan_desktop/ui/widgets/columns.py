"""How pages are laid out: parts without gaps between them, and several wholes in one place."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget


def side_by_side(*parts: QWidget, wide: QWidget) -> QWidget:
    """Return ``parts`` from left to right; ``wide``, one of them, takes what room is left."""
    return _together(QHBoxLayout(), parts, wide)


def one_below_another(*parts: QWidget, tall: QWidget) -> QWidget:
    """Return ``parts`` from top to bottom; ``tall``, one of them, takes what room is left."""
    return _together(QVBoxLayout(), parts, tall)


def fill(owner: QWidget, *wholes: QWidget, below: QWidget | None = None) -> QStackedWidget:
    """Fill ``owner`` with one of ``wholes`` at a time, the first to begin with.

    Args:
        owner: the page.
        wholes: all that it can show.
        below: what stands under each of them.
    """
    stack = QStackedWidget()
    stack.setObjectName("wallArea")
    for whole in wholes:
        stack.addWidget(whole)
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(stack, 1)
    if below is not None:
        layout.addWidget(below)
    return stack


def _together(layout: QBoxLayout, parts: tuple[QWidget, ...], large: QWidget) -> QWidget:
    whole = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, 1 if part is large else 0)
    whole.setLayout(layout)
    return whole
