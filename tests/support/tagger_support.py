"""A tagger small enough to train in a test."""

SMALL = (
    "channels=[16,32]",
    "plane_channels=16",
    "feature_dim=48",
    "batch=32",
    "dropout=0.1",
    "average_kimg=0.5",
    "translation=0.05",
    "cutout=0.15",
    "rotation=5",
    "precision=float32",
    "learning_rate=5e-3",
)
