import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("payments", "0001_initial"), ("payments", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="PaymentAttempt",
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
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "order",
                            models.CharField(
                                max_length=60, unique=True, verbose_name="mã đơn gửi cổng"
                            ),
                        ),
                        (
                            "gateway",
                            models.CharField(max_length=40, verbose_name="cổng thanh toán"),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=80,
                                verbose_name="mã giao dịch của cổng",
                            ),
                        ),
                        ("amount_vnd", models.BigIntegerField(verbose_name="số tiền (đồng)")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("begun", "Đang chờ cổng thanh toán"),
                                    ("paid", "Thành công"),
                                    ("failed", "Không thành công"),
                                    ("cancelled", "Người nộp hủy"),
                                    ("excess", "Nộp thừa, chờ hoàn"),
                                ],
                                default="begun",
                                max_length=12,
                                verbose_name="kết quả",
                            ),
                        ),
                        ("begun_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                        (
                            "ended_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="có kết quả lúc"
                            ),
                        ),
                        (
                            "paid_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="cổng thu lúc"
                            ),
                        ),
                        (
                            "flagged",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="cần xem lại"
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
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attempts",
                                to="payments.paymentrequest",
                                verbose_name="yêu cầu",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần nộp tiền trực tuyến",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "begun")),
                                fields=["begun_at"],
                                name="payment_attempt_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "paid")),
                                fields=("request",),
                                name="payments_paymentattempt_paid_once",
                                violation_error_message="Yêu cầu này đã được nộp.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="GatewayCall",
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
                            "gateway",
                            models.CharField(max_length=40, verbose_name="cổng thanh toán"),
                        ),
                        ("source", models.CharField(max_length=12, verbose_name="nguồn")),
                        ("at", models.DateTimeField(verbose_name="lúc")),
                        ("body", models.JSONField(verbose_name="nội dung")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("settled", "Ghi nhận đã nộp"),
                                    ("repeated", "Đã biết, bỏ qua"),
                                    ("failed", "Ghi nhận không thành công"),
                                    ("excess", "Nộp thừa, xếp hàng hoàn tiền"),
                                    ("pending", "Chưa có kết quả"),
                                    ("differs", "Từ chối: số tiền hoặc giao dịch khác"),
                                    ("unknown", "Từ chối: không có đơn này"),
                                    ("forged", "Từ chối: chữ ký sai"),
                                ],
                                max_length=12,
                                verbose_name="kết luận",
                            ),
                        ),
                        (
                            "attempt",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="payments.paymentattempt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lời gọi của cổng thanh toán",
                    },
                ),
                migrations.CreateModel(
                    name="PaymentRequest",
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
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(max_length=40, unique=True, verbose_name="mã yêu cầu"),
                        ),
                        ("subject", models.CharField(max_length=40, verbose_name="loại việc")),
                        ("subject_code", models.CharField(max_length=60, verbose_name="mã việc")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("fee", "Phí, lệ phí"),
                                    ("tax", "Nghĩa vụ tài chính về đất đai"),
                                ],
                                max_length=10,
                                verbose_name="khoản nộp",
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                blank=True, default="", max_length=80, verbose_name="khóa"
                            ),
                        ),
                        ("payer", models.CharField(max_length=200, verbose_name="người nộp")),
                        ("amount_vnd", models.BigIntegerField(verbose_name="số tiền (đồng)")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn nộp")),
                        ("asked_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                        (
                            "asked_by",
                            models.CharField(max_length=150, verbose_name="người yêu cầu"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Chờ nộp tiền"),
                                    ("paid", "Đã nộp tiền"),
                                    ("confirmed", "Kho bạc đã xác nhận"),
                                    ("cancelled", "Đã hủy"),
                                    ("refunded", "Đã hoàn tiền"),
                                ],
                                default="asked",
                                max_length=12,
                                verbose_name="trạng thái",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("online", "Trực tuyến"),
                                    ("cash", "Tiền mặt tại quầy"),
                                    ("treasury", "Nộp thẳng vào Kho bạc"),
                                ],
                                default="",
                                max_length=12,
                                verbose_name="cách nộp",
                            ),
                        ),
                        (
                            "paid_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="nộp lúc"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="Kho bạc xác nhận lúc"
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="hủy hoặc hoàn lúc"
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
                        "verbose_name": "yêu cầu nộp tiền",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                fields=["state", "-asked_at"], name="payment_request_state"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("subject", "subject_code", "kind", "key"),
                                name="payments_paymentrequest_once",
                                violation_error_message="Khoản này đã được yêu cầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount_vnd__gt", 0)),
                                name="payments_paymentrequest_amount",
                                violation_error_message="Số tiền phải lớn hơn 0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("asked", "cancelled")),
                                    ("paid_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="payments_paymentrequest_paid_has_moment",
                                violation_error_message="Khoản đã nộp phải có thời điểm nộp.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PaymentLine",
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
                        ("place", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                        (
                            "code",
                            models.CharField(blank=True, max_length=40, verbose_name="mã khoản"),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="tên khoản")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("fee", "Lệ phí"),
                                    ("charge", "Phí"),
                                    ("tax", "Thuế, tiền sử dụng đất"),
                                ],
                                max_length=10,
                                verbose_name="loại khoản",
                            ),
                        ),
                        ("amount_vnd", models.BigIntegerField(verbose_name="số tiền (đồng)")),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="payments.paymentrequest",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "khoản của yêu cầu",
                        "ordering": ("request", "place"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("request", "place"), name="payments_paymentline_place"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
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
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        ("number", models.PositiveIntegerField(verbose_name="số biên lai")),
                        ("payer", models.CharField(max_length=200, verbose_name="người nộp")),
                        ("amount_vnd", models.BigIntegerField(verbose_name="số tiền (đồng)")),
                        ("issued_at", models.DateTimeField(verbose_name="lập lúc")),
                        ("issued_by", models.CharField(max_length=150, verbose_name="người lập")),
                        (
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipt",
                                to="payments.paymentrequest",
                                verbose_name="yêu cầu",
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
                        "verbose_name": "biên lai",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "year", "number"), name="payments_receipt_number"
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Reconciliation",
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
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "gateway",
                            models.CharField(max_length=40, verbose_name="cổng thanh toán"),
                        ),
                        ("day_on", models.DateField(verbose_name="ngày đối soát")),
                        ("run_at", models.DateTimeField(verbose_name="chạy lúc")),
                        ("run_by", models.CharField(max_length=150, verbose_name="người chạy")),
                        ("matched", models.PositiveIntegerField(default=0, verbose_name="khớp")),
                        (
                            "only_ours",
                            models.PositiveIntegerField(
                                default=0, verbose_name="chỉ có ở hệ thống"
                            ),
                        ),
                        (
                            "only_theirs",
                            models.PositiveIntegerField(default=0, verbose_name="chỉ có ở cổng"),
                        ),
                        (
                            "differing",
                            models.PositiveIntegerField(default=0, verbose_name="lệch số tiền"),
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
                        "verbose_name": "lần đối soát",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ReconciliationLine",
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
                        ("kind", models.CharField(max_length=10, verbose_name="loại")),
                        (
                            "match",
                            models.CharField(
                                choices=[
                                    ("matched", "Khớp"),
                                    ("only_ours", "Chỉ có ở hệ thống"),
                                    ("only_theirs", "Chỉ có ở cổng thanh toán"),
                                    ("differs", "Lệch số tiền"),
                                ],
                                max_length=12,
                                verbose_name="kết quả",
                            ),
                        ),
                        ("order", models.CharField(max_length=60, verbose_name="mã đơn")),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="mã giao dịch"
                            ),
                        ),
                        (
                            "ours_vnd",
                            models.BigIntegerField(null=True, verbose_name="số tiền ở hệ thống"),
                        ),
                        (
                            "theirs_vnd",
                            models.BigIntegerField(null=True, verbose_name="số tiền ở cổng"),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="payments.reconciliation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dòng đối soát",
                    },
                ),
                migrations.CreateModel(
                    name="Refund",
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
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=60, unique=True, verbose_name="mã hoàn tiền"
                            ),
                        ),
                        ("amount_vnd", models.BigIntegerField(verbose_name="số tiền (đồng)")),
                        ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Chờ hoàn"),
                                    ("done", "Đã hoàn"),
                                    ("refused", "Cổng từ chối, cần xử lý tay"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="trạng thái",
                            ),
                        ),
                        ("queued_at", models.DateTimeField(verbose_name="yêu cầu hoàn lúc")),
                        (
                            "done_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="hoàn lúc"),
                        ),
                        (
                            "reference",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=80,
                                verbose_name="mã hoàn của cổng",
                            ),
                        ),
                        (
                            "trouble",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="vướng mắc"
                            ),
                        ),
                        (
                            "attempt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="refunds",
                                to="payments.paymentattempt",
                                verbose_name="lần nộp",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="refunds",
                                to="payments.paymentrequest",
                                verbose_name="yêu cầu",
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
                        "verbose_name": "lần hoàn tiền",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "refused"), _negated=True),
                                fields=("attempt",),
                                name="payments_refund_once",
                                violation_error_message="Lần nộp này đã được hoàn.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="TaxNotice",
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
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                max_length=60, unique=True, verbose_name="số thông báo"
                            ),
                        ),
                        ("subject", models.CharField(max_length=40, verbose_name="loại việc")),
                        ("subject_code", models.CharField(max_length=60, verbose_name="mã việc")),
                        ("amount_vnd", models.BigIntegerField(verbose_name="số tiền (đồng)")),
                        ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                        ("due_on", models.DateField(verbose_name="hạn nộp")),
                        (
                            "treasury_no",
                            models.CharField(
                                blank=True,
                                default="",
                                max_length=60,
                                verbose_name="số chứng từ Kho bạc",
                            ),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="Kho bạc xác nhận lúc"
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notice",
                                to="payments.paymentrequest",
                                verbose_name="yêu cầu",
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
                        "verbose_name": "thông báo thuế",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("issued_on"))),
                                name="payments_taxnotice_due_after_issued",
                                violation_error_message="Hạn nộp đứng trước ngày ban hành.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
            ],
        ),
    ]
