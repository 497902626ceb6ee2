"""The generator families, one readable file each, and the layers that they share."""
