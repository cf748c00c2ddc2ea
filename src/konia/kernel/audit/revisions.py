"""A migration step that makes a table keep the old content of every row it changes."""

from django.db import migrations


class KeepRevisions(migrations.RunSQL):
    """Attach the trigger that copies a row's old content before it is changed or deleted."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f'CREATE TRIGGER keep_revisions AFTER UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION audit_keep_revision()",
            f'DROP TRIGGER keep_revisions ON "{table}"',
        )
        self.table = table

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        """How the step is written into a migration file."""
        return self.__class__.__qualname__, [self.table], {}
