"""The engine: opens an exported model and renders avatars. It knows no Qt and no torch."""
