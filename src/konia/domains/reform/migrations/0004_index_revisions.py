"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("reform", "0003_nine_indices"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("reform_ratedunit"),
        KeepRevisions("reform_indexrule"),
        KeepRevisions("reform_ratingpoint"),
    ]
