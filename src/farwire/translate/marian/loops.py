"""A decoder that repeats itself without end, recognised by what it said last."""

CHECK = 16  # steps between two looks
LONGEST_PERIOD = 12
LEAST_REPEATS = 4


def loop_start(pieces: list[int]) -> int:
    """Where a loop at the end of `pieces` may be cut, keeping its first round; 0 if there is none.

    A loop is a period of 1 to 12 pieces that stands at least four times in a row and fills 16 pieces or more.
    """
    size = len(pieces)
    for period in range(1, LONGEST_PERIOD + 1):
        repeated = 0
        while repeated < size - period and pieces[size - 1 - repeated] == pieces[size - 1 - repeated - period]:
            repeated += 1
        if repeated + period >= max(LEAST_REPEATS * period, CHECK):
            return size - repeated
    return 0
