"""Who must have a second factor and has none."""

import pytest
from allauth.mfa.models import Authenticator

from hamdel.accounts.models import User
from hamdel.accounts.queries.factors import without_required_factor
from hamdel.accounts.usecases.rules_of_factors import require_second_factor

pytestmark = pytest.mark.django_db


def test_recovery_codes_alone_are_none(sara, reza, leila, now, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert without_required_factor([sara.user, reza.user, leila.user]) == set()
    require_second_factor(roles=("agent", "supervisor"), who="leila", now=now)
    Authenticator.objects.create(user_id=sara.user_id, type="recovery_codes", data={})
    Authenticator.objects.create(user_id=reza.user_id, type="webauthn", data={})
    with django_assert_num_queries(2):
        assert without_required_factor(list(User.objects.all())) == {sara.user_id}
