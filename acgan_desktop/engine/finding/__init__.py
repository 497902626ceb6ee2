"""From a picture out of anywhere to the face of a generator that is like it.

Where faces are in a picture (``face_cascade``), what is cut out (``crop``), how like two faces are
(``likeness``), and the search for latents (``least_squares``, ``search``), with the engine alone.
"""
