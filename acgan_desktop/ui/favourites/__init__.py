"""The Favourites page: finding, labelling and moving what was kept. It knows no other page."""
