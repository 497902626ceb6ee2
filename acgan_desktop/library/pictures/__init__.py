"""PNGs with their avatar inside, scaled copies, contact sheets, and whole exports of pictures."""
