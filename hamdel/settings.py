"""Django's settings, read from the environment (see docs/configuration.md)."""

import os
from pathlib import Path

from hamdel.platform.installation import (
    allowed_hosts,
    base_url,
    data_folder,
    database,
    proxies,
    secret_key,
    trusted_origins,
)
from hamdel.platform.mail_delivery import mail_delivery, mail_sender
from hamdel.platform.reaching import named_places

DATA = data_folder()
SECRET_KEY = secret_key(DATA)
DEBUG = False
BASE_URL = base_url()
ALLOWED_HOSTS = allowed_hosts(BASE_URL)
PROXIES = proxies()
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
    "template_partials",
    "hamdel.platform",
    # Before allauth: of two templates of one name the first is shown, and ours are to be.
    "hamdel.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "hamdel.warehouse",
    "hamdel.touchpoints",
    "hamdel.customers",
    "hamdel.interactions",
    "hamdel.reading",
    "hamdel.segments",
    "hamdel.channels",
    "hamdel.conversations",
    "hamdel.sla",
    "hamdel.cases",
    "hamdel.automations",
    "hamdel.routing",
    "hamdel.labels",
    "hamdel.trust",
    "hamdel.surveys",
    "hamdel.asking",
    "hamdel.followups",
    "hamdel.ideas",
    "hamdel.journeys",
    "hamdel.studies",
    "hamdel.listening",
    "hamdel.stories",
    "hamdel.improvements",
    "hamdel.personas",
    "hamdel.maps",
    "hamdel.desk",
    "hamdel.demo",
]

MIDDLEWARE = [
    "hamdel.platform.api.problems_only.ProblemsOnly",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hamdel.platform.web.security.PageSecurity",
    "hamdel.platform.web.no_nul.NoNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "hamdel.platform.web.security.FormGuard",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hamdel.accounts.middleware.SignedInPerson",
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
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "hamdel.accounts.passwords.LongEnough",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "hamdel.accounts.passwords.NotCommon"},
    {
        "NAME": "hamdel.accounts.passwords.NotOwnName",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
PASSWORD_RESET_TIMEOUT = 4 * 3600
SESSION_COOKIE_AGE = 14 * 24 * 3600

# Sign-in is allauth's; docs/accounts.md says what of it is used.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # the hop into Django has taken their word already (PROXIES)
ACCOUNT_ADAPTER = "hamdel.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "hamdel.accounts.tokens.ResetTokens"  # noqa: S105
ACCOUNT_RATE_LIMITS = {
    # Passwords and letters are counted by accounts.usecases.guarding; `key` here are codes.
    "login": "",
    "login_failed": "10/h/key",
    "reset_password": "",
}
ACCOUNT_FORMS = {
    "login": "hamdel.accounts.forms.sign_in.SignInForm",
    "reset_password": "hamdel.accounts.forms.sign_in.AskResetForm",
    "reset_password_from_key": "hamdel.accounts.forms.sign_in.NewPasswordForm",
    "user_token": "hamdel.accounts.forms.sign_in.ResetTokenForm",
    "change_password": "hamdel.accounts.forms.sign_in.OwnPasswordForm",
    "set_password": "hamdel.accounts.forms.sign_in.FirstPasswordForm",
    "reauthenticate": "hamdel.accounts.forms.sign_in.AgainForm",
}
MFA_ADAPTER = "hamdel.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Hamdel"
MFA_TOTP_PERIOD = 30
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_FORMS = {
    "authenticate": "hamdel.accounts.forms.sign_in.CodeForm",
    "reauthenticate": "hamdel.accounts.forms.sign_in.CodeAgainForm",
    "activate_totp": "hamdel.accounts.forms.sign_in.CodeAppForm",
    "add_webauthn": "hamdel.accounts.forms.sign_in.NewPasskeyForm",
    "edit_webauthn": "hamdel.accounts.forms.sign_in.PasskeyNameForm",
    "authenticate_webauthn": "hamdel.accounts.forms.sign_in.PasskeyForm",
    "login_webauthn": "hamdel.accounts.forms.sign_in.PasskeySignInForm",
    "reauthenticate_webauthn": "hamdel.accounts.forms.sign_in.PasskeyAgainForm",
}

MAIL = mail_delivery(DATA)
EMAIL_BACKEND = MAIL.backend
EMAIL_FILE_PATH = MAIL.folder
EMAIL_HOST = MAIL.host
EMAIL_PORT = MAIL.port
EMAIL_HOST_USER = MAIL.user
EMAIL_HOST_PASSWORD = MAIL.password
EMAIL_USE_SSL = MAIL.scheme == "smtps"
EMAIL_USE_TLS = MAIL.scheme == "smtp+starttls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = mail_sender(BASE_URL)

LANGUAGE_CODE = os.environ.get("HAMDEL_LANGUAGE", "fa")
LANGUAGES = [("fa", "فارسی"), ("en", "English")]
TIME_ZONE = os.environ.get("HAMDEL_TIME_ZONE", "Asia/Tehran")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = None  # served where they lie, through the finders
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"

# Who answers questions over the whole log: DuckDB in the process, or Spark (a master, or a Connect server),
# and where Spark's machines see the warehouse's files.
WAREHOUSE = os.environ.get("HAMDEL_WAREHOUSE", "")
SEGMENTS = os.environ.get("HAMDEL_SEGMENTS", "")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BASE_URL.startswith("https://")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024

PACKAGE_ROOT = Path(__file__).parent

# Places that channels may go out to, over HTTP or to mail servers, though private or on odd ports.
REACH = named_places(os.environ.get("HAMDEL_REACH", ""))

# An optional outside language model (OpenAI-compatible); without an address nothing is ever asked.
PROVIDER_URL = os.environ.get("HAMDEL_PROVIDER_URL", "")
PROVIDER_KEY = os.environ.get("HAMDEL_PROVIDER_KEY", "")
PROVIDER_MODEL = os.environ.get("HAMDEL_PROVIDER_MODEL", "")
