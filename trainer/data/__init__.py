"""Data sets: opening a prepared one, its labels as numbers, and the order in which faces come.
How one is made is in ``preparation``, ``labelling`` and ``packing``.
"""
