"""Every changed row leaves its old content behind; a unit has one entry at a time.

The database refuses two spells of a unit that share a day.
"""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = ("adminautonomy", "unitautonomy", "companyconversion", "enterprise")

# Ranges of one number stand for the unit, so that no extension is needed for the index.
_ADD = (
    'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_one_at_a_time" EXCLUDE USING gist ('
    "int8range(unit_id, unit_id, '[]') WITH &&, "
    "daterange(first_on, last_on, '[]') WITH &&) WHERE (withdrawn_at IS NULL)"
)
_DROP = 'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_one_at_a_time"'


class Migration(migrations.Migration):
    replaces = [
        ("autonomy", "0001_initial"),
        ("autonomy", "0002_revisions"),
        ("autonomy", "0003_one_at_a_time"),
    ]
    dependencies = [("autonomy", "0001_tables"), ("audit", "0002_rules")]

    operations = [
        *(KeepRevisions(f"autonomy_{name}") for name in TABLES),
        *(
            migrations.RunSQL(_ADD.format(table=table), _DROP.format(table=table))
            for table in ("autonomy_adminautonomy", "autonomy_unitautonomy")
        ),
    ]
