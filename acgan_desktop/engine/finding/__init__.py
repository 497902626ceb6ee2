"""From a picture out of anywhere to the face of a generator that is like it.

Where faces are in a picture (``face_cascade``), what is cut out (``crop``), how like two faces are
(``likeness``), and the search for latents (``least_squares``, ``search``), with the engine alone.
"""

from typing import Final

DEFAULT_TRIES: Final = 1000
"""Faces that a search draws: about ten seconds for a generator of 128 px on two cores."""
ALTERNATIVES: Final = 8
"""Nearest faces that a search keeps, at most."""
