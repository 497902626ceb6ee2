"""Widgets that the pages are made of; none of them knows the engine or the library."""
