"""Widgets that show faces: walls, strips, pickers, the large portrait."""
