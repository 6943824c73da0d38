"""Failures told without their values."""

from typing import Any, cast

from hamdel.platform import instants, traces


def failed(call):
    try:
        call()
    except (ValueError, TypeError, AttributeError) as error:
        return error
    raise AssertionError("it did not fail")


def test_the_innermost_place_of_ours_is_named():
    error = failed(lambda: instants.rfc3339(cast("Any", "mina")))
    assert traces.where_it_failed(error).startswith(
        "AttributeError in hamdel/platform/instants.py:"
    )
    assert "mina" not in " ".join(traces.frames_of(error))


def test_a_failure_outside_of_our_code_names_its_function():
    error = failed(lambda: int("mina"))
    assert traces.where_it_failed(error).startswith("ValueError in ")


def test_a_failure_that_was_never_raised():
    assert traces.where_it_failed(ValueError("mina")) == "ValueError"
