"""Upscalers: networks that make a drawn picture four times as large and sharp.

Here: a public one turned into a model file of ours (the teacher), a small one that learns from its
answers (the student), and figures that set the two side by side. What a person draws with them is
the engine's.
"""
