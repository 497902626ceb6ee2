"""How pages are laid out: parts without gaps between them, and several wholes in one place."""

from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.ui.theme.tokens import CONTROLS_WIDTH
from acgan_desktop.ui.widgets.base import quiet_scroll_bar, scroll_area


def side_by_side(*parts: QWidget, wide: QWidget, owner: QWidget | None = None) -> QWidget:
    """Lay ``parts`` from left to right, and return what holds them.

    Args:
        parts: what to lay out.
        wide: one of them, which takes what room is left.
        owner: what is to hold them; by default a plain widget.
    """
    return _together(QHBoxLayout(), parts, wide, owner)


def one_below_another(*parts: QWidget, tall: QWidget, owner: QWidget | None = None) -> QWidget:
    """Lay ``parts`` from top to bottom likewise; ``tall`` takes what room is left."""
    return _together(QVBoxLayout(), parts, tall, owner)


def quiet_scroll_area(name: str, body: QWidget) -> QScrollArea:
    """Return :func:`scroll_area` with a bar that shows only where it can scroll."""
    scroll = scroll_area(name, body)
    quiet_scroll_bar(scroll)
    return scroll


def lay_out_controls(
    owner: QWidget, body: QWidget, foot: QWidget, head: QWidget | None = None
) -> QScrollArea:
    """Make ``owner`` the column of controls at the left of a page; return where ``body`` scrolls.

    Args:
        owner: the column.
        body: the controls.
        foot: what stands below them.
        head: what stands over them.
    """
    owner.setFixedWidth(CONTROLS_WIDTH)
    scroll = quiet_scroll_area("controlsScroll", body)
    parts = (scroll, foot) if head is None else (head, scroll, foot)
    one_below_another(*parts, tall=scroll, owner=owner)
    return scroll


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
    one_below_another(*(stack, below) if below is not None else (stack,), tall=stack, owner=owner)
    return stack


def _together(
    layout: QBoxLayout, parts: tuple[QWidget, ...], large: QWidget, owner: QWidget | None
) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, 1 if part is large else 0)
    whole = owner if owner is not None else QWidget()
    whole.setLayout(layout)
    return whole
