"""The controls of a wish, drawn from the model's manifest alone."""
