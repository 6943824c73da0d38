"""Addresses of built files, with a mark of their content so that browsers may keep them."""

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from django.templatetags.static import static

BUILT = Path(__file__).parents[1] / "static" / "hamdel"


def asset_url(name: str, *, versioned: bool = True) -> str:
    """Return the address of `static/hamdel/<name>`; `versioned` adds a mark of its content."""
    address = static(f"hamdel/{name}")
    mark = _mark(name, _changed(name)) if versioned else ""
    return f"{address}?v={mark}" if mark else address


def _changed(name: str) -> int:
    try:
        return (BUILT / name).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=64)
def _mark(name: str, changed: int) -> str:
    """Eight letters of the content's hash; empty where the file is not built."""
    if not changed:
        return ""
    return blake2b((BUILT / name).read_bytes(), digest_size=4).hexdigest()
