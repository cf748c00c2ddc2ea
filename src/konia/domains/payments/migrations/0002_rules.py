"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "paymentrequest",
    "paymentattempt",
    "refund",
    "receipt",
    "taxnotice",
    "reconciliation",
)


class Migration(migrations.Migration):
    replaces = [("payments", "0001_initial"), ("payments", "0002_revisions")]
    dependencies = [("payments", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"payments_{name}") for name in TABLES]
