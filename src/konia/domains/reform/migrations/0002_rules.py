"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "thresholdset",
    "rating",
    "criteriaconsultation",
    "consultationcomment",
    "entryround",
    "ratedunit",
    "indexrule",
    "ratingpoint",
)


class Migration(migrations.Migration):
    replaces = [
        ("reform", "0001_initial"),
        ("reform", "0002_revisions"),
        ("reform", "0003_nine_indices"),
        ("reform", "0004_index_revisions"),
    ]
    dependencies = [("reform", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"reform_{name}") for name in TABLES]
