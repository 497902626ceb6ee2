"""The first paper's results beside those of a run of its model."""
