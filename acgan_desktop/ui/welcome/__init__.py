"""The first start: three steps that end with an avatar. It knows no other page."""
