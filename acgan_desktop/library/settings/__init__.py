"""What the program remembers between starts: settings, presets, named sliders, and what a crash
left behind.
"""
