"""The style sheet and the palette, made from the tokens of the theme."""

from PySide6.QtGui import QColor, QPalette

from acgan_desktop.ui.theme.tokens import BODY, RADIUS, SMALL, TARGET, TITLE, Tokens


def palette(t: Tokens) -> QPalette:
    """Return the palette for the tokens ``t``."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, roles in {
        "window": (role.Window,),
        "surface": (role.Base,),
        "hover": (role.AlternateBase,),
        "raised": (role.Button, role.ToolTipBase, role.Light),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
        "text_faint": (role.PlaceholderText,),
        "line": (role.Mid, role.Midlight, role.Dark),
        "scrim": (role.Shadow,),
        "accent": (role.Highlight, role.Link, role.Accent),
        "on_accent": (role.HighlightedText,),
    }.items():
        for each in roles:
            made.setColor(each, t.colour(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, t.colour("text_faint", 0.7))
    return made


def stylesheet(t: Tokens) -> str:
    """Return the style sheet of the whole program for the tokens ``t``."""
    sections = (
        _surfaces(t),
        _push_buttons(t),
        _tool_buttons(t),
        _text_fields(t),
        _menus(t),
        _scroll_bars(t),
        _toast(t),
    )
    return "".join(sections)


def _surfaces(t: Tokens) -> str:
    """Return the rules of what lies under everything: panels, labels, tool tips, the palette."""
    return f"""
* {{ outline: none; dialogbuttonbox-buttons-have-icons: 0; }}
QWidget {{ color: {t.text}; font-size: {BODY}px; }}
QMainWindow, QDialog, #controls, #side, #rail, #status, #controlsBody {{ background: {t.window}; }}
#wallArea, #faceWall {{ background: {t.surface}; border: none; }}
#mapButtons, #facePicker {{ background: {t.raised}; border: 1px solid {t.line};
    border-radius: {RADIUS}px; }}
#facePicker {{ border-radius: 0; }}
#facePickerScroll, #facePickerArea {{ background: {t.raised}; border: none; }}
#controlsScroll, #sideScroll {{ background: {t.window}; border: none; }}
#status {{ border-top: 1px solid {t.line}; }}
#status QLabel {{ color: {t.text_soft}; font-size: {SMALL}px; }}
QLabel[role="title"] {{ font-size: {TITLE}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="soft"] {{ color: {t.text_soft}; }}
QLabel[role="value"] {{ font-size: {SMALL}px; }}
QLabel[role="small"] {{ color: {t.text_soft}; font-size: {SMALL}px; }}
QLabel[role="key"] {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: 5px;
    padding: 2px 7px; font-size: {SMALL}px; min-width: 12px; qproperty-alignment: AlignCenter; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line};
    padding: 4px 8px; font-size: {SMALL}px; }}
#drawer {{ background: {t.surface}; border: none; border-right: 1px solid {t.line}; }}
#paletteCard {{ background: {t.raised}; border: 1px solid {t.line};
    border-radius: {RADIUS + 4}px; }}
#paletteField, #paletteField:focus {{ background: transparent; border: none; padding: 0 12px;
    min-height: 44px; }}
#paletteLine {{ background: {t.line}; }}
#commandList {{ background: transparent; border: none; }}
"""


def _push_buttons(t: Tokens) -> str:
    """Return the rules of buttons with words."""
    disabled = t.colour("text_faint", 0.55).name(QColor.NameFormat.HexArgb)
    return f"""
QPushButton {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 0 12px; min-height: {TARGET + 2}px; font-weight: 500; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.sunken}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0 11px; min-height: {TARGET}px; }}
QPushButton:disabled {{ color: {disabled}; }}
QPushButton[kind="main"] {{ background: {t.accent}; border: 1px solid {t.accent};
    color: {t.on_accent}; font-weight: 600; }}
QPushButton[kind="main"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[kind="main"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[kind="main"]:disabled {{ background: {t.sunken}; border-color: {t.line};
    color: {disabled}; }}
QPushButton[choice="true"] {{ text-align: left; font-weight: 400; padding-right: 28px; }}
QPushButton[kind="on"] {{ background: {t.accent_wash}; border-color: {t.accent}; }}
"""


def _tool_buttons(t: Tokens) -> str:
    """Return the rules of buttons with icons or faces, and of the rail."""
    return f"""
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: {RADIUS}px;
    min-width: {TARGET}px; min-height: {TARGET}px; padding: 0; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed {{ background: {t.sunken}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[here="true"] {{ border-color: {t.accent}; }}
QToolButton[face="true"] {{ padding: 2px; }}
QToolButton[face="true"]:focus {{ border-color: {t.text}; }}
QToolButton[face="true"]:checked {{ border-color: {t.accent}; background: {t.accent_wash}; }}
QToolButton:checked[face="true"]:focus {{ border-color: {t.text}; }}
#rail QToolButton {{ color: {t.text_soft}; font-size: {SMALL}px; padding: 6px 0 4px 0; }}
#rail QToolButton:checked {{ color: {t.text}; background: {t.sunken}; font-weight: 600; }}
"""


def _text_fields(t: Tokens) -> str:
    """Return the rules of what one types into."""
    return f"""
QLineEdit {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 0 8px; min-height: {TARGET + 2}px; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; }}
QLineEdit:focus {{ border: 2px solid {t.accent}; padding: 0 7px; min-height: {TARGET}px; }}
#sliderName {{ background: transparent; border: 1px solid transparent; padding: 0 3px;
    margin-left: -4px; min-height: 26px; font-weight: 600; }}
#sliderName:hover {{ background: {t.hover}; }}
#sliderName:focus {{ background: {t.raised}; border: 2px solid {t.accent}; padding: 0 2px;
    min-height: 24px; }}
QPlainTextEdit {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 8px; font-size: {SMALL}px; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; }}
QPlainTextEdit:focus {{ border: 1px solid {t.accent}; }}
"""


def _menus(t: Tokens) -> str:
    """Return the rules of menus."""
    return f"""
QMenu {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 6px; }}
QMenu::item {{ padding: 7px 28px 7px 10px; border-radius: 6px; min-height: 18px; }}
QMenu::item:selected {{ background: {t.hover}; }}
QMenu::item:disabled {{ color: {t.text_soft}; font-size: {SMALL}px; }}
QMenu::indicator {{ width: 8px; height: 8px; margin-left: 10px; }}
QMenu::indicator:checked {{ background: {t.accent}; border-radius: 4px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 6px 4px; }}
"""


def _scroll_bars(t: Tokens) -> str:
    """Return the rules of scroll bars."""
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.line}; border-radius: 3px; min-height: 40px;
    margin: 3px; }}
QScrollBar::handle:vertical:hover {{ background: {t.text_faint}; }}
QScrollBar[idle="true"]::handle:vertical {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ height: 0; }}
"""


def _toast(t: Tokens) -> str:
    """Return the rules of the short message at the foot of the window."""
    return f"""
#toast {{ background: {t.toast}; border-radius: {RADIUS}px; }}
#toast QLabel {{ color: {t.on_scrim}; }}
#toast QPushButton {{ background: transparent; border: 1px solid transparent;
    color: {t.toast_step}; font-weight: 600; padding: 0 8px; }}
#toast QPushButton:focus {{ border: 1px solid {t.on_scrim}; }}
"""
