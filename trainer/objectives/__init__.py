"""What a training asks of the networks: losses, penalties, augmentation, and the objective, which
puts them together on one page. No loop and no file.
"""
