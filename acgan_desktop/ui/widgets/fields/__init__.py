"""Fields of a form: a line of a menu, a whole number, a colour."""
