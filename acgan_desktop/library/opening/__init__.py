"""Files that a person opens with the program: which window takes them, and what is in them."""
