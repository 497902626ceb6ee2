"""What a training asks of the networks: losses, penalties, augmentation, and the two steps that put
them together. No loop and no file.
"""
