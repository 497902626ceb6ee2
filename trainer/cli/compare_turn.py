"""What ``acgan-train compare`` starts for each turn of a run: a ``fit`` that ends when it ends.

``python -m trainer.cli.compare_turn RUN fit ...``; see :mod:`trainer.compare.turn`.
"""

import sys

from trainer.cli.main import main
from trainer.compare.turn import take_turn

if __name__ == "__main__":
    sys.exit(take_turn(sys.argv[1:], main))
