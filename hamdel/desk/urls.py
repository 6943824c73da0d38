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
    reasons,
    refused,
    side,
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
    path("customers/suggestions/<row:suggestion_id>", suggestions.decide, name="decide"),
    path(
        "customers/suggestions/<row:suggestion_id>/restore",
        suggestions.restore,
        name="restore_suggestion",
    ),
    path("customers/import/", importing.choose, name="import"),
    path("customers/import/<str:token>", importing.map_columns, name="import_map"),
    path("customers/import/<str:token>/run", importing.run, name="import_run"),
    path("customers/saved", customers.save, name="save_list"),
    path("customers/export.csv", customers.customers_csv, name="customers_csv"),
    path("customers/moments/<row:moment_id>", story.moment, name="moment"),
    path("customers/moments/<row:moment_id>/line", story.moment_line, name="moment_line"),
    path("customers/of-profile/<row:profile_id>", story.of_profile, name="of_profile"),
    path("customers/merges/<row:merge_id>/undo", acting.take_apart, name="undo_merge"),
    path("customers/<row:customer_id>/", customer.customer, name="customer"),
    path("customers/<row:customer_id>/story", story.story, name="story"),
    path("customers/<row:customer_id>/beside", customer.beside, name="beside"),
    path("customers/<row:customer_id>/side", side.side, name="side"),
    path("customers/<row:customer_id>/reasons", reasons.reasons, name="reasons"),
    path("customers/<row:customer_id>/reasons/said", reasons.say, name="reason_said"),
    path("customers/reasons/<row:judgment_id>/unsaid", reasons.take_back, name="reason_unsaid"),
    path("customers/<row:customer_id>/summary", summary.summary, name="summary"),
    path("customers/<row:customer_id>/news", customer.news, name="news"),
    path("customers/<row:customer_id>/consent", acting.consent, name="consent"),
    path("customers/<row:customer_id>/correct", acting.correct, name="correct"),
    path("customers/<row:customer_id>/merge", merging.merge, name="merge"),
    path("customers/<row:customer_id>/export", privacy.export, name="export"),
    path("customers/<row:customer_id>/erase", privacy.erase, name="erase"),
    path("start/", start.start, name="start"),
    path("start/<row:key_id>/arrivals", start.arrivals, name="arrivals"),
    path("settings/refused/", refused.refused, name="refused"),
]
