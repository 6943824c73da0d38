"""Addresses of the platform."""

from django.urls import path, re_path
from django.utils.module_loading import autodiscover_modules

from .api.dispatch import serve
from .views import api_docs, audit, background, health, keys, synonyms

# Each package declares its endpoints in `http_api`; here all are known before the first request.
autodiscover_modules("http_api")

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", health.measures, name="metrics"),
    path("api/v1/openapi.json", api_docs.openapi, name="openapi"),
    path("api/v1/docs", api_docs.docs, name="api_docs"),
    # Not `<path:…>`, which stops at a line break: whatever stands here is answered as a problem.
    re_path(r"^api/v1/(?P<path>[\s\S]*)\Z", serve, name="api"),
    path("settings/audit/", audit.trail, name="audit"),
    path("settings/keys/", keys.listing, name="keys"),
    path("settings/keys/new", keys.create, name="key_create"),
    path("settings/keys/<row:key_id>/revoke", keys.revoke, name="key_revoke"),
    path("settings/synonyms/", synonyms.listing, name="synonyms"),
    path("settings/synonyms/<row:group_id>/remove", synonyms.remove, name="synonyms_remove"),
    path("settings/background/", background.overview, name="background"),
    path("settings/background/<row:resting_id>/again", background.try_again, name="resting_again"),
]
