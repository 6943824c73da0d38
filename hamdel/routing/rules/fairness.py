"""How evenly work is spread."""

from collections.abc import Sequence


def jain(shares: Sequence[float]) -> float:
    """Return Jain's fairness index, 1/n (one has all) to 1 (all alike); 1 for nobody.

    R. Jain, D. Chiu, W. Hawe, "A quantitative measure of fairness and discrimination", DEC-TR-301, 1984.
    """
    squares = sum(one * one for one in shares)
    return sum(shares) ** 2 / (len(shares) * squares) if squares else 1.0


def gini(shares: Sequence[float]) -> float:
    """Return the Gini coefficient, 0 (all alike) to 1 (one has all); 0 for nobody."""
    total, count = sum(shares), len(shares)
    if not total:
        return 0.0
    ranked = sum(place * one for place, one in enumerate(sorted(shares), start=1))
    return 2 * ranked / (count * total) - (count + 1) / count
