"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = ("mailbox",)


class Migration(migrations.Migration):
    replaces = [("mail", "0001_initial"), ("mail", "0002_revisions")]
    dependencies = [("mail", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"mail_{name}") for name in TABLES]
