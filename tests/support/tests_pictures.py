"""What tests ask of pictures that Pillow has opened."""

from PIL import Image


def frame_count(picture: Image.Image) -> int:
    """Return how many frames an animation has; a still picture has one."""
    return int(getattr(picture, "n_frames", 1))
