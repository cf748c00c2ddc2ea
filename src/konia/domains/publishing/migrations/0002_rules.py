"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "site",
    "requiredcolumn",
    "sitecolumn",
    "article",
    "followercount",
    "broadcast",
)


class Migration(migrations.Migration):
    replaces = [("publishing", "0001_initial"), ("publishing", "0002_revisions")]
    dependencies = [("publishing", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"publishing_{name}") for name in TABLES]
