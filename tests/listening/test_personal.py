"""What listening holds of a person is given to them, and taken out."""

from hamdel.customers.public import erase_customer, export_customer
from hamdel.listening.models import Author, Mention, NotThem, Post, Source
from hamdel.listening.uploads import UPLOADS
from hamdel.listening.usecases.matching import confirm_customer
from hamdel.listening.usecases.posting import ToPost, write_post
from tests.ground.cast import NOW
from tests.listening.conftest import BY, Hear


def test_it_is_given_and_taken_out_and_not_heard_again(
    hear: Hear, profile: int, mastodon: Source
) -> None:
    row, other = hear("راز من", ref="1"), hear("دیگری", ref="2", handle="@b@m.example")
    Mention.objects.filter(pk=row.pk).update(source=mastodon)
    write_post(
        ToPost(source_id=mastodon.pk, text="ببخشید مینا", mention_id=row.pk), by=BY, now=NOW
    )
    confirm_customer(mention_id=row.pk, customer_id=profile, by=BY, now=NOW)
    waiting = UPLOADS.keep("نام\nمینا".encode())
    given = export_customer(profile)
    assert "راز من" in str(given)
    erase_customer(customer_id=profile, who="t", why="خواست", now=NOW)
    row.refresh_from_db()
    assert row.erased
    for name in ("text", "folded", "author", "handle", "url", "title", "answer", "ref"):
        assert getattr(row, name) == ""
    assert not Post.objects.exists()
    assert not Author.objects.exists()
    assert not NotThem.objects.exists()
    assert UPLOADS.read(waiting) is None
    assert hear("راز من", ref="1").pk == row.pk
    assert Mention.objects.get(pk=row.pk).text == ""
    other.refresh_from_db()
    assert other.text == "دیگری"
