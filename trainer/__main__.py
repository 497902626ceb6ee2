"""``python -m trainer`` is ``acgan-train``."""

import sys

from trainer.cli import main

sys.exit(main())
