"""What people ask through Zalo."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bridges", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ZaloQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message_id",
                    models.CharField(max_length=120, unique=True, verbose_name="mã tin nhắn"),
                ),
                ("asker", models.CharField(max_length=80, verbose_name="mã người hỏi trên Zalo")),
                ("text", models.TextField(verbose_name="câu hỏi")),
                ("answer", models.TextField(verbose_name="trả lời")),
                ("asked_at", models.DateTimeField(verbose_name="nhận lúc")),
            ],
            options={
                "verbose_name": "câu hỏi qua Zalo",
                "indexes": [models.Index(fields=["asked_at"], name="zalo_question_asked")],
            },
        ),
    ]
