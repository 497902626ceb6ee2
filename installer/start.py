"""Where the frozen program starts: ``acgan``, or with no arguments its window."""

import os
import sys

# Before anything can import ONNX Runtime, whose uploader starts with that.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from acgan_desktop.cli.main import main

sys.exit(main())
