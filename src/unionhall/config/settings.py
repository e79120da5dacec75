"""Django's settings, derived from ``Environment``; nothing here reads a variable by itself."""

from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from unionhall.base.keys import ensure_secret_key
from unionhall.base.logs import logging_settings
from unionhall.config.environment import ROOT, Environment
from unionhall.config.providers import login_hosts, login_providers

ENVIRONMENT = Environment()
HOME = ENVIRONMENT.home
HOME.mkdir(parents=True, exist_ok=True)

SECRET_KEY = ensure_secret_key(HOME)
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = [host for host in ENVIRONMENT.hosts.split(",") if host]
CSRF_TRUSTED_ORIGINS = [origin for origin in ENVIRONMENT.origins.split(",") if origin]
PUBLIC_ORIGIN = (ENVIRONMENT.public_origin or next(iter(CSRF_TRUSTED_ORIGINS), "http://localhost:8000")).rstrip("/")
DEMO_WORLD = ENVIRONMENT.demo

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    # Before allauth: our screens and words stand before its own.
    "unionhall.ui",
    "unionhall.base",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.weixin",
    "treebeard",
    "csp",
    "ninja",
    "unionhall.registry",
    "unionhall.workflow",
    "unionhall.papers",
    "unionhall.desk",
    "unionhall.organizing",
    "unionhall.guidance",
    "unionhall.indicators",
    "unionhall.world",
    "unionhall.api",
    "unionhall.portal",
    "unionhall.cli",
    "django.forms",  # the widgets' templates, found after our own
]

MIDDLEWARE = [
    "unionhall.base.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "unionhall.base.middleware.ActorMiddleware",
    "unionhall.api.middleware.ApiMiddleware",
    "unionhall.ui.middleware.PrivatePagesMiddleware",
    "unionhall.ui.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "unionhall.config.urls"
WSGI_APPLICATION = "unionhall.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "base.Account"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "unionhall.ui.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "unionhall.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "unionhall.ui.forms.Renderer"


def _database() -> dict[str, Any]:
    """SQLite in the home folder, or the PostgreSQL that ``UNIONHALL_DATABASE_URL`` names."""
    if not ENVIRONMENT.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(HOME / "unionhall.sqlite3"),
            "OPTIONS": {
                # Immediate transactions: a deferred one that upgrades to a write fails at once under WAL.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-65536;PRAGMA mmap_size=268435456;PRAGMA recursive_triggers=ON;",
            },
            "TEST": {"NAME": None},
        }
    parts = urlsplit(ENVIRONMENT.database_url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("UNIONHALL_DATABASE_URL must start with postgresql://")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or query.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": _database()}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
        # Rate limits live here: with Django's 300 entries a stranger could push them out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

# Whether codes can reach a telephone: the console stand-in only shows them in a demo or while developing.
SMS_GATEWAY = ENVIRONMENT.sms_gateway
SMS_WORKS = SMS_GATEWAY.startswith("https://") or (SMS_GATEWAY == "console" and (DEMO_WORLD or DEBUG))
SMS_SECRET = ENVIRONMENT.sms_secret

ACCOUNT_ADAPTER = "unionhall.base.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "phone", "password1*"]  # no sign-up by strangers: the adapter closes it
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = SMS_WORKS
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 5 * 60
ACCOUNT_PHONE_VERIFICATION_TIMEOUT = 5 * 60
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "5/5m/key",
    "request_login_code": "20/m/ip,3/5m/key",
    "verify_phone": "3/5m/key",
    "change_phone": "5/h/user",
    "reauthenticate": "10/m/user",
    "objection": "10/h/ip",
}
ACCOUNT_FORMS = {
    "login": "unionhall.base.accounts.forms.LoginForm",
    "request_login_code": "unionhall.base.accounts.forms.RequestLoginCodeForm",
    "confirm_login_code": "unionhall.base.accounts.forms.ConfirmLoginCodeForm",
    "reauthenticate": "unionhall.base.accounts.forms.ReauthenticateForm",
    "change_phone": "unionhall.base.accounts.forms.ChangePhoneForm",
    "verify_phone": "unionhall.base.accounts.forms.VerifyPhoneForm",
}
MFA_ADAPTER = "unionhall.base.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "unionhall 职工之家"
MFA_FORMS = {
    "authenticate": "unionhall.base.accounts.forms.AuthenticateForm",
    "reauthenticate": "unionhall.base.accounts.forms.MfaReauthenticateForm",
    "activate_totp": "unionhall.base.accounts.forms.ActivateTOTPForm",
}
SOCIALACCOUNT_ADAPTER = "unionhall.base.accounts.adapters.SocialAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = login_providers(ENVIRONMENT.oidc, ENVIRONMENT.weixin)
USERSESSIONS_TRACK_ACTIVITY = False  # a write with every page is too dear
# Roles of officers open only after a second step; the demo world does without and says so.
SECOND_FACTOR_REQUIRED = not DEMO_WORLD
SESSION_ENGINE = "unionhall.base.sessions"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31536000 if ENVIRONMENT.secure else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

_TILES = [ENVIRONMENT.tile_host] if ENVIRONMENT.tile_host else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_TILES],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        # Logging in elsewhere leaves by a form that is answered with a redirect, which browsers check too.
        "form-action": [SELF, *login_hosts(ENVIRONMENT.oidc, ENVIRONMENT.weixin)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024

WEBHOOK_PRIVATE = ENVIRONMENT.webhook_private
LOGGING = logging_settings(HOME)
DEFAULT_EXCEPTION_REPORTER_FILTER = "unionhall.base.logs.QuietReporterFilter"
ANCHOR_FOLDER = ENVIRONMENT.anchor_folder or str(HOME / "anchors")
REPOSITORY_ROOT = ROOT
SILENCED_SYSTEM_CHECKS: list[str] = []
