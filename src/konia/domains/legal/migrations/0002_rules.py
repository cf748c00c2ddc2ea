"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "normativedocument",
    "examination",
    "expiredlist",
    "expireditem",
    "draftopinion",
)


class Migration(migrations.Migration):
    replaces = [("legal", "0001_initial"), ("legal", "0002_revisions")]
    dependencies = [("legal", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"legal_{name}") for name in TABLES]
