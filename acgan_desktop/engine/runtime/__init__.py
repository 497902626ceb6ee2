"""Running model files: sessions, devices, batching, and the generator and tagger that stand on
them. What is asked of a model (seeds, wishes, ways between faces) is in ``latent``.
"""
