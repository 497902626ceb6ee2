"""Model files computed by PyTorch, and networks built from the weights that are in one."""
