"""The Create page: wishes, a wall of candidates, the chosen face. It knows no other page."""
