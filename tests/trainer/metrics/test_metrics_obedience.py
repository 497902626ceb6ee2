"""Attribute precision and diversity on arrays where one can count."""

import numpy as np
import pytest

from trainer.metrics.obedience import attribute_precision

torch = pytest.importorskip("torch")

from trainer.metrics.diversity import mean_distance, mean_within, pixel_variance  # noqa: E402

CLASSES = ("blonde", "orange", "pink")


def test_each_class_counts_the_same_however_rare() -> None:
    asked = np.array([0] * 90 + [1] * 10)
    read = np.zeros((100, 3))
    read[:, 0] = 1.0  # everything is blonde
    found = attribute_precision(read, asked, CLASSES)
    assert [one.precision for one in found.classes] == [1, 0, 0]
    assert [one.asked for one in found.classes] == [90, 10, 0]
    assert found.stratified == 0.5, "not 0.9; and pink, for which nobody asked, does not count"
    assert found.confusion.tolist() == [[90, 0, 0], [10, 0, 0], [0, 0, 0]]


def test_the_disobedient_are_at_chance_and_the_obedient_at_one() -> None:
    random = np.random.default_rng(0)
    asked = random.integers(0, 3, 3000)
    obedient = np.eye(3)[asked] * 0.6 + 0.1
    assert attribute_precision(obedient, asked, CLASSES).stratified == 1
    disobedient = np.eye(3)[random.integers(0, 3, 3000)]
    assert attribute_precision(disobedient, asked, CLASSES).stratified == pytest.approx(
        1 / 3, abs=0.05
    )


def test_the_deviation_is_that_of_many_repetitions() -> None:
    random = np.random.default_rng(2)
    counts, shown = (50, 10, 200), (0.9, 0.4, 0.7)
    asked = np.repeat(np.arange(3), counts)

    def repeat() -> list[float | None]:
        obeys = random.random(len(asked)) < np.array(shown)[asked]
        read = np.eye(3)[np.where(obeys, asked, (asked + 1) % 3)]
        found = attribute_precision(read, asked, CLASSES)
        return [found.stratified, found.deviation]

    means, deviations = np.array([repeat() for _ in range(2000)], np.float64).T
    assert np.square(deviations).mean() == pytest.approx(means.var(), rel=0.1)
    certain = attribute_precision(np.eye(3), [0, 1, 2], CLASSES)
    assert certain.deviation == 0


def test_what_was_not_asked_is_left_out_and_order_changes_nothing() -> None:
    random = np.random.default_rng(1)
    asked, read = random.integers(-1, 3, 200), random.random((200, 3))
    found = attribute_precision(read, asked, CLASSES)
    assert sum(one.asked for one in found.classes) == (asked >= 0).sum()
    order = random.permutation(200)
    again = attribute_precision(read[order], asked[order], CLASSES)
    assert again.classes == found.classes
    nothing = attribute_precision(read[:0], asked[:0], CLASSES)
    assert nothing.stratified is None
    assert nothing.deviation is None


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[2, 3\]"):
        attribute_precision(np.zeros((3, 3)), [0, 1], CLASSES)
    with pytest.raises(ValueError, match="a class that there is not"):
        attribute_precision(np.zeros((1, 3)), [3], CLASSES)


def test_mean_distance_between_faces() -> None:
    assert mean_distance([[0.0, 0.0], [3.0, 4.0]]) == 5
    assert mean_distance([[0.0], [1.0], [3.0]]) == pytest.approx((1 + 3 + 2) / 3)
    assert mean_distance(np.ones((4, 2))) == 0
    with pytest.raises(ValueError, match="at least 2"):
        mean_distance(np.ones((1, 2)))


def test_pixel_variance_and_means_over_choices() -> None:
    black_and_white = np.stack([np.zeros((2, 2, 3)), np.full((2, 2, 3), 255)]).astype(np.uint8)
    assert pixel_variance(black_and_white) == pytest.approx(2.0), "(1 - -1)² / 2"
    assert pixel_variance(black_and_white[[0, 0]]) == 0
    assert mean_within([1.0, 4.0], [2, 3]) == 3.0
    with pytest.raises(ValueError, match="at least one choice"):
        mean_within([1.0], [1])
