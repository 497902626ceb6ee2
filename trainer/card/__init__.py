"""Model cards: what a model learned from, how good it is, and what it does badly."""
