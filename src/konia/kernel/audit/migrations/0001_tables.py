import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("audit", "0001_initial"), ("audit", "0002_chains")]

    initial = True

    dependencies = []

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Lane",
                    fields=[
                        ("lane", models.SmallIntegerField(primary_key=True, serialize=False)),
                        ("place", models.BigIntegerField(default=0)),
                        ("digest", models.BinaryField(default=b"")),
                    ],
                    options={
                        "verbose_name": "chuỗi nhật ký",
                    },
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("at", models.DateTimeField(editable=False)),
                        ("by", models.CharField(max_length=150, verbose_name="người thực hiện")),
                        (
                            "unit_code",
                            models.CharField(blank=True, max_length=32, verbose_name="đơn vị"),
                        ),
                        ("act", models.CharField(max_length=80, verbose_name="việc")),
                        ("subject", models.CharField(max_length=80, verbose_name="đối tượng")),
                        ("subject_id", models.BigIntegerField(null=True, verbose_name="số")),
                        ("detail", models.JSONField(default=dict, verbose_name="nội dung")),
                        ("lane", models.SmallIntegerField(editable=False)),
                        ("place", models.BigIntegerField(editable=False)),
                        ("previous", models.BinaryField()),
                        ("digest", models.BinaryField()),
                    ],
                    options={
                        "verbose_name": "dòng nhật ký",
                        "ordering": ("-at", "-id"),
                        "indexes": [
                            models.Index(fields=["subject", "subject_id"], name="entry_subject")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("lane", "place"), name="one_entry_a_place"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("table", models.CharField(max_length=80)),
                        ("row_id", models.BigIntegerField()),
                        ("old", models.JSONField()),
                        ("changed_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "nội dung trước khi sửa",
                        "ordering": ("-changed_at", "-id"),
                        "indexes": [models.Index(fields=["table", "row_id"], name="revision_row")],
                    },
                ),
            ],
        ),
    ]
