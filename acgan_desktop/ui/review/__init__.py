"""The review window: labelling faces by looking at them, with the keyboard alone."""
