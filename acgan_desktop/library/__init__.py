"""What a person keeps: favourites, pictures, installed models, settings. It knows no Qt."""
