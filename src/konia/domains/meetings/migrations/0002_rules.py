"""Keep the old content of every changed row; one meeting in a room at one time."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "meetings_videoendpoint",
    "meetings_meetingroom",
    "meetings_meeting",
    "meetings_invitation",
    "meetings_meetingpaper",
)
# A range over the room's number stands for equality, which a GiST index has no operator for
# without an extension.
ONE_AT_A_TIME = """
    ALTER TABLE meetings_meeting ADD CONSTRAINT meetings_meeting_one_at_a_time
    EXCLUDE USING gist (
        int8range(room_id, room_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&
    ) WHERE (outcome <> 'cancelled' AND withdrawn_at IS NULL)
"""


class Migration(migrations.Migration):
    replaces = [("meetings", "0001_initial"), ("meetings", "0002_revisions")]
    dependencies = [("meetings", "0001_tables"), ("audit", "0002_rules")]

    operations = [
        *(KeepRevisions(table) for table in TABLES),
        migrations.RunSQL(
            ONE_AT_A_TIME,
            "ALTER TABLE meetings_meeting DROP CONSTRAINT meetings_meeting_one_at_a_time",
        ),
    ]
