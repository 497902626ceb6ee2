"""The Blend page: faces that turn into each other, crossings, animations. It knows no other
page."""
