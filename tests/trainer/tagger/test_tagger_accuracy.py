"""The figures of a tagger, on cases small enough to count by hand."""

import numpy as np
import pytest

from trainer.data.manifest import DatasetAttribute
from trainer.tagger.accuracy import fit_temperatures, measure_accuracy
from trainer.tagger.confusion import draw_confusion

HAIR = DatasetAttribute(name="hair", classes=("a", "b", "c"), counts=(4, 2, 0))
TRUTH = np.array([[0], [0], [0], [0], [1], [1], [-1]], np.int16)
READ = [0, 0, 0, 1, 1, 0, 2]


def logits_for(read: list[int], sure: float = 3.0) -> list[np.ndarray]:
    return [(np.eye(3, dtype=np.float32)[read] * sure)]


def test_figures_are_those_one_counts_by_hand() -> None:
    (one,) = measure_accuracy(logits_for(READ), TRUTH, [HAIR])
    assert one.support == 6
    assert one.confusion.tolist() == [[3, 1, 0], [1, 1, 0], [0, 0, 0]]
    assert one.accuracy == pytest.approx(4 / 6)
    # The class that nobody has does not count.
    assert one.balanced_accuracy == pytest.approx((3 / 4 + 1 / 2) / 2)
    assert [c.support for c in one.classes] == [4, 2, 0]
    assert [c.precision for c in one.classes] == pytest.approx([3 / 4, 1 / 2, 0])
    assert [c.recall for c in one.classes] == pytest.approx([3 / 4, 1 / 2, 0])


def test_calibration_error_is_the_distance_of_confidence_and_balanced_accuracy() -> None:
    logits = logits_for(READ)
    confidence = np.exp(3) / (np.exp(3) + 2)
    (one,) = measure_accuracy(logits, TRUTH, [HAIR])
    assert one.calibration_error == pytest.approx(confidence - (3 / 4 + 1 / 2) / 2, abs=1e-5)


def test_no_label_at_all_is_no_error() -> None:
    (one,) = measure_accuracy([np.zeros((2, 3), np.float32)], np.full((2, 1), -1, np.int16), [HAIR])
    assert (one.support, one.accuracy, one.balanced_accuracy) == (0, 0.0, 0.0)
    assert fit_temperatures([np.zeros((2, 3), np.float32)], np.full((2, 1), -1, np.int16)) == [1.0]


def test_temperatures_find_how_sure_one_may_be() -> None:
    rng = np.random.default_rng(0)
    true_logits = rng.standard_normal((4000, 3)) * 2
    chances = np.exp(true_logits) / np.exp(true_logits).sum(axis=1, keepdims=True)
    truth = np.array([rng.choice(3, p=p) for p in chances], np.int16)[:, None]
    (found,) = fit_temperatures([(true_logits * 2).astype(np.float32)], truth)
    assert found == pytest.approx(2, rel=0.1)


def test_the_picture_is_dark_where_faces_are() -> None:
    (one,) = measure_accuracy(logits_for([0, 0, 0, 0, 2, 2, 0]), TRUTH, [HAIR])
    picture = draw_confusion(one)
    first = picture.getpixel((110 + 3, 110 + 3))
    empty = picture.getpixel((110 + 44 + 3, 110 + 3))
    wrong = picture.getpixel((110 + 2 * 44 + 3, 110 + 44 + 3))
    assert first == wrong == (38, 70, 160)
    assert empty == (255, 255, 255)
