"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "device",
    "devicecount",
    "link",
    "informationsystem",
    "alert",
    "incident",
    "platformmilestone",
    "dataservice",
    "serviceuse",
    "calllog",
    "reportingaccount",
)


class Migration(migrations.Migration):
    replaces = [("infrastructure", "0001_initial"), ("infrastructure", "0002_revisions")]
    dependencies = [("infrastructure", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"infrastructure_{name}") for name in TABLES]
