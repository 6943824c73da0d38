"""What people say of the company stands among its mentions, and goes again."""

from hamdel.demo.usecases.listening import keep_overheard, take_overheard_back
from hamdel.listening.models import Mention, Source, Spike, WordRule
from tests.ground.cast import NOW


def test_mentions_stand_there_once_with_a_spike(db: None) -> None:
    new = keep_overheard(now=NOW)
    assert new == Mention.objects.count() > 50
    assert Spike.objects.filter(rule__name="رکاب", what="all").exists()
    assert Mention.objects.exclude(same_as=None).count() == 1
    assert {one.state for one in Mention.objects.all()} == {
        "new",
        "replied",
        "handed_over",
        "closed",
    }
    take_overheard_back()
    assert not Mention.objects.exists()
    assert not Source.objects.exists()
    assert not WordRule.objects.exists()
