"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "dialogue",
    "petition",
    "line1022case",
    "servicehours",
)


class Migration(migrations.Migration):
    replaces = [
        ("feedback", "0001_initial"),
        ("feedback", "0002_revisions"),
        ("feedback", "0003_national_petitions"),
    ]
    dependencies = [("feedback", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"feedback_{name}") for name in TABLES]
