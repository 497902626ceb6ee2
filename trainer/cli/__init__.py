"""The command ``acgan-train``: one module a subcommand, and the options they share. Commands read
arguments and say what was done; the work lies in the other rooms.
"""
