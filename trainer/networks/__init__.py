"""The generator families, one readable file each, and the layers that they share. No losses, no
files, no loops.
"""
