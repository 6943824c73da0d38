"""Lines with which a server signs a user id."""

from hamdel.desk.signing import signing_snippets
from hamdel.interactions.public import user_hash_key
from hamdel.interactions.rules.segment import vouched


def test_what_the_python_lines_make_vouches():
    key = user_hash_key()
    (lines,) = (one.code for one in signing_snippets(key=key, page="") if one.name == "Python")
    given = {"user_id": "مینا-1001"}
    exec(lines, given)
    assert vouched("مینا-1001", given["user_hash"], key.encode())
