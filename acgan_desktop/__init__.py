"""AcGAN Desktop: draws anime avatars with an exported generator, on this machine alone."""

__version__ = "0.1.0"
