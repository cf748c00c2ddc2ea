import django.contrib.postgres.fields
import django.db.models.deletion
import konia.kernel.rooms.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("api", "0001_feed_and_webhooks")]

    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("dossiers", "0001_tables"),
        ("files", "0001_tables"),
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="FeedEntry",
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
                            "event",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="dossiers.event",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dòng của luồng tiến độ",
                    },
                ),
                migrations.CreateModel(
                    name="Webhook",
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
                        ("code", models.CharField(max_length=20, unique=True, verbose_name="mã")),
                        ("url", models.URLField(max_length=500, verbose_name="địa chỉ nhận")),
                        (
                            "topics",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                size=None,
                                verbose_name="việc được báo",
                            ),
                        ),
                        (
                            "turn",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="lần đổi khóa"
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="tạo lúc")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="ngừng lúc")),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tài khoản",
                            ),
                        ),
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
                        "verbose_name": "móc nối",
                    },
                ),
                migrations.CreateModel(
                    name="KeptAnswer",
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
                        ("key", models.CharField(max_length=100)),
                        ("digest", models.CharField(max_length=64)),
                        ("status", models.PositiveSmallIntegerField(null=True)),
                        ("body", models.TextField(blank=True)),
                        ("begun_at", models.DateTimeField()),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "câu trả lời giữ lại",
                        "indexes": [models.Index(fields=["begun_at"], name="api_keptanswer_begun")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("account", "key"), name="api_keptanswer_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Upload",
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
                        ("handle", models.CharField(max_length=32, unique=True)),
                        ("name", models.CharField(max_length=200)),
                        ("at", models.DateTimeField()),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tệp gửi trước",
                        "indexes": [models.Index(fields=["at"], name="api_upload_at")],
                    },
                ),
                migrations.CreateModel(
                    name="HookDelivery",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Chờ gửi"),
                                    ("delivered", "Đã nhận"),
                                    ("failed", "Chưa gửi được, sẽ gửi lại"),
                                    ("dead", "Đã ngừng gửi"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="trạng thái",
                            ),
                        ),
                        ("turn", models.PositiveSmallIntegerField(default=1, verbose_name="lượt")),
                        (
                            "tries",
                            models.PositiveSmallIntegerField(default=0, verbose_name="số lần gửi"),
                        ),
                        (
                            "status",
                            models.PositiveSmallIntegerField(null=True, verbose_name="mã trả lời"),
                        ),
                        (
                            "trouble",
                            models.CharField(blank=True, max_length=300, verbose_name="vướng mắc"),
                        ),
                        ("noted_at", models.DateTimeField(verbose_name="ghi nhận lúc")),
                        ("delivered_at", models.DateTimeField(null=True, verbose_name="nhận lúc")),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="api.feedentry",
                            ),
                        ),
                        (
                            "webhook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="api.webhook",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần báo",
                        "indexes": [
                            models.Index(fields=["webhook", "-id"], name="api_hookdelivery_newest"),
                            models.Index(
                                condition=models.Q(("state", "dead")),
                                fields=["-id"],
                                name="api_hookdelivery_dead",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("webhook", "entry"), name="api_hookdelivery_once"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
