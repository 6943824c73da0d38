"""How far two short strings are apart."""

_LONGEST = 64
_PREFIX = 4
_PREFIX_WEIGHT = 0.1


def jaro_winkler(a: str, b: str) -> float:
    """Return the Jaro-Winkler similarity, 0 to 1, of the first 64 characters (Winkler 1990)."""
    a, b = a[:_LONGEST], b[:_LONGEST]
    if a == b:
        return 1.0
    matched_a, matched_b = _matches(a, b)
    count = len(matched_a)
    if not count:
        return 0.0
    moved = sum(left != right for left, right in zip(matched_a, matched_b, strict=True)) / 2
    jaro = (count / len(a) + count / len(b) + (count - moved) / count) / 3
    prefix = 0
    for left, right in zip(a[:_PREFIX], b[:_PREFIX], strict=False):
        if left != right:
            break
        prefix += 1
    return jaro + prefix * _PREFIX_WEIGHT * (1 - jaro)


def one_edit_apart(a: str, b: str, *, shortest: int = 6) -> bool:
    """Tell whether one letter changed, added, dropped or swapped makes one of the other.

    Strings shorter than `shortest` never count: حسینی and حسنی are two families.
    """
    if min(len(a), len(b)) < shortest or abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_b in (rest_a[1:], rest_b[:1] + rest_a[1:]) or rest_a == rest_b[1:]


def _matches(a: str, b: str) -> tuple[list[str], list[str]]:
    """Return the characters of each that match one of the other within the window, in order."""
    window = max(0, max(len(a), len(b)) // 2 - 1)
    taken = [False] * len(b)
    matched_a = []
    for index, char in enumerate(a):
        for other in range(max(0, index - window), min(len(b), index + window + 1)):
            if not taken[other] and b[other] == char:
                taken[other] = True
                matched_a.append(char)
                break
    return matched_a, [char for char, found in zip(b, taken, strict=True) if found]
