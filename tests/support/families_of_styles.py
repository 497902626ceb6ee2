"""Style groups for tests of crossings."""

GROUPS = (("shape", (0,)), ("features", (1, 2)), ("colours", (3,)))
