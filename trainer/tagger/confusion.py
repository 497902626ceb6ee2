"""A confusion matrix as a picture."""

from PIL import Image, ImageDraw, ImageFont

from trainer.tagger.accuracy import AttributeReading

_CELL = 44
_MARGIN = 110
_DARK, _LIGHT, _PAPER = (20, 24, 40), (255, 255, 255), (250, 250, 252)
_FULL = (38, 70, 160)


def draw_confusion(reading: AttributeReading) -> Image.Image:
    """Draw which classes (columns) the faces of each class (rows) are read as, in percent."""
    names = [one.name for one in reading.classes]
    matrix, count = reading.confusion, len(names)
    side = _MARGIN + count * _CELL + 12
    picture = Image.new("RGB", (side, side + 24), _PAPER)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=12)
    title = (
        f"{reading.name}: rows are labels, columns are readings, in percent of the row "
        f"({reading.support} faces)"
    )
    draw.text((6, side + 4), _short(title, font, side - 12), fill=_DARK, font=font)
    for at, name in enumerate(names):
        middle = _MARGIN + at * _CELL + _CELL // 2
        label = _short(name, font, _MARGIN - 12)
        draw.text((_MARGIN - 6, middle), label, fill=_DARK, font=font, anchor="rm")
        upright = Image.new("RGB", (_MARGIN - 8, 18), _PAPER)
        ImageDraw.Draw(upright).text((0, 9), label, fill=_DARK, font=font, anchor="lm")
        picture.paste(upright.rotate(90, expand=True), (middle - 9, 2))
    for row in range(count):
        total = max(1, int(matrix[row].sum()))
        for column in range(count):
            share = matrix[row, column] / total
            left, top = _MARGIN + column * _CELL, _MARGIN + row * _CELL
            colour = tuple(round(255 + (full - 255) * share) for full in _FULL)
            draw.rectangle((left, top, left + _CELL - 2, top + _CELL - 2), fill=colour)
            if matrix[row, column]:
                ink = _LIGHT if share > 0.5 else _DARK
                at_middle = (left + _CELL // 2 - 1, top + _CELL // 2 - 1)
                draw.text(at_middle, f"{100 * share:.0f}", fill=ink, font=font, anchor="mm")
    return picture


def _short(text: str, font: ImageFont.ImageFont | ImageFont.FreeTypeFont, width: int) -> str:
    """Cut ``text`` so that it takes at most ``width`` pixels."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text + "…") > width:
        text = text[:-1]
    return text + "…"
