"""The Explore page: the endless map and the sliders of a face. It knows no other page."""
