"""Addresses of the desk."""

from django.urls import path

from .views import home, refused, start, story

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("home/newest", home.newest, name="newest"),
    path("customers/<int:customer_id>/story", story.story, name="story"),
    path("customers/moments/<int:moment_id>", story.moment, name="moment"),
    path("customers/of-profile/<int:profile_id>", story.of_profile, name="of_profile"),
    path("start/", start.start, name="start"),
    path("start/<int:key_id>/arrivals", start.arrivals, name="arrivals"),
    path("settings/refused/", refused.refused, name="refused"),
]
