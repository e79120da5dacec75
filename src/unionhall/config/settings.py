"""Django's settings, derived from ``Environment``; nothing here reads a variable by itself."""

import json
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from unionhall.base.keys import ensure_secret_key
from unionhall.config.environment import ROOT, Environment

ENVIRONMENT = Environment()
HOME = ENVIRONMENT.home
HOME.mkdir(parents=True, exist_ok=True)

SECRET_KEY = ensure_secret_key(HOME)
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = [host for host in ENVIRONMENT.hosts.split(",") if host]
CSRF_TRUSTED_ORIGINS = [origin for origin in ENVIRONMENT.origins.split(",") if origin]
DEMO_WORLD = ENVIRONMENT.demo

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
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.weixin",
    "treebeard",
    "csp",
    "ninja",
    "unionhall.ui",
    "unionhall.base",
    "unionhall.registry",
    "unionhall.indicators",
    "unionhall.world",
    "unionhall.portal",
    "unionhall.cli",
    "django.forms",  # the widgets' templates, found after our own
]

MIDDLEWARE = [
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
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "base_cache"},
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
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024

SOCIALACCOUNT_APPS = json.loads(ENVIRONMENT.oidc) if ENVIRONMENT.oidc else []
ANCHOR_FOLDER = ENVIRONMENT.anchor_folder or str(HOME / "anchors")
REPOSITORY_ROOT = ROOT
SILENCED_SYSTEM_CHECKS: list[str] = []
