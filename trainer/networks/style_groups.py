"""Which style layers belong together for a person."""


def style_groups(count: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Split ``count`` style layers, at least 2, into shape, features and colours, coarse to fine.

    The outer thirds decide shape and colours; whatever is left over goes to the middle. Two layers
    have no middle.
    """
    third = max(1, count // 3)
    layers = tuple(range(count))
    groups = (
        ("shape", layers[:third]),
        ("features", layers[third : count - third]),
        ("colours", layers[count - third :]),
    )
    return tuple((name, members) for name, members in groups if members)
