"""Files of an import that was not run yet."""

import os
from datetime import timedelta

import pytest

from hamdel.desk import handlers
from hamdel.desk.uploads import UPLOADS
from tests.ground.cast import NOW


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path / "data"


def age(token, hours):
    path = UPLOADS._path(token)
    at = (NOW - timedelta(hours=hours)).timestamp()
    os.utime(path, (at, at))


def test_only_this_program_may_read_them():
    os.umask(0o022)
    path = UPLOADS._path(UPLOADS.keep(b"a,b\n1,2\n"))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_they_lie_outside_of_what_is_backed_up(settings):
    assert not UPLOADS._path("a" * 22).is_relative_to(settings.MEDIA_ROOT)


def test_what_nobody_ran_within_a_day_goes():
    fresh, old = UPLOADS.keep(b"fresh"), UPLOADS.keep(b"old")
    age(fresh, 23)
    age(old, 25)
    handlers.drop_unfinished(NOW)
    assert (UPLOADS.read(fresh), UPLOADS.read(old)) == (b"fresh", None)


def test_there_need_be_none():
    assert list(UPLOADS.each()) == []
    assert UPLOADS.drop_all(before=NOW) == 0


@pytest.mark.parametrize("token", ["", "../../secret.key", "a" * 21, "a" * 23, "a/" * 11])
def test_what_is_no_token_leads_nowhere(token):
    assert UPLOADS.read(token) is None
    with pytest.raises(ValueError, match="token"):
        UPLOADS.drop(token)
