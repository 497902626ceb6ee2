"""The engine: opens an exported model and renders avatars to pixels. It knows no Qt and no torch."""
