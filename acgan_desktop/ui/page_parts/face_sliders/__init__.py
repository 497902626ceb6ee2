"""Sliders that change a chosen face, for every page that has one."""
