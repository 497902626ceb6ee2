"""One training in memory: batches, networks, optimiser steps, averages, random streams, several
processes. What lands on the disk is in ``runs``.
"""
