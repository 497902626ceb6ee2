"""Recipes: everything that decides a training, as typed tables. It needs no torch."""
