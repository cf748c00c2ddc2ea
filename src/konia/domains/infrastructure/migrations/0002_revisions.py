"""Keep the old content of every changed row."""

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
    dependencies = [("infrastructure", "0001_initial"), ("audit", "0002_chains")]

    operations = [KeepRevisions(f"infrastructure_{table}") for table in TABLES]
