"""Petitions name a procedure, their code on the national portal, and how to reach the sender."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0002_revisions"),
        ("org", "0003_count_editions"),
        ("procedures", "0006_codes_forms_duties_and_impact"),
    ]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử"),
        ),
        migrations.AddField(
            model_name="petition",
            name="national_code",
            field=models.CharField(blank=True, max_length=60, verbose_name="mã trên Cổng quốc gia"),
        ),
        migrations.AddField(
            model_name="petition",
            name="phone",
            field=models.CharField(blank=True, max_length=20, verbose_name="số điện thoại"),
        ),
        migrations.AddField(
            model_name="petition",
            name="procedure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="petitions",
                to="procedures.procedure",
                verbose_name="thủ tục",
            ),
        ),
        migrations.AddConstraint(
            model_name="petition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("national_code", ""), _negated=True),
                fields=("national_code",),
                name="feedback_petition_national_once",
                violation_error_message="Mã này của Cổng quốc gia đã có ở một phản ánh khác.",
            ),
        ),
    ]
