"""What a person keeps: favourites, pictures, models, settings. It knows no Qt."""
