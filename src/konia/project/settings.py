"""One settings file for every stage; what differs comes from the environment."""

from pathlib import Path

from konia.faces.bridges.outside import Outside
from konia.project import statics
from konia.project.env import Env, database_settings
from konia.project.postgres import server

ENV = Env.read()
SOURCE = Path(__file__).resolve().parents[1]

SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
ALLOWED_HOSTS = [*ENV.hosts, "testserver"] if DEBUG else list(ENV.hosts)

KERNEL = ("rooms", "org", "calendar", "audit", "access", "files", "outbox", "cases", "figures")
KERNEL_LATER = ("registers", "notices")
DOMAINS = tuple(
    sorted(
        folder.name
        for folder in (SOURCE / "domains").iterdir()
        if (folder / "__init__.py").exists()
    )
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials",
    *(f"konia.kernel.{room}" for room in (*KERNEL, *KERNEL_LATER)),
    *(f"konia.domains.{room}" for room in DOMAINS),
    "konia.faces.ui",
    "konia.faces.portal",
    "konia.faces.workspace",
    "konia.faces.api",
    "konia.faces.console",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "konia.faces.bridges",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "konia.faces.ui.middleware.ContentSecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "konia.faces.ui.middleware.PlainErrorsMiddleware",
]

ROOT_URLCONF = "konia.project.urls"
WSGI_APPLICATION = "konia.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "konia.faces.ui.context.everywhere",
            ],
            "builtins": ["konia.faces.ui.templatetags.konia"],
        },
    }
]

FORM_RENDERER = "konia.faces.ui.widgets.ControlRenderer"

DATABASES = {"default": database_settings(ENV.database_url or server.url(ENV.home))}
DATABASES["default"]["CONN_MAX_AGE"] = 60
# A connection that a restart of the database cut is noticed before it is used.
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["TEST"] = {"TEMPLATE": "template0"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "konia.kernel.access.backends.OfficialBackend",
    "konia.kernel.access.backends.CitizenBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "workspace:sign_in"
LOGIN_REDIRECT_URL = "workspace:home"
LOGOUT_REDIRECT_URL = "portal:home"

PASSWORD_RESET_TIMEOUT = 60 * 60

# Stages of entering, second factors and electronic identity; pages and rules are our own.
ACCOUNT_ADAPTER = "konia.faces.ui.identity.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_RATE_LIMITS = False  # counted in the database instead (access.turns), for all workers
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENV.https else "http"
MFA_ADAPTER = "konia.faces.ui.identity.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_FORMS = {
    "authenticate": "konia.faces.ui.factors.CodeForm",
    "reauthenticate": "konia.faces.ui.factors.CodeAgainForm",
    "activate_totp": "konia.faces.ui.factors.FirstCodeForm",
    "add_webauthn": "konia.faces.ui.factors.KeyForm",
}
ACCOUNT_FORMS = {"reauthenticate": "konia.faces.ui.factors.PasswordAgainForm"}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = False
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENV.https
SOCIALACCOUNT_ADAPTER = "konia.faces.ui.electronic.SocialAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = (
    {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": list(ENV.oidc.scopes),
     "APPS": [ENV.oidc.app()]}} if ENV.oidc else {}
)  # fmt: skip
KONIA_OIDC_NAME = ENV.oidc.name if ENV.oidc else ""
KONIA_OIDC_IDENTITY_CLAIM = ENV.oidc.identity_claim if ENV.oidc else "identity_number"
KONIA_FORM_ORIGINS = (ENV.oidc.origin,) if ENV.oidc else ()
KONIA_MFA_REQUIRED = ENV.mfa_required

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = statics.folder(ENV.home, SOURCE.glob("faces/*/static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = ENV.home / "files"
FILE_UPLOAD_HANDLERS = [
    "konia.kernel.files.receiving.CappedHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
KONIA_CLAMD = ENV.wires.clamd
KONIA_SMS = ENV.wires.sms
KONIA_ZALO = ENV.wires.zalo
KONIA_SEAL_P12 = ENV.wires.seals.p12
KONIA_SEAL_PASSWORD = ENV.wires.seals.password
KONIA_SEAL_TSA = ENV.wires.seals.time_stamps
KONIA_TRUST_ROOTS = ENV.wires.seals.roots
EMAIL_HOST = ENV.wires.mail.host
EMAIL_PORT = ENV.wires.mail.port
EMAIL_HOST_USER = ENV.wires.mail.user
EMAIL_HOST_PASSWORD = ENV.wires.mail.password
EMAIL_USE_TLS = ENV.wires.mail.security == "starttls"
EMAIL_USE_SSL = ENV.wires.mail.security == "tls"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = ENV.wires.mail.sender
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SESSION_ENGINE = "konia.kernel.access.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENV.https
CSRF_COOKIE_SECURE = ENV.https
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if ENV.https else 0
X_FRAME_OPTIONS = "DENY"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

KONIA_HOME = ENV.home
KONIA_TODAY = ENV.today
KONIA_SITE_URL = ENV.site_url
KONIA_OFFLINE_DAYS = ENV.offline_days
KONIA_OUTSIDE = Outside.read()
KONIA_WEBHOOK_NETWORKS = ENV.webhook_networks
