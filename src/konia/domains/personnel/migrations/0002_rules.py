"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "quota",
    "employment",
    "labourcontract",
    "downsizingbatch",
    "downsizingcase",
    "jobpositionscheme",
    "positionbreach",
    "recruitmentplan",
    "candidate",
    "recruit",
    "move",
    "appointment",
    "appraisal",
    "plannedleader",
    "disciplinecase",
    "trainingplan",
    "trainingclass",
    "enrolment",
    "workshop",
    "workshopregistration",
)


class Migration(migrations.Migration):
    replaces = [
        ("personnel", "0001_initial"),
        ("personnel", "0002_revisions"),
        ("personnel", "0003_annex_indexes"),
    ]
    dependencies = [("personnel", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"personnel_{name}") for name in TABLES]
