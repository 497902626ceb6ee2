"""The window around the pages: rail, palette, shortcuts, drops, status line, and the start of the
program. It knows the pages; they do not know it.
"""
