"""Where the frozen program starts: ``acgan``, or with no arguments its window."""

import sys

from acgan_desktop.cli import main

sys.exit(main())
