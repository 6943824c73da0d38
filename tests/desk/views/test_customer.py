import pytest

from hamdel.customers.public import consents_of, customer_facts, known_customer, merge_customers

pytestmark = pytest.mark.django_db


def test_the_page_tells_who_and_what_happened(sara, mina_id):
    page = sara.get(f"/customers/{mina_id}/").content.decode()
    assert "مینا کاظمی" in page
    assert "۰۹۱۲ ۳۴۵ ۶۷۸۹" in page
    assert "انتقال ناموفق بود" in page
    assert "پول کم شد ولی نرسید" in page
    assert "۱٬۲۵۰٬۰۰۰ تومان" in page
    assert "خشمگین" in page
    assert page.index("انتقال ناموفق بود") < page.index("سفارش داد") < page.index("مقاله‌ای خواند")


def test_the_page_in_english(sara, mina_id):
    sara.cookies["django_language"] = "en"
    page = sara.get(f"/customers/{mina_id}/").content.decode()
    assert "The transfer failed" in page
    assert 'dir="ltr"' in page


def test_strangers_are_asked_to_sign_in(stranger, mina_id):
    for path in ("", "story", "news", "export", "erase", "merge"):
        answer = stranger.get(f"/customers/{mina_id}/{path}")
        assert answer.status_code == 302
        assert "مینا" not in answer.content.decode()


def test_nobody_is_404(sara):
    assert sara.get("/customers/999999/").status_code == 404
    assert sara.get("/customers/999999/story").status_code == 404


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("channel=app", "انتقال ناموفق بود", "سفارش داد"),
        ("mood=positive", "سفارش داد", "انتقال ناموفق بود"),
        ("stage=awareness", "مقاله‌ای خواند", "سفارش داد"),
    ],
)
def test_filters_leave_their_moments(sara, mina_id, query, shown, hidden):
    story = sara.get(f"/customers/{mina_id}/story?{query}").content.decode()
    assert shown in story
    assert hidden not in story


def test_a_filter_that_fits_nothing_says_so(sara, mina_id):
    story = sara.get(f"/customers/{mina_id}/story?channel=kiosk").content.decode()
    assert "تعاملی با این پالایه‌ها جور نیست" in story


def test_long_stories_come_in_pages(sara, company, mina, mina_id):
    for n in range(45):
        company.meet(("user_id", mina.user_id), action="Chat Started", ago=200 + n)
    first = sara.get(f"/customers/{mina_id}/story")
    assert first.content.decode().count('id="moment-') == 40
    rest = sara.get(first.context["story"].next_url)
    assert rest.content.decode().count('id="moment-') == 8
    assert rest.context["story"].next_url == ""


def test_a_cursor_of_somebody_else_is_404(sara, mina_id):
    assert sara.get(f"/customers/{mina_id}/story?cursor=%C3%A9").status_code == 404


def test_a_moment_opens_whole(sara, mina_id):
    story = sara.get(f"/customers/{mina_id}/story")
    newest = story.context["story"].days[0].moments[0]
    whole = sara.get(f"/customers/moments/{newest.id}").content.decode()
    assert "12500000" in whole
    assert "Transfer Failed" in whole
    assert "&quot;messageId&quot;" in whole


def test_what_is_new_comes_to_an_open_page(sara, company, mina, mina_id):
    newest = sara.get(f"/customers/{mina_id}/").context["story"].newest_id
    assert sara.get(f"/customers/{mina_id}/news?after={newest}&have=0").status_code == 204
    company.meet(("user_id", mina.user_id), action="Call Started", channel="phone")
    news = sara.get(f"/customers/{mina_id}/news?after={newest}&have=0").content.decode()
    assert "زنگ زد" in news
    assert "have=1" in news


