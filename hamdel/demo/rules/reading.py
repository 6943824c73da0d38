"""Looking: the weather in the app, the site, the blog, the newsletter, social networks."""

from hamdel.language.numbers import format_number

from .life import Life, Place
from .plan import MINUTE, SECOND
from .speaking import heard
from .words import words

_SCREENS = (
    "هوای امروز",
    "هوای امروز",
    "هوای امروز",
    "باد ساعت‌به‌ساعت",
    "هوای هفته",
    "کیفیت هوا",
)
_WEDNESDAY = 2


def look_at_weather(life: Life, at: int) -> None:
    """Open the app, look, perhaps look closer, perhaps ride."""
    dice, app = life.dice, life.app
    life.page(at, dice.choice(_SCREENS), app, {"city": life.person.city.name})
    lot = dice.random()
    if lot < 0.22:
        life.page(life.after(at, 8 * SECOND, 60 * SECOND), dice.choice(_SCREENS[3:]), app)
    if lot > 0.9:
        ride = life.after(at, 5 * MINUTE, 40 * MINUTE)
        kilometers = round(dice.lognormvariate(2.1, 0.5), 1)
        life.track(
            ride,
            "Ride Recorded",
            app,
            {
                "distance_km": kilometers,
                "title": f"{life.person.area}، {format_number(kilometers, language='fa')} کیلومتر",
            },
        )
    elif lot > 0.86:
        life.track(
            life.after(at, MINUTE, 3 * MINUTE),
            "Alert Opened",
            app,
            {"title": dice.choice(("هشدار باد", "هشدار باران", "هشدار آلودگی"))},
        )


def visit_site(life: Life, at: int) -> None:
    """Come to the site without meaning to buy."""
    dice, web = life.dice, life.web
    if dice.random() < 0.55:
        life.page(at, "خانه", web, {"title": "رکاب، هوای دوچرخه‌سواران"})
        at = life.after(at, 10 * SECOND, 90 * SECOND)
    lot = dice.random()
    if lot < 0.5:
        read_article(life, at, web)
    elif lot < 0.75:
        life.page(at, "پیش‌بینی", web, {"title": f"باد و باران {life.person.city.name}"})
    elif lot < 0.9:
        look_for_help(life, at, web)
    else:
        life.track(
            at,
            "Route Planned",
            web,
            {"title": f"{life.person.area} تا {dice.choice(life.person.city.areas)}"},
        )


def read_article(life: Life, at: int, place: Place) -> None:
    """Read a post of the blog; more of the winter ones in winter is left to chance."""
    seconds = int(life.dice.lognormvariate(4.2, 0.8))
    life.track(
        at,
        "Blog Post Viewed",
        place,
        {"title": life.dice.choice(words("blog")), "seconds": seconds},
    )


def look_for_help(life: Life, at: int, place: Place) -> None:
    """Search the help pages."""
    title = life.dice.choice(words("help"))
    life.track(at, "Help Article Viewed", place, {"title": title})
    if life.dice.random() < 0.35:
        helped = life.dice.random() < 0.6
        life.track(
            life.after(at, 20 * SECOND, 3 * MINUTE),
            "Help Rated",
            place,
            {"title": title, "rating": 5 if helped else 1},
        )


def read_newsletters(life: Life) -> None:
    """Get the letter on Wednesdays; some open it, a few follow it to the site, until they leave."""
    person, dice, calendar = life.person, life.dice, life.calendar
    if not person.newsletter or person.joined_at is None:
        return
    keen = dice.uniform(0.15, 0.8)
    place = Place(
        "email", None, "laptop" if len(person.devices) > 1 and dice.random() < 0.4 else "mobile"
    )
    for number, day in enumerate(calendar.days):
        if day.on.weekday() != _WEDNESDAY or day.start < person.first_at or dice.random() > keen:
            continue
        title = words("newsletter")[number // 7 % len(words("newsletter"))]
        opened = calendar.shift(
            day.start, dice.triangular(10, 23, 11), dice, days=dice.choice((0, 0, 0, 1, 2))
        )
        if opened >= person.left_at:
            return
        life.track(opened, "Newsletter Opened", place, {"subject": title})
        if not _follow_letter(life, opened, place, title):
            return


def _follow_letter(life: Life, opened: int, place: Place, title: str) -> bool:
    lot = life.dice.random()
    if lot < 0.25:
        life.track(
            life.after(opened, 5 * SECOND, MINUTE), "Newsletter Clicked", place, {"subject": title}
        )
        read_article(life, life.after(opened, MINUTE, 2 * MINUTE), life.web)
    elif lot > 0.99:
        life.track(
            life.after(opened, 5 * SECOND, MINUTE),
            "Newsletter Unsubscribed",
            place,
            {"subject": title},
        )
    return lot <= 0.99


def meet_on_social(life: Life, at: int) -> None:
    """See a post or an advertisement on a network; known there only by the browser's mark."""
    dice = life.dice
    place = Place("social", life.person.mobile)
    lot = dice.random()
    if lot < 0.3:
        campaign = dice.choice(words("ads"))
        life.track(at, "Ad Viewed", place, {"campaign": campaign})
        if dice.random() < 0.3:
            life.track(
                life.after(at, 3 * SECOND, 20 * SECOND),
                "Ad Clicked",
                place,
                {"campaign": campaign},
            )
            life.page(
                life.after(at, 20 * SECOND, 60 * SECOND),
                "صفحهٔ کمپین",
                Place("web", life.person.mobile),
                {"title": campaign},
            )
    elif lot < 0.94:
        life.track(
            at,
            "Post Liked" if lot < 0.55 else "Post Viewed",
            place,
            {"title": dice.choice(words("posts"))},
        )
    else:
        life.track(at, "Mention Posted", place, {"network": "instagram"}, heard(life, "mention"))
