"""The box for what concerns a person's saved data: it stays until it has been read."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL, tokens
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label

_WIDTH: Final = 520
_MARK: Final = 32


class NoticeBox(TranslatedWidget, QDialog):
    """Says what became of saved data, such as a damaged file that was recovered.

    Attributes:
        notices: the sentences that it shows, in the order in which they came.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setFixedWidth(_WIDTH)
        self.notices: list[str] = []
        self._mark = label()
        self.title = label("title")
        self.text = label()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = TextButton(kind="main")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.finished.connect(lambda _: self.notices.clear())
        self._lay_out()
        self.say(self.title.setText, lambda: self.tr("About your saved data"))
        self.say(self.setWindowTitle, lambda: self.tr("About your saved data"))
        self.say(self.close_button.setText, lambda: self.tr("Close"))
        self.say(lambda _: self._show_notices(), str)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(GAP)
        texts.addWidget(self.title)
        texts.addWidget(self.text)
        head = QHBoxLayout()
        head.setSpacing(GAP_L)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        layout.setSpacing(GAP_L)
        layout.addLayout(head)
        layout.addLayout(foot)

    def show_notice(self, notice: str) -> None:
        """Show ``notice``; below those that nobody has read yet, if the box is open."""
        if notice in self.notices:
            return
        self.notices.append(notice)
        self._show_notices()
        if not self.isVisible():
            self.open()
            self._fit()  # now the style sheet has given the text its size
        self.close_button.setFocus()

    def _show_notices(self) -> None:
        self._mark.setPixmap(
            icons.pixmap("alert", tokens().accent, _MARK, self.devicePixelRatioF())
        )
        self.text.setText("\n\n".join(map(sentence_in_words, self.notices)))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the sentences need."""
        self.text.setFixedHeight(max(0, self.text.heightForWidth(self._text_width())))
        self.adjustSize()

    def _text_width(self) -> int:
        return _WIDTH - 2 * GAP_XL - GAP_L - _MARK
