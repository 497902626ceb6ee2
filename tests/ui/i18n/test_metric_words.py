"""What was measured of a model, in words."""

import pytest
from pytestqt.qtbot import QtBot
from ui_support import manifest

from acgan_desktop.engine.model_file.manifest import Metric
from acgan_desktop.ui.i18n.language import install
from acgan_desktop.ui.i18n.metric_words import MOST_SAID, metrics_in_words


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> None:
    install("en")


def metric(name: str, value: float, reference: float | None = None) -> Metric:
    return Metric(name=name, value=value, reference=reference, protocol={"images": 10})


def test_the_few_that_say_most_are_said_in_words() -> None:
    attributes = manifest().attributes
    metrics = [
        metric("fd_tagger10k_heldout", 4.28, 0.94),
        metric("kd_tagger10k_heldout", 0.01),
        metric("precision_tagger10k_heldout", 0.908),
        metric("recall_tagger10k_heldout", 0.397),
        metric("attribute_precision_hair_color_tagger100perclass", 0.844),
        metric("class_precision_hair_color_pink_tagger100perclass", 0.86),
    ]
    assert metrics_in_words(metrics, attributes) == [
        ("Distance to real pictures", "4.3; real pictures among themselves 0.9; less is better"),
        ("Faces that look real", "91 of 100"),
        ("Real faces it could draw", "40 of 100"),
        ("Hair colour as asked for", "84 of 100"),
    ]


def test_a_tagger_says_how_often_it_is_right() -> None:
    attributes = manifest().attributes
    metrics = [metric(f"balanced_accuracy_{each.name}", 0.5) for each in attributes]
    metrics += [metric(f"accuracy_{each.name}", 0.9) for each in attributes]
    assert metrics_in_words(metrics, attributes) == [
        ("Hair length read rightly", "50 of 100"),
        ("Hair colour read rightly", "50 of 100"),
        ("Eye colour read rightly", "50 of 100"),
    ]
    assert metrics_in_words([], attributes) == []
    assert len(metrics_in_words(metrics * 9, attributes * 9)) <= MOST_SAID
