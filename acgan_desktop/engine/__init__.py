"""Opens an exported model and renders avatars: what is needed between a file and pixels.
No Qt, no torch, and nothing of what a person keeps.
"""
