"""Kept avatars: their SQLite file, finding them, rescuing them, and whole collections as one
file."""
