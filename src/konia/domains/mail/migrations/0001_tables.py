import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("mail", "0001_initial"), ("mail", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mailbox",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("folded", models.TextField(default="", editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="ghi nhận lúc",
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="rút lại lúc"),
                ),
                ("address", models.CharField(max_length=150, unique=True, verbose_name="địa chỉ")),
                ("holder", models.CharField(max_length=150, verbose_name="người dùng")),
                ("created_on", models.DateField(verbose_name="ngày cấp")),
                (
                    "last_used_on",
                    models.DateField(blank=True, null=True, verbose_name="dùng lần cuối"),
                ),
                ("locked_on", models.DateField(blank=True, null=True, verbose_name="ngày khóa")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "hộp thư công vụ",
                "abstract": False,
                "base_manager_name": "all_records",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("all_records", django.db.models.manager.Manager()),
            ],
        ),
    ]
