"""Checkpoints on the disk: written, read, packed for carrying, and the best one kept. What is in
one, in memory, is in ``trainer.training``.
"""
