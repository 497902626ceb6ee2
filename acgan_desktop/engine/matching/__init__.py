"""Candidates drawn and read by a tagger until the wish is met. What a wish is, is in ``latent``."""
