"""A matplotlib figure as SVG that stands alone as a file as well as within a page."""

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from trainer.reports.theme import DARK, LIGHT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SVG = "http://www.w3.org/2000/svg"
# Colours stand in the elements, since many viewers know neither rules nor variables; a rule for
# dark pages overrules them where it is known.
_DARK_RULES = "".join(
    f'svg.chart [style*="{what}: {LIGHT[name]}"]{{{what}:{DARK[name]}!important}}'
    for what, names in (
        ("fill", ("panel", "ink", "soft")),
        ("stroke", ("line", "soft", *(name for name in LIGHT if re.fullmatch(r"c\d", name)))),
    )
    for name in names
)
_RULES = (
    "svg.chart path{stroke-linejoin:round} "
    f"@media screen and (prefers-color-scheme: dark){{{_DARK_RULES}}}"
)


def svg_text(figure: "Figure", title: str) -> str:
    """Return ``figure`` as SVG, scaled to whatever place it is shown in.

    Args:
        figure: drawn in the colours of :data:`trainer.reports.theme.LIGHT`, with text as text;
            its artists' gid becomes their class.
        title: for who cannot see it.
    """
    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(stream.getvalue())
    for name in ("metadata", "defs"):
        for element in root.findall(f"{{{_SVG}}}{name}"):
            root.remove(element)
    for element in root.iter():
        # Ids would be there twice where a page shows several charts.
        if (name := element.attrib.pop("id", "")).isalpha():
            element.set("class", name)
        element.attrib.pop("clip-path", None)
        element.attrib.pop("transform", None)
        element.tail = None
        if not (element.text or "").strip():
            element.text = None
        if path := element.get("d"):
            element.set("d", re.sub(r"(\.\d)\d+", r"\1", " ".join(path.split())))
        if style := element.get("style"):
            family = "font-family: system-ui, sans-serif"
            element.set("style", re.sub(r"font-family: [^;]*", family, style))
    root.attrib = {
        "class": "chart", "viewBox": root.attrib["viewBox"], "role": "img", "aria-label": title
    }  # fmt: skip
    rules = ElementTree.Element(f"{{{_SVG}}}style")
    rules.text = _RULES
    root.insert(0, rules)
    return ElementTree.tostring(root, encoding="unicode") + "\n"
