"""Keep the old content of every changed row."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = ("site", "requiredcolumn", "sitecolumn", "article", "followercount", "broadcast")


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial"), ("audit", "0002_chains")]

    operations = [KeepRevisions(f"publishing_{table}") for table in TABLES]
