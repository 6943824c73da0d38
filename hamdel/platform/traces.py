"""What may be said of a failure without saying what it failed on.

An exception's message may hold what a customer wrote; its kind and its place never do.
"""

import traceback


def where_it_failed(error: BaseException) -> str:
    """Kind and place of a failure, e.g. `ValueError in hamdel/customers/names.py:31`; no values."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    ours = [frame for frame in frames if "/hamdel/" in frame.filename] or frames
    place = ours[-1]
    name = (
        "hamdel/" + place.filename.rpartition("/hamdel/")[2] if ours is not frames else place.name
    )
    return f"{type(error).__name__} in {name}:{place.lineno}"


def frames_of(error: BaseException) -> list[str]:
    """The frames of a failure, outermost first: `file:line function`; no values, no source."""
    return [
        f"{'/'.join(frame.filename.rsplit('/', 3)[1:])}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
