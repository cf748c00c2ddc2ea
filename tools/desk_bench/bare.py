"""F2: a Django site with one view, no middleware, no sign-in; it writes what an intake writes."""

import os
import pickle
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from konia.project.env import database_settings
from tools.desk_bench.floors import views_of

if not settings.configured:
    settings.configure(
        DATABASES={"default": database_settings(os.environ["KONIA_DATABASE_URL"]) | {"CONN_MAX_AGE": 60}},
        ROOT_URLCONF="tools.desk_bench.bare", ALLOWED_HOSTS=["*"], MIDDLEWARE=[], USE_TZ=True,
        INSTALLED_APPS=[], SECRET_KEY="bench",  # noqa: S106 - it signs nothing
    )  # fmt: skip
    django.setup()
urlpatterns = views_of(pickle.loads(Path(os.environ["KONIA_BENCH_SCRIPT"]).read_bytes()))  # noqa: S301
application = get_wsgi_application()
