"""Distances between sets of features: formulas alone, no faces and no files."""
