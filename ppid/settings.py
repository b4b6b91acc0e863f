"""One settings file, read from the environment; the README has the table.

`DEMO` is on only when neither SECRET_KEY nor DATABASE_URL is set: it allows plain http and demo
people, and keeps its key in `var/`. Without it a missing or weak setting refuses to start.
"""

import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

AKAR = Path(__file__).resolve().parent.parent
VAR = AKAR / "var"
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
_NYATA = any(env.str(nama, default="") for nama in ("SECRET_KEY", "DATABASE_URL"))
DEMO = env.bool("DEMO", default=not _NYATA)


def kunci_demo() -> str:
    """The demo's own key, made once in `var/kunci`."""
    berkas = VAR / "kunci"
    VAR.mkdir(exist_ok=True)
    if not berkas.exists():
        berkas.touch(mode=0o600)
        berkas.write_text(secrets.token_urlsafe(64))
    return berkas.read_text()


def wajib(nama: str, bawaan_demo):
    """A setting that only the demo may leave out."""
    if env.str(nama, default=""):
        return env.str(nama)
    if DEMO:
        return bawaan_demo() if callable(bawaan_demo) else bawaan_demo
    raise ImproperlyConfigured(f"{nama} belum diatur. Lihat tabel pengaturan di README.")


SECRET_KEY = wajib("SECRET_KEY", kunci_demo)
if not DEMO and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5):
    raise ImproperlyConfigured("SECRET_KEY terlalu lemah: sedikitnya 50 karakter acak.")

ALLOWED_HOSTS = [h.strip() for h in wajib("ALLOWED_HOSTS", "*").split(",")]
if not DEMO and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS tidak boleh berisi '*' di luar DEMO.")

# Links in letters, QR codes and e-mail come from here, never from the Host header.
ALAMAT_DASAR = wajib("ALAMAT_DASAR", "http://127.0.0.1:8000").rstrip("/")
if not DEMO and not ALAMAT_DASAR.startswith("https://"):
    raise ImproperlyConfigured("ALAMAT_DASAR harus berawal https:// di luar DEMO.")
CSRF_TRUSTED_ORIGINS = [ALAMAT_DASAR]

DATABASES = {"default": env.db_url_config(wajib("DATABASE_URL", f"sqlite:///{VAR}/db.sqlite3"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Write first, wait for the lock: see `ppid/nomor.py`.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

FILE_DIR = Path(env.str("FILE_DIR", default=str(VAR / "berkas")))
PROXY_COUNT = env.str("PROXY_COUNT", default="") or "0"
if not PROXY_COUNT.isdecimal():
    raise ImproperlyConfigured("PROXY_COUNT harus bilangan bulat, 0 bila tanpa proxy.")
PROXY_COUNT = int(PROXY_COUNT)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "csp",
    "ppid",
    "dip",
    "permohonan",
    "laporan",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ppid.tengah.TanpaSimpan",
    "ppid.tengah.AlamatUtuh",
    "ppid.tengah.KirimanWajar",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "ppid.tengah.GantiSandi",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ppid.tengah.SesiBergeser",
    "ppid.tengah.Bentrokan",
]

ROOT_URLCONF = "ppid.urls"
WSGI_APPLICATION = "ppid.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ppid.konteks.kantor",
            ],
            "builtins": ["ppid.templatetags.ppid"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "ppid.Pengguna"
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "ruang_kerja"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"  # for display outside an office; days belong to the office's own zone
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["ppid.format"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [AKAR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # unused: see berkas.py
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31536000

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000  # an answer: 20 parts, 30 rows of redaction in each
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

if env.str("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
elif DEMO:
    EMAIL_BACKEND = "ppid.surel.BerkasEml"
else:
    raise ImproperlyConfigured("EMAIL_URL belum diatur. Lihat tabel pengaturan di README.")
SUREL_DIR = VAR / "surel"
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="ppid@localhost")

SESSION_COOKIE_AGE = 8 * 3600  # eight hours from the last act: see tengah.SesiBergeser
SESSION_SAVE_EVERY_REQUEST = False  # a GET writes nothing
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^kesehatan/$"]
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "ppid.views.galat.csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # read by a GET

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {
    nama: [] for nama in ("camera", "geolocation", "microphone", "payment", "usb")
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tanpa_token": {"()": "ppid.log.TanpaToken"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "filters": ["tanpa_token"]}},
    "root": {"handlers": ["konsol"], "level": "WARNING"},
    "loggers": {"ppid": {"level": "INFO"}},
}
