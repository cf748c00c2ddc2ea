"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "surveyround",
    "surveyform",
    "invitation",
    "rating",
)


class Migration(migrations.Migration):
    replaces = [
        ("satisfaction", "0001_initial"),
        ("satisfaction", "0002_revisions"),
        ("satisfaction", "0003_ratings"),
        ("satisfaction", "0004_rating_revisions"),
    ]
    dependencies = [("satisfaction", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"satisfaction_{name}") for name in TABLES]
