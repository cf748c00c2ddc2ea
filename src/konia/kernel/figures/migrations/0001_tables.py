from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("figures", "0001_initial"), ("figures", "0002_append_only")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=160, verbose_name="định nghĩa")),
                ("unit_code", models.CharField(max_length=32, verbose_name="đơn vị")),
                ("tiers", models.CharField(blank=True, max_length=80, verbose_name="cấp")),
                ("first_on", models.DateField(verbose_name="từ ngày")),
                ("last_on", models.DateField(verbose_name="đến ngày")),
                ("as_of", models.DateField(verbose_name="tính đến ngày")),
                ("value", models.CharField(blank=True, max_length=40, verbose_name="giá trị")),
                (
                    "part",
                    models.DecimalField(
                        decimal_places=4, max_digits=20, null=True, verbose_name="tử số"
                    ),
                ),
                (
                    "whole",
                    models.DecimalField(
                        decimal_places=4, max_digits=20, null=True, verbose_name="mẫu số"
                    ),
                ),
                (
                    "digest",
                    models.CharField(blank=True, max_length=200, verbose_name="dấu tập bản ghi"),
                ),
                ("rounding", models.CharField(max_length=10, verbose_name="quy tắc làm tròn")),
                ("batch", models.CharField(db_index=True, max_length=64, verbose_name="lần lập")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "lần đọc chỉ tiêu",
                "ordering": ("-recorded_at", "-id"),
            },
        ),
    ]
