"""All settings, from the environment (twelve-factor); each is described in docs/settings.md.

A secret NAME may stand in a file instead, named by NAME_FILE.
"""

import os
from pathlib import Path

from farwire import __version__
from farwire.project import environment as env
from farwire.project.database import database_from_url

DATA_DIR = env.data_dir()
DEBUG = False
SECRET_KEY = env.secret_key(DATA_DIR)
BASE_URL = env.text("BASE_URL", "").rstrip("/")
LISTEN = env.text("LISTEN", "127.0.0.1:8000")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "*")
EDITIONS = env.languages("EDITIONS", "en,pt")
CONTACT = env.text("CONTACT", "")
INDEX_TRANSLATIONS = env.choice("INDEX_TRANSLATIONS", "no", ("no", "yes")) == "yes"
VISIBILITY = env.choice("VISIBILITY", "private", ("private", "public"))
PICTURES = env.choice("PICTURES", "off", ("off", "on"))
REMARKS = env.choice("REMARKS", "on" if VISIBILITY == "private" else "off", ("on", "off"))
MEANING = env.choice("MEANING", "on", ("on", "off"))
TOP_HALF_LIFE_HOURS = env.whole("TOP_HALF_LIFE_HOURS", 9, 1)
TOP_CARRIED_PERCENT = env.whole("TOP_CARRIED_PERCENT", 25, 0)
TOP_DIVERSITY_PERCENT = env.whole("TOP_DIVERSITY_PERCENT", 25, 0)
STORY_DAYS = env.whole("STORY_DAYS", 4, 1)
STORY_JOIN_PERCENT = env.whole("STORY_JOIN_PERCENT", 60, 1)
REMARKS_PER_DAY = env.whole("REMARKS_PER_DAY", 20, 1)
LOG_LEVEL = env.choice("LOG_LEVEL", "info", ("debug", "info", "warning", "error"))

USER_AGENT = env.text("USER_AGENT", f"Farwire/{__version__} (+{BASE_URL or 'https://github.com/farwire/farwire'})")
ALLOW_PRIVATE_HOSTS = env.items("ALLOW_PRIVATE_HOSTS", "")
POLL_MINUTES = env.whole("POLL_MINUTES", 30, 1)
GATHER_EXECUTOR = env.text("GATHER_EXECUTOR", "threads:16")
WORK_EXECUTOR = env.text("WORK_EXECUTOR", f"processes:{min(os.cpu_count() or 1, 8)}")
MODELS_URL = env.text("MODELS_URL", "")
ENGINES = env.items("ENGINES", "marian")
ENGINE_BUDGETS = env.budgets(ENGINES)

DATABASES = {"default": database_from_url(env.secret("DATABASE_URL", ""), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "farwire.archive",
    "farwire.pipeline",
    "farwire.publish",
]
MIDDLEWARE = [
    "farwire.publish.kept.KeptPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "farwire.publish.middleware.ContentSecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "farwire.project.urls"
WSGI_APPLICATION = "farwire.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
STATIC_URL = "/static/"
STATIC_ROOT = Path(__file__).resolve().parent.parent / "publish" / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# Every address of a static file carries its digest, so a new version has a new address.
WHITENOISE_MAX_AGE = 365 * 24 * 3600
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "farwire.publish.astray.refused"
CSRF_COOKIE_NAME = "farwire_token"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = BASE_URL.startswith("https:")
CSRF_TRUSTED_ORIGINS = env.origins_of(BASE_URL)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL.upper()},
}
