"""How the window looks: tokens of colour, size and time, the style sheet, icons, pixels on
screen."""
