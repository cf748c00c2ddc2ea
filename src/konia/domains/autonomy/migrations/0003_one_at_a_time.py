"""A unit has one entry at a time: the database refuses two spells that share a day."""

from django.db import migrations

# Ranges of one number stand for the unit, so that no extension is needed for the index.
_ADD = (
    'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_one_at_a_time" EXCLUDE USING gist ('
    "int8range(unit_id, unit_id, '[]') WITH &&, "
    "daterange(first_on, last_on, '[]') WITH &&) WHERE (withdrawn_at IS NULL)"
)
_DROP = 'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_one_at_a_time"'


class Migration(migrations.Migration):
    dependencies = [("autonomy", "0002_revisions")]

    operations = [
        migrations.RunSQL(_ADD.format(table=table), _DROP.format(table=table))
        for table in ("autonomy_adminautonomy", "autonomy_unitautonomy")
    ]
