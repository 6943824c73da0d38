"""Looking: the weather in the app, the site, the blog, the newsletter, social networks."""

from .life import EMAIL, Life, Place
from .plan import DAY, MINUTE, SECOND
from .words import words

_SCREENS = (
    "Weather Today",
    "Weather Today",
    "Weather Today",
    "Wind by Hour",
    "Week Forecast",
    "Air Quality",
)
SOCIAL = Place("social", None, "mobile")


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
            {"distance_km": kilometers, "title": f"{life.person.area}، {kilometers} کیلومتر"},
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
        life.page(at, "Home", web, {"title": "رکاب، هوای دوچرخه‌سواران"})
        at = life.after(at, 10 * SECOND, 90 * SECOND)
    lot = dice.random()
    if lot < 0.5:
        read_article(life, at, web)
    elif lot < 0.75:
        life.page(at, "Forecast", web, {"title": f"باد و باران {life.person.city.name}"})
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
    life.page(at, "Blog", place, {"title": life.dice.choice(words("blog")), "seconds": seconds})


def look_for_help(life: Life, at: int, place: Place) -> None:
    """Search the help pages."""
    title = life.dice.choice(words("help"))
    life.page(at, "Help", place, {"title": title})
    if life.dice.random() < 0.35:
        helped = life.dice.random() < 0.6
        life.track(
            life.after(at, 20 * SECOND, 3 * MINUTE),
            "Help Rated",
            place,
            {"title": title, "rating": 5 if helped else 1},
        )


def receive_newsletter(life: Life, at: int) -> None:
    """Get the weekly letter; some open it, a few follow it to the site."""
    dice = life.dice
    title = dice.choice(words("newsletter"))
    if dice.random() < 0.45:
        return
    opened = life.after(at, 2 * MINUTE, DAY)
    life.track(opened, "Newsletter Opened", EMAIL, {"subject": title})
    lot = dice.random()
    if lot < 0.25:
        life.track(
            life.after(opened, 5 * SECOND, MINUTE), "Newsletter Clicked", EMAIL, {"subject": title}
        )
        read_article(life, life.after(opened, MINUTE, 2 * MINUTE), life.web)
    elif lot > 0.985:
        life.track(
            life.after(opened, 5 * SECOND, MINUTE),
            "Newsletter Unsubscribed",
            EMAIL,
            {"subject": title},
        )


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
                "Landing",
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
        life.track(at, "Mention Posted", place, {"network": "instagram"}, life.heard("mention"))
