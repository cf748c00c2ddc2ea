"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "vssidregistration",
    "childcard",
    "employerdossier",
)


class Migration(migrations.Migration):
    replaces = [("insurance", "0001_initial"), ("insurance", "0002_revisions")]
    dependencies = [("insurance", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"insurance_{name}") for name in TABLES]
