"""Pieces of pages that several pages use and that know the app context: the page's interface, feeds
of pictures, the keep button, export dialog and drag.
"""
