"""Animations as files: GIF, animated WebP, APNG, MP4. What moves is the engine's blend."""
