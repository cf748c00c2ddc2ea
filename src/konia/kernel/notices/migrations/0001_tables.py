import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("notices", "0001_initial")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=100, verbose_name="khóa")),
                ("template", models.CharField(max_length=80, verbose_name="mẫu tin")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("email", "thư điện tử"),
                            ("sms", "tin nhắn SMS"),
                            ("zalo", "Zalo"),
                        ],
                        max_length=5,
                        verbose_name="kênh",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="người nhận")),
                ("address", models.CharField(max_length=254, verbose_name="địa chỉ nhận")),
                ("values", models.JSONField(verbose_name="nội dung điền vào mẫu")),
                (
                    "subject",
                    models.CharField(blank=True, max_length=40, verbose_name="loại đối tượng"),
                ),
                (
                    "subject_code",
                    models.CharField(blank=True, max_length=60, verbose_name="mã đối tượng"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "chờ gửi"),
                            ("sent", "đã gửi"),
                            ("refused", "bị từ chối"),
                            ("failed", "gửi không được"),
                            ("off", "kênh chưa bật"),
                        ],
                        default="waiting",
                        max_length=7,
                        verbose_name="tình trạng",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="số lần thử")),
                (
                    "rounds",
                    models.PositiveSmallIntegerField(default=0, verbose_name="số lần gửi lại"),
                ),
                ("trouble", models.TextField(blank=True, verbose_name="lỗi lần cuối")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=100, verbose_name="mã phía nhà mạng"),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="yêu cầu lúc")),
                (
                    "delivered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="gửi xong lúc"),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi tin",
                "indexes": [
                    models.Index(fields=["-asked_at", "-id"], name="notices_delivery_newest"),
                    models.Index(
                        fields=["subject", "subject_code"], name="notices_delivery_subject"
                    ),
                    models.Index(
                        condition=models.Q(("state", "sent"), _negated=True),
                        fields=["state", "-asked_at"],
                        name="notices_delivery_unsent",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "way"), name="notices_delivery_key")
                ],
            },
        ),
    ]
