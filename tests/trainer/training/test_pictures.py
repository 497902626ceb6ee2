"""Pictures kept on the device are those that are read from the data set."""

import numpy as np
import pytest
import torch

from trainer.training.pictures import Pictures

CPU = torch.device("cpu")


@pytest.mark.parametrize("resident", [False, True])
def test_rows_are_the_data_sets(resident: bool) -> None:
    images = np.random.default_rng(0).integers(0, 256, (5000, 4, 4, 3), dtype=np.uint8)
    pictures = Pictures(images, CPU, resident=resident)
    for rows in ([0, 4999, 17, 17], [4096, 4095]):
        found = pictures.rows(np.array(rows))
        assert found.dtype == torch.uint8
        np.testing.assert_array_equal(found.numpy(), images[rows])


def test_a_processor_keeps_no_second_copy() -> None:
    assert not Pictures(np.zeros((4, 2, 2, 3), np.uint8), CPU).resident
