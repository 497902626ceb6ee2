"""``python -m acgan_desktop`` is ``acgan``."""

import sys

from acgan_desktop.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
