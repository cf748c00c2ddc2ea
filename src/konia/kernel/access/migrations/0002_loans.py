import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_tables"),
        ("org", "0002_rules"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="grant",
            name="grant_ends_after_it_begins",
        ),
        migrations.AddField(
            model_name="grant",
            name="lent_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="access.grant",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_on__isnull", True),
                    (
                        "last_on__gte",
                        models.ExpressionWrapper(
                            django.db.models.expressions.CombinedExpression(
                                models.F("first_on"), "-", models.Value(1)
                            ),
                            output_field=models.DateField(),
                        ),
                    ),
                    _connector="OR",
                ),
                name="grant_ends_after_it_begins",
            ),
        ),
    ]
