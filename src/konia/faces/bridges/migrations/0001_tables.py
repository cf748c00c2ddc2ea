import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("bridges", "0001_initial"), ("bridges", "0002_zalo_questions")]

    initial = True

    dependencies = []

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="SyncRecord",
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
                        ("target", models.CharField(max_length=20, verbose_name="hệ thống")),
                        ("service", models.CharField(max_length=40, verbose_name="dịch vụ")),
                        ("subject_code", models.CharField(max_length=80, verbose_name="mã việc")),
                        ("event_id", models.CharField(max_length=160, verbose_name="mã sự kiện")),
                        ("packet", models.JSONField(verbose_name="gói tin")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Chờ gửi"),
                                    ("sent", "Đang gửi"),
                                    ("accepted", "Đã nhận"),
                                    ("rejected", "Bị từ chối, cần xử lý"),
                                    ("failed", "Chưa gửi được, sẽ gửi lại"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="trạng thái",
                            ),
                        ),
                        (
                            "tries",
                            models.PositiveIntegerField(default=0, verbose_name="số lần gửi"),
                        ),
                        ("noted_at", models.DateTimeField(verbose_name="ghi nhận lúc")),
                        ("next_try_at", models.DateTimeField(verbose_name="gửi tiếp lúc")),
                        (
                            "answered_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="có trả lời lúc"
                            ),
                        ),
                        ("answer", models.JSONField(default=dict, verbose_name="trả lời")),
                    ],
                    options={
                        "verbose_name": "lần đồng bộ",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ("waiting", "sent", "failed"))),
                                fields=["next_try_at"],
                                name="sync_record_open",
                            ),
                            models.Index(
                                fields=["target", "subject_code", "id"], name="sync_record_subject"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("target", "event_id"), name="bridges_syncrecord_event_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ZaloQuestion",
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
                        (
                            "message_id",
                            models.CharField(
                                max_length=120, unique=True, verbose_name="mã tin nhắn"
                            ),
                        ),
                        (
                            "asker",
                            models.CharField(max_length=80, verbose_name="mã người hỏi trên Zalo"),
                        ),
                        ("text", models.TextField(verbose_name="câu hỏi")),
                        ("answer", models.TextField(verbose_name="trả lời")),
                        ("asked_at", models.DateTimeField(verbose_name="nhận lúc")),
                    ],
                    options={
                        "verbose_name": "câu hỏi qua Zalo",
                        "indexes": [models.Index(fields=["asked_at"], name="zalo_question_asked")],
                    },
                ),
            ],
        ),
    ]
