"""Options that several commands share; what one command alone takes stays with it."""
