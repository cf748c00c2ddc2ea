"""Keep the old content of every changed row."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("personnel", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("personnel_quota"),
        KeepRevisions("personnel_employment"),
        KeepRevisions("personnel_labourcontract"),
        KeepRevisions("personnel_downsizingbatch"),
        KeepRevisions("personnel_downsizingcase"),
        KeepRevisions("personnel_jobpositionscheme"),
        KeepRevisions("personnel_positionbreach"),
        KeepRevisions("personnel_recruitmentplan"),
        KeepRevisions("personnel_candidate"),
        KeepRevisions("personnel_recruit"),
        KeepRevisions("personnel_move"),
        KeepRevisions("personnel_appointment"),
        KeepRevisions("personnel_appraisal"),
        KeepRevisions("personnel_plannedleader"),
        KeepRevisions("personnel_disciplinecase"),
        KeepRevisions("personnel_trainingplan"),
        KeepRevisions("personnel_trainingclass"),
        KeepRevisions("personnel_enrolment"),
        KeepRevisions("personnel_workshop"),
        KeepRevisions("personnel_workshopregistration"),
    ]
