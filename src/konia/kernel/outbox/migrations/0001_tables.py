import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("outbox", "0001_initial"), ("outbox", "0002_dead_letters_and_jobs")]

    initial = True

    dependencies = []

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="JobRun",
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
                        ("name", models.CharField(max_length=80, unique=True, verbose_name="việc")),
                        ("next_at", models.DateTimeField(verbose_name="lần tới")),
                        (
                            "began_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="bắt đầu"),
                        ),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="kết thúc"),
                        ),
                        ("trouble", models.TextField(blank=True, verbose_name="lỗi lần cuối")),
                    ],
                    options={
                        "verbose_name": "lần chạy việc định kỳ",
                    },
                ),
                migrations.CreateModel(
                    name="Message",
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
                        ("topic", models.CharField(max_length=80, verbose_name="chủ đề")),
                        ("key", models.CharField(max_length=250, unique=True, verbose_name="khóa")),
                        (
                            "listener",
                            models.CharField(blank=True, max_length=120, verbose_name="người nghe"),
                        ),
                        ("payload", models.JSONField(verbose_name="nội dung")),
                        ("posted_at", models.DateTimeField(auto_now_add=True)),
                        ("next_try_at", models.DateTimeField()),
                        (
                            "tries",
                            models.PositiveSmallIntegerField(default=0, verbose_name="số lần thử"),
                        ),
                        ("delivered_at", models.DateTimeField(null=True)),
                        (
                            "dead_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="bỏ lúc"),
                        ),
                        ("trouble", models.TextField(blank=True, verbose_name="lỗi lần cuối")),
                    ],
                    options={
                        "verbose_name": "thông điệp",
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    ("dead_at__isnull", True), ("delivered_at__isnull", True)
                                ),
                                fields=["next_try_at"],
                                name="message_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("dead_at__isnull", False)),
                                fields=["dead_at"],
                                name="message_dead",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
