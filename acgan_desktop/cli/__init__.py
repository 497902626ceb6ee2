"""The command ``acgan``: one module a subcommand, and what they share. What it does lies in
``library`` and ``engine``; only ``main`` knows that a window exists.
"""
