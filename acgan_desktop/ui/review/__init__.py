"""The review window, a program of its own: labelling faces by looking at them, with keys alone."""
