"""The window's Qt-free parts, its look and its texts."""

import xml.etree.ElementTree as ElementTree
from importlib.resources import files
from itertools import pairwise

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from ui_support import manifest

from acgan_desktop.app.colour_words import colours_of
from acgan_desktop.app.create_history import LONGEST_HISTORY, CreateHistory, Step
from acgan_desktop.engine.latent.interpolation import linear
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.engine.model_file.manifest import Attribute
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.images import image_of, pixels_of, resampled, rounded
from acgan_desktop.ui.theme.style_sheet import stylesheet
from acgan_desktop.ui.theme.tokens import DARK, LIGHT, Tokens
from acgan_desktop.ui.widgets.choices import Chip, Segment, Swatch
from acgan_desktop.ui.widgets.wishes.attribute_control import AttributeControl


def test_a_step_gives_the_same_faces_in_any_portions() -> None:
    about = manifest()
    anchor = candidate(about, {}, 8, 2, 0.6)
    for step in (
        Step(seed=3),
        Step(seed=3, anchor=anchor, wish=wish_of(about, anchor)),
        Step(seed=3, anchor=anchor, wish={"hair_color": None, "eye_color": "red"}),
    ):
        whole = step.avatars(about, 0, 20)
        assert whole == [step.avatars(about, row, 1)[0] for row in range(20)]
        assert whole == step.avatars(about, 0, 7) + step.avatars(about, 7, 13)


def test_an_anchored_wall_begins_with_its_anchor_and_obeys_wishes() -> None:
    about = manifest()
    anchor = candidate(about, {}, 8, 2, 0.7)
    step = Step(seed=3, anchor=anchor, wish=wish_of(about, anchor))
    assert step.avatars(about, 0, 1) == [anchor]
    blue = Step(seed=3, anchor=anchor, wish={**wish_of(about, anchor), "hair_color": "blue"})
    for one, other in zip(step.avatars(about, 0, 9), blue.avatars(about, 0, 9), strict=True):
        assert one.sources[0].z == other.sources[0].z
        assert wish_of(about, other)["hair_color"] == "blue"
    open_hair = Step(seed=3, anchor=anchor, wish={**wish_of(about, anchor), "hair_color": None})
    seen = {str(wish_of(about, one)["hair_color"]) for one in open_hair.avatars(about, 1, 30)}
    assert seen == {"blonde", "pink", "blue"}


def test_a_mixture_stays_itself_until_another_wish_is_made() -> None:
    about = manifest()
    one, other = (candidate(about, {}, 8, index, psi) for index, psi in ((2, 0.7), (5, 0.4)))
    anchor = linear(one, other, 0.3)
    assert len(anchor.sources) == 2
    history = CreateHistory([Step(seed=1)])
    assert history.more_like(about, anchor, 3).avatars(about, 0, 1) == [anchor]
    blue = history.change(wish={**history.here.wish, "hair_color": "blue"}).avatars(about, 0, 1)[0]
    assert wish_of(about, blue)["hair_color"] == "blue"
    assert [source.z for source in blue.sources] == [source.z for source in anchor.sources]


def test_the_trail_goes_on_and_back_and_never_grows_without_end() -> None:
    about = manifest()
    history = CreateHistory([Step(seed=1)])
    first = history.here
    for number in range(2 * LONGEST_HISTORY):
        history.more_like(about, history.here.avatars(about, 3, 1)[0], number)
    assert len(history.steps) == LONGEST_HISTORY
    assert history.steps[0] == first
    assert history.back_to(0) == first
    assert len(history.steps) == 1


def test_controls_fit_their_classes(qtbot: QtBot) -> None:
    def control(name: str, classes: tuple[str, ...]) -> AttributeControl:
        share = 1 / len(classes)
        made = AttributeControl(
            Attribute(name=name, classes=classes, shares=(share,) * len(classes))
        )
        qtbot.addWidget(made)
        return made

    length = control("hair_length", ("short", "long"))
    assert isinstance(length.choice("short"), Segment)
    hair = control("hair_color", ("black", "pink", "rainbow-ish"))
    assert isinstance(hair.choice("pink"), Swatch)
    assert isinstance(hair.choice("rainbow-ish"), Chip)
    mood = control("mood", ("calm", "wild", "sleepy", "grim", "very enthusiastic"))
    assert isinstance(mood.choice("very enthusiastic"), Chip)


def test_a_control_shows_classes_blends_and_any(qtbot: QtBot) -> None:
    made = AttributeControl(
        Attribute(name="hair_color", classes=("pink", "blue"), shares=(0.5, 0.5))
    )
    qtbot.addWidget(made)
    heard: list[tuple[str, object]] = []
    made.chosen.connect(lambda *what: heard.append(what))
    made.choice("pink").click()
    made.choice("pink").click()
    assert heard == [("hair_color", "pink")]
    made.set_value({"pink": 0.25, "blue": 0.75})
    assert made.choice("blue").partial
    assert not made.choice("blue").isChecked()
    made.choice("").click()
    assert made.value() is None
    assert not made.choice("blue").partial
    assert heard[-1] == ("hair_color", None)


