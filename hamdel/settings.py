"""Django's settings, read from the environment (see docs/configuration.md)."""

import os
from pathlib import Path

from hamdel.platform.installation import (
    allowed_hosts,
    base_url,
    data_folder,
    database,
    secret_key,
    trusted_origins,
)

DATA = data_folder()
SECRET_KEY = secret_key(DATA)
DEBUG = False
BASE_URL = base_url()
ALLOWED_HOSTS = allowed_hosts(BASE_URL)
CSRF_TRUSTED_ORIGINS = trusted_origins(BASE_URL)
ROOT_URLCONF = "hamdel.urls"
WSGI_APPLICATION = None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "template_partials",
    "hamdel.platform",
    "hamdel.accounts",
    "hamdel.touchpoints",
    "hamdel.customers",
    "hamdel.interactions",
    "hamdel.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hamdel.platform.web.security.PageSecurity",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "hamdel.platform.web.security.FormGuard",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["hamdel.platform.templatetags.hamdel", "django.templatetags.i18n"],
        },
    }
]

DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Shared by processes: limits on sign-in must count everywhere.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "platform_cache",
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]

LANGUAGE_CODE = os.environ.get("HAMDEL_LANGUAGE", "fa")
LANGUAGES = [("fa", "فارسی"), ("en", "English")]
TIME_ZONE = os.environ.get("HAMDEL_TIME_ZONE", "Asia/Tehran")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = None  # served where they lie, through the finders
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BASE_URL.startswith("https://")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024

PACKAGE_ROOT = Path(__file__).parent
