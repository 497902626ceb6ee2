"""Trainings over time: the run folder, checkpoints, the loop, reports, and measuring on the way."""
