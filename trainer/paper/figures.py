"""The first paper's table of results, as printed in its section 4."""

from typing import NamedTuple

PAPER = "Automatic Anime Characters Creation with Generative Adversarial Networks"
PAPER_FACES = 63_632
PAPER_EPOCHS = 25


class EpochRow(NamedTuple):
    """One row: after so many epochs, both losses and the mean scores of real and drawn faces."""

    epoch: int
    generator_loss: float
    discriminator_loss: float
    real_score: float
    fake_score: float


PAPER_ROWS = (
    EpochRow(1, 3.3059, 0.7899, 0.5771, 0.0475),
    EpochRow(5, 5.8114, 0.3049, 0.9141, 0.1636),
    EpochRow(10, 5.7568, 0.2232, 0.9855, 0.1575),
    EpochRow(15, 3.9303, 0.3790, 0.8527, 0.1580),
    EpochRow(20, 4.1046, 0.1163, 0.9609, 0.0673),
    EpochRow(25, 4.9199, 0.0623, 0.9683, 0.0269),
)