def test_hostile_text_is_text(sara, company):
    one = company.meet(
        ("user_id", "x"), action="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>"
    )
    page = sara.get(f"/customers/{one}/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_consents_are_kept(sara, mina_id):
    answer = sara.post(
        f"/customers/{mina_id}/consent",
        {"purpose": "news", "channel": "*", "state": "refused"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    (fact,) = consents_of(mina_id)
    assert (fact.purpose, fact.state, fact.who) == ("news", "refused", sara.email)
    assert sara.post(f"/customers/{mina_id}/consent", {"purpose": "news"}).status_code == 400


def test_an_analyst_reads_and_does_not_write(nima, mina_id):
    assert nima.get(f"/customers/{mina_id}/").status_code == 200
    for path in ("consent", "correct", "merge", "erase"):
        assert nima.post(f"/customers/{mina_id}/{path}", {}).status_code == 403


def test_corrections_write_only_what_changed(sara, mina_id):
    sara.post(f"/customers/{mina_id}/correct", {"attribute:city": "شیراز", "attribute:job": ""})
    facts = customer_facts(mina_id)
    assert facts is not None
    said = {fact.name: (fact.value, fact.source) for fact in facts.attributes}
    assert said["city"] == ("شیراز", "person")
    assert said["name"] == ("مینا کاظمی", "test")
    assert "job" not in said


def test_join_and_take_apart(sara, company, mina_id):
    other = company.describe(("phone", "09350001122"), name="مینا کاظمی")
    compared = sara.get(f"/customers/{mina_id}/merge?with={other}").content.decode()
    assert "این دو یک نفرند؟" in compared
    done = sara.post(f"/customers/{mina_id}/merge", {"join": other, "why": "گفت"}, follow=True)
    assert known_customer(other) == mina_id
    assert "برگرداندن" in done.content.decode() or "undo" in done.content.decode()
    merges = sara.get(f"/customers/{mina_id}/?tab=merges")
    (row, *_) = merges.context["merges"]
    sara.post(f"/customers/merges/{row.id}/undo")
    assert known_customer(other) == other


def test_the_id_of_somebody_joined_leads_on(sara, company, now, mina_id):
    other = company.describe(("phone", "09350001122"))
    merge_customers(keep=mina_id, join=other, why="", who="x", now=now)
    assert sara.get(f"/customers/{other}/").url == f"/customers/{mina_id}/"


def test_erasing_needs_the_name(reza, sara, mina_id):
    assert sara.get(f"/customers/{mina_id}/erase").status_code == 403
    asked = reza.get(f"/customers/{mina_id}/erase").content.decode()
    assert "۳ تعامل داستان" in asked
    assert reza.post(f"/customers/{mina_id}/erase", {"name": "کس دیگر"}).status_code == 422
    assert known_customer(mina_id) == mina_id
    reza.post(f"/customers/{mina_id}/erase", {"name": "مينا  كاظمي"})
    assert known_customer(mina_id) is None
    assert reza.get(f"/customers/{mina_id}/").status_code == 404


def test_everything_as_a_file(sara, mina_id):
    held = sara.get(f"/customers/{mina_id}/export")
    assert held.headers["Content-Disposition"].startswith("attachment")
    assert "مینا کاظمی" in held.content.decode()


def test_the_page_asks_as_much_for_a_long_story(sara, mina_id, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        sara.get(f"/customers/{mina_id}/")


def test_a_stage_tells_its_feeling_in_words(sara, mina_id):
    page = sara.get(f"/customers/{mina_id}/")
    told = [stage.tone for stage in page.context["ribbon"]]
    assert {"positive", ""} <= set(told)
    ribbon = page.content.decode().partition('<ol class="ribbon"')[2].partition("</ol>")[0]
    assert ribbon.count('class="mood ') == sum(bool(tone) for tone in told)
    assert "beat" not in ribbon


def test_nothing_of_a_national_id_is_shown(sara, company, mina_id):
    company.describe(("user_id", "mina-1001"), ("national_id", "0499370899"))
    person = sara.get(f"/customers/{mina_id}/").context["person"]
    (row,) = [one for one in person.identifiers if one.kind == "national_id"]
    assert row.value == "•••"
    for address in (f"/customers/{mina_id}/", f"/customers/{mina_id}/?tab=merges"):
        assert row.canonical[:8] not in sara.get(address).content.decode()


def test_a_line_of_the_story_can_be_fetched_anew(sara, stranger, mina_id):
    moment = sara.get(f"/customers/{mina_id}/").context["story"].newest_id
    piece = sara.get(f"/customers/moments/{moment}/line").content.decode()
    assert 'data-tone="negative"' in piece
    assert "انتقال ناموفق بود" in piece
    assert "<html" not in piece
    assert sara.get("/customers/moments/999/line").status_code == 404
    assert stranger.get(f"/customers/moments/{moment}/line").status_code == 302


def test_figures_stand_in_the_digits_of_the_screen(sara, company, mina, mina_id):
    company.describe(
        ("user_id", mina.user_id), birth_year=1360, birthday="1981-05-02", postal_code="1234567890"
    )
    person = sara.get(f"/customers/{mina_id}/").context["person"]
    shown = {row.name: row.shown for row in person.attributes}
    assert shown["birth_year"] == "۱۳۶۰"
    assert shown["birthday"] == "۱۲ اردیبهشت ۱۳۶۰"
    assert shown["postal_code"] == "1234567890"
    assert {row.label for row in person.attributes} >= {"نام کامل", "سال تولد"}


def test_a_shared_phone_is_named_in_persian_digits(sara, company, mina, mina_id):
    for number in range(6):
        company.describe(("user_id", f"sharer-{number}"), ("phone", mina.phone))
    page = sara.get(f"/customers/{mina_id}/").content.decode()
    assert "\u2068۰۹۱۲ ۳۴۵ ۶۷۸۹\u2069 را چند نفر" in page
