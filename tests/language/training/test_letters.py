from hamdel.language.training.letters import letters_of


def test_groups_lean_to_the_language_that_has_them() -> None:
    lines = letters_of(["khoob khar kharid"] * 3, ["the thing that"] * 3).splitlines()
    leanings = dict(line.split(" ") for line in lines[1:])
    assert int(leanings["kh"]) > 0 > int(leanings["th"])
    assert lines[1:] == sorted(lines[1:])
