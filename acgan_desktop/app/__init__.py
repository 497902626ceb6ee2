"""The state of a window as plain values: histories, the story of a blend, where the map's camera
stands, finding words. No Qt here; widgets and signals are in ``ui``.
"""
