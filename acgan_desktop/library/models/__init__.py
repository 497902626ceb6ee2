"""The models that are installed: found, added, removed, and kept for favourites that need them.
Reading a model file is the engine's work.
"""