@pytest.mark.parametrize(
    ("word", "known"),
    [("pink", True), ("light_blue", True), ("Blonde", True), ("long", False), ("", False)],
)
def test_colour_words(word: str, known: bool) -> None:
    assert (colours_of(word) is not None) is known


def test_unknown_words_are_shown_as_they_are() -> None:
    assert shown("number_of_horns") == "Number of horns"


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    pairs = [
        (text, ground)
        for text in ("text", "text_soft")
        for ground in ("window", "surface", "raised", "sunken", "hover")
    ]
    pairs += [("text", "accent_wash"), ("on_accent", "accent"), ("on_accent", "accent_hover")]
    for text, ground in pairs:
        a, b = _luminance(getattr(tokens, text)), _luminance(getattr(tokens, ground))
        contrast = (max(a, b) + 0.05) / (min(a, b) + 0.05)
        assert contrast >= 4.5, (text, ground, contrast)


def test_the_style_sheet_is_made_of_tokens() -> None:
    light, dark = stylesheet(LIGHT), stylesheet(DARK)
    assert light != dark
    assert LIGHT.accent in light
    assert LIGHT.accent not in dark


def test_every_icon_takes_the_colour_of_the_text(qapp: object) -> None:
    folder = files("acgan_resources").joinpath("icons")
    for file in folder.iterdir():
        name = file.name.removesuffix(".svg")
        if name == "app" or not file.name.endswith(".svg"):
            continue
        image = icons.pixmap(name, "#ff0000", 24, 2.0).toImage()
        colours = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
        solid = [colour for colour in colours if colour.alpha() > 200]
        assert solid, name
        assert all(c.red() > 240 and c.green() < 15 and c.blue() < 15 for c in solid), name


def test_pictures_keep_their_pixels() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (16, 18, 3), dtype=np.uint8)
    image = image_of(pixels)
    np.testing.assert_array_equal(pixels_of(image), pixels)
    assert resampled(image, 18) is image
    assert (resampled(image, 36).width(), resampled(image, 36).height()) == (36, 32)


def test_rounded_pictures_have_clear_corners_and_exact_middles(qapp: object) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (32, 32, 3), dtype=np.uint8)
    made = rounded(image_of(pixels), 16, 2.0, 4).toImage()
    assert made.pixelColor(0, 0).alpha() == 0
    middle = made.pixelColor(16, 10)
    assert (middle.red(), middle.green(), middle.blue()) == tuple(pixels[10, 16])


@pytest.mark.parametrize("code", ["en", "zh_CN", "ja"])
def test_translations_are_complete_and_keep_their_places(code: str) -> None:
    folder = files("acgan_resources").joinpath("translations")
    assert folder.joinpath(f"acgan_{code}.qm").is_file()
    tree = ElementTree.fromstring(
        folder.joinpath(f"acgan_{code}.ts").read_text("utf-8").split("<!DOCTYPE TS>")[1]
    )
    for message in tree.iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        assert source
        assert translation is not None
        assert translation.get("type") is None, source
        texts = [form.text for form in translation.iter("numerusform")] or [translation.text]
        for text in texts:
            assert text, source
            for place in ("{number}", "{seed}", "{psi}", "{name}", "%n"):
                if place in source and not (code == "en" and place == "%n"):
                    assert place in text, (source, text)


def test_the_compiled_translations_say_what_the_sources_say(qapp: object) -> None:
    from PySide6.QtCore import QTranslator

    folder = files("acgan_resources").joinpath("translations")
    for code in ("en", "zh_CN", "ja"):
        content = folder.joinpath(f"acgan_{code}.qm").read_bytes()
        translator = QTranslator()
        assert translator.load(content)
        text = folder.joinpath(f"acgan_{code}.ts").read_text("utf-8")
        tree = ElementTree.fromstring(text.split("<!DOCTYPE TS>")[1])
        for context in tree.iter("context"):
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                wanted = message.findtext("translation") or ""
                if message.get("numerus") or not wanted.strip():
                    continue
                source = message.findtext("source") or ""
                assert translator.translate(name, source) == wanted


def test_sizes_come_in_steps() -> None:
    from acgan_desktop.ui.theme import tokens as theme

    steps = [theme.GAP_S, theme.GAP, theme.GAP_M, theme.GAP_L, theme.GAP_XL]
    assert all(step % 4 == 0 for step in steps)
    assert all(a < b for a, b in pairwise([theme.SMALL, theme.BODY, theme.TITLE]))
