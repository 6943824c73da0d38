"""Addresses of the desk."""

from django.urls import path

from .views import (
    acting,
    badly,
    customer,
    customers,
    home,
    importing,
    merging,
    privacy,
    refused,
    start,
    story,
    suggestions,
    summary,
)

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("home/newest", home.newest, name="newest"),
    path("search", customers.search, name="search"),
    path("customers/", customers.customers, name="customers"),
    path("customers/badly/", badly.badly, name="badly"),
    path("customers/suggestions/", suggestions.suggestions, name="suggestions"),
    path("customers/suggestions/<int:suggestion_id>", suggestions.decide, name="decide"),
    path(
        "customers/suggestions/<int:suggestion_id>/restore",
        suggestions.restore,
        name="restore_suggestion",
    ),
    path("customers/import/", importing.choose, name="import"),
    path("customers/import/<str:token>", importing.map_columns, name="import_map"),
    path("customers/import/<str:token>/run", importing.run, name="import_run"),
    path("customers/saved", customers.save, name="save_list"),
    path("customers/export.csv", customers.customers_csv, name="customers_csv"),
    path("customers/moments/<int:moment_id>", story.moment, name="moment"),
    path("customers/moments/<int:moment_id>/line", story.moment_line, name="moment_line"),
    path("customers/of-profile/<int:profile_id>", story.of_profile, name="of_profile"),
    path("customers/merges/<int:merge_id>/undo", acting.take_apart, name="undo_merge"),
    path("customers/<int:customer_id>/", customer.customer, name="customer"),
    path("customers/<int:customer_id>/story", story.story, name="story"),
    path("customers/<int:customer_id>/beside", customer.beside, name="beside"),
    path("customers/<int:customer_id>/summary", summary.summary, name="summary"),
    path("customers/<int:customer_id>/news", customer.news, name="news"),
    path("customers/<int:customer_id>/consent", acting.consent, name="consent"),
    path("customers/<int:customer_id>/correct", acting.correct, name="correct"),
    path("customers/<int:customer_id>/merge", merging.merge, name="merge"),
    path("customers/<int:customer_id>/export", privacy.export, name="export"),
    path("customers/<int:customer_id>/erase", privacy.erase, name="erase"),
    path("start/", start.start, name="start"),
    path("start/<int:key_id>/arrivals", start.arrivals, name="arrivals"),
    path("settings/refused/", refused.refused, name="refused"),
]
