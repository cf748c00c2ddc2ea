import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("personnel", "0001_initial"),
        ("personnel", "0002_revisions"),
        ("personnel", "0003_annex_indexes"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="DownsizingBatch",
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
                            models.CharField(max_length=20, unique=True, verbose_name="mã đợt"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "half",
                            models.PositiveSmallIntegerField(
                                verbose_name="đợt (1 = đầu năm, 2 = cuối năm)"
                            ),
                        ),
                        ("basis", models.CharField(max_length=120, verbose_name="căn cứ")),
                        (
                            "amount_vnd",
                            models.BigIntegerField(verbose_name="kinh phí theo quyết định (đồng)"),
                        ),
                        ("proposed_on", models.DateField(verbose_name="ngày đề nghị")),
                        (
                            "appraised_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày thẩm định"),
                        ),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày phê duyệt"),
                        ),
                        (
                            "decision",
                            models.CharField(blank=True, max_length=120, verbose_name="quyết định"),
                        ),
                        (
                            "notified_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày thông báo"),
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
                        "verbose_name": "đợt tinh giản biên chế",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("half__in", (1, 2))),
                                name="personnel_downsizingbatch_half",
                                violation_error_message="Đợt phải là 1 (đầu năm) hoặc 2 (cuối năm).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount_vnd__gte", 0)),
                                name="personnel_downsizingbatch_amount",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DownsizingCase",
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
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã cán bộ"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("civil_service", "Biên chế công chức"),
                                    ("public_unit", "Số người làm việc trong đơn vị sự nghiệp"),
                                ],
                                max_length=20,
                                verbose_name="loại biên chế",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(max_length=160, verbose_name="lý do, chính sách"),
                        ),
                        (
                            "benefit_vnd",
                            models.BigIntegerField(verbose_name="số tiền hưởng (đồng)"),
                        ),
                        ("effective_on", models.DateField(verbose_name="nghỉ từ ngày")),
                        (
                            "approved_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="ngày phê duyệt"
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="personnel.downsizingbatch",
                                verbose_name="đợt",
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
                        "verbose_name": "trường hợp tinh giản",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("batch", "person_code"),
                                name="personnel_downsizingcase_once",
                                violation_error_message="Người này đã có trong đợt.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("benefit_vnd__gte", 0)),
                                name="personnel_downsizingcase_benefit",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Employment",
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
                        ("first_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "last_on",
                            models.DateField(blank=True, null=True, verbose_name="đến ngày"),
                        ),
                        (
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã cán bộ"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("female", "Nữ"), ("male", "Nam")],
                                max_length=6,
                                verbose_name="giới tính",
                            ),
                        ),
                        ("born_on", models.DateField(verbose_name="ngày sinh")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("civil_servant", "Công chức"),
                                    ("public_employee", "Viên chức"),
                                    ("commune_cadre", "Cán bộ, công chức cấp xã"),
                                    ("enterprise_manager", "Người quản lý doanh nghiệp"),
                                ],
                                max_length=20,
                                verbose_name="loại",
                            ),
                        ),
                        (
                            "budget_paid",
                            models.BooleanField(
                                default=True, verbose_name="hưởng lương từ ngân sách nhà nước"
                            ),
                        ),
                        (
                            "position",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="vị trí việc làm"
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(blank=True, max_length=60, verbose_name="ngạch, hạng"),
                        ),
                        (
                            "pay_step",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="bậc lương"
                            ),
                        ),
                        (
                            "party_member",
                            models.BooleanField(default=False, verbose_name="đảng viên"),
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
                        "verbose_name": "quá trình công tác",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=["kind"],
                                include=("unit", "first_on", "last_on", "budget_paid"),
                                name="personnel_employment_kind",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="personnel_employment_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("person_code", "first_on"),
                                name="personnel_employment_once",
                                violation_error_message="Người này đã có quá trình công tác bắt đầu cùng ngày.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="JobPositionScheme",
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
                        ("first_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "last_on",
                            models.DateField(blank=True, null=True, verbose_name="đến ngày"),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[
                                    ("administrative", "Cơ quan hành chính"),
                                    ("public_unit", "Đơn vị sự nghiệp công lập"),
                                ],
                                max_length=20,
                                verbose_name="loại đơn vị",
                            ),
                        ),
                        (
                            "positions",
                            models.PositiveSmallIntegerField(verbose_name="số vị trí việc làm"),
                        ),
                        (
                            "decision",
                            models.CharField(max_length=120, verbose_name="quyết định phê duyệt"),
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
                        "verbose_name": "đề án vị trí việc làm",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="personnel_jobpositionscheme_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "first_on"),
                                name="personnel_jobpositionscheme_once",
                                violation_error_message="Đơn vị đã có đề án được phê duyệt cùng ngày.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="LabourContract",
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
                        ("first_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "last_on",
                            models.DateField(blank=True, null=True, verbose_name="đến ngày"),
                        ),
                        (
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã người lao động"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "body",
                            models.CharField(
                                choices=[
                                    ("administrative", "Cơ quan hành chính"),
                                    ("public_unit", "Đơn vị sự nghiệp công lập"),
                                ],
                                max_length=20,
                                verbose_name="loại đơn vị",
                            ),
                        ),
                        ("work", models.CharField(max_length=120, verbose_name="công việc")),
                        (
                            "contract_number",
                            models.CharField(blank=True, max_length=60, verbose_name="số hợp đồng"),
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
                        "verbose_name": "hợp đồng lao động",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="personnel_labourcontract_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Move",
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
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã cán bộ"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    (
                                        "process_approved",
                                        "Cho chủ trương thực hiện quy trình bổ nhiệm",
                                    ),
                                    ("post_approved", "Cho chủ trương bổ nhiệm"),
                                    ("reappointed", "Bổ nhiệm lại"),
                                    ("moved_and_appointed", "Điều động, bổ nhiệm"),
                                    ("manager_appointed", "Bổ nhiệm viên chức quản lý"),
                                    ("received", "Tiếp nhận"),
                                    ("pay_grade_changed", "Chuyển ngạch lương"),
                                    ("pay_raised", "Nâng lương"),
                                    ("seniority_granted", "Hưởng phụ cấp thâm niên"),
                                    ("principal_specialist", "Bổ nhiệm ngạch chuyên viên chính"),
                                    ("into_quota", "Thỏa thuận tiếp nhận vào biên chế"),
                                    ("between_units", "Điều động giữa các đơn vị"),
                                    ("out_of_quota", "Chuyển công tác ra khỏi biên chế"),
                                    (
                                        "grade_changed",
                                        "Chuyển ngạch, thay đổi chức danh nghề nghiệp",
                                    ),
                                ],
                                max_length=24,
                                verbose_name="nội dung",
                            ),
                        ),
                        (
                            "holder",
                            models.CharField(
                                choices=[
                                    ("civil_servant", "Công chức"),
                                    ("public_employee", "Viên chức"),
                                    ("commune_cadre", "Cán bộ, công chức cấp xã"),
                                    ("enterprise_manager", "Người quản lý doanh nghiệp"),
                                ],
                                max_length=20,
                                verbose_name="đối tượng",
                            ),
                        ),
                        (
                            "was",
                            models.CharField(blank=True, max_length=120, verbose_name="trước đó"),
                        ),
                        (
                            "becomes",
                            models.CharField(blank=True, max_length=120, verbose_name="sau đó"),
                        ),
                        ("decision", models.CharField(max_length=120, verbose_name="quyết định")),
                        ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                        (
                            "effective_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="hiệu lực từ ngày"
                            ),
                        ),
                        (
                            "from_unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị cũ",
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
                        "verbose_name": "biến động nhân sự",
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
                    name="PlannedLeader",
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
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã cán bộ"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "post",
                            models.CharField(max_length=160, verbose_name="chức danh quy hoạch"),
                        ),
                        ("term", models.CharField(max_length=20, verbose_name="nhiệm kỳ")),
                        ("approved_on", models.DateField(verbose_name="ngày phê duyệt")),
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
                        "verbose_name": "quy hoạch chức danh",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("person_code", "post", "term"),
                                name="personnel_plannedleader_once",
                                violation_error_message="Người này đã được quy hoạch vào chức danh trong nhiệm kỳ.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PositionBreach",
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
                        ("found_on", models.DateField(verbose_name="ngày phát hiện")),
                        (
                            "inspection",
                            models.CharField(
                                max_length=200, verbose_name="cuộc thanh tra, kiểm tra"
                            ),
                        ),
                        (
                            "finding",
                            models.CharField(max_length=300, verbose_name="nội dung vi phạm"),
                        ),
                        (
                            "handled_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày xử lý xong"),
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
                        "verbose_name": "vi phạm vị trí việc làm",
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
                    name="Quota",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("civil_service", "Biên chế công chức"),
                                    ("public_unit", "Số người làm việc trong đơn vị sự nghiệp"),
                                ],
                                max_length=20,
                                verbose_name="loại biên chế",
                            ),
                        ),
                        (
                            "posts",
                            models.IntegerField(
                                verbose_name="số người được giao (điều chỉnh giảm ghi số âm)"
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(max_length=120, verbose_name="quyết định giao"),
                        ),
                        ("decided_on", models.DateField(verbose_name="ngày quyết định")),
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
                        "verbose_name": "biên chế được giao",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "year", "kind", "decided_on"),
                                name="personnel_quota_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1990), ("year__lte", 2100)),
                                name="personnel_quota_year",
                                violation_error_message="Năm nằm ngoài khoảng 1990–2100. Hãy kiểm tra lại.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RecruitmentPlan",
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
                                max_length=30, unique=True, verbose_name="mã kế hoạch"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="tên kế hoạch")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("civil_servant", "Công chức"),
                                    ("public_employee", "Viên chức"),
                                    ("commune_cadre", "Cán bộ, công chức cấp xã"),
                                    ("enterprise_manager", "Người quản lý doanh nghiệp"),
                                ],
                                max_length=20,
                                verbose_name="đối tượng",
                            ),
                        ),
                        ("posts", models.PositiveSmallIntegerField(verbose_name="số chỉ tiêu")),
                        (
                            "decision",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="văn bản phê duyệt"
                            ),
                        ),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày phê duyệt"),
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
                        "verbose_name": "kế hoạch tuyển dụng",
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
                    name="Recruit",
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
                            "person_code",
                            models.CharField(max_length=24, unique=True, verbose_name="mã cán bộ"),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("civil_servant", "Công chức"),
                                    ("public_employee", "Viên chức"),
                                    ("commune_cadre", "Cán bộ, công chức cấp xã"),
                                    ("enterprise_manager", "Người quản lý doanh nghiệp"),
                                ],
                                max_length=20,
                                verbose_name="tuyển làm",
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                choices=[
                                    ("exam", "Thi tuyển"),
                                    ("selection", "Xét tuyển"),
                                    ("special", "Trường hợp đặc biệt"),
                                    ("conversion", "Xét chuyển cán bộ, công chức cấp xã"),
                                ],
                                max_length=12,
                                verbose_name="hình thức",
                            ),
                        ),
                        (
                            "post",
                            models.CharField(blank=True, max_length=120, verbose_name="vị trí"),
                        ),
                        ("decision", models.CharField(max_length=120, verbose_name="quyết định")),
                        ("decided_on", models.DateField(verbose_name="ngày phê duyệt kết quả")),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày nhận việc"),
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
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recruits",
                                to="personnel.recruitmentplan",
                                verbose_name="kế hoạch",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người được tuyển dụng",
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
                    name="TrainingClass",
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
                            models.CharField(max_length=20, unique=True, verbose_name="mã lớp"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="tên lớp")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("politics", "Lý luận chính trị"),
                                    ("state_management", "Quản lý nhà nước"),
                                    ("skills", "Chuyên môn, kỹ năng"),
                                    ("languages", "Ngoại ngữ, tiếng dân tộc, tin học"),
                                ],
                                max_length=20,
                                verbose_name="nội dung",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm kế hoạch")),
                        ("planned_on", models.DateField(verbose_name="ngày đưa vào kế hoạch")),
                        (
                            "planned_learners",
                            models.PositiveIntegerField(verbose_name="số học viên dự kiến"),
                        ),
                        (
                            "cost_vnd",
                            models.BigIntegerField(default=0, verbose_name="dự toán (đồng)"),
                        ),
                        (
                            "spent_vnd",
                            models.BigIntegerField(default=0, verbose_name="đã chi (đồng)"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=160, verbose_name="địa điểm"),
                        ),
                        (
                            "begun_on",
                            models.DateField(blank=True, null=True, verbose_name="khai giảng"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="bế giảng"),
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="classes",
                                to="personnel.trainingplan",
                                verbose_name="kế hoạch",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lớp đào tạo, bồi dưỡng",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("cost_vnd__gte", 0), ("spent_vnd__gte", 0)),
                                name="personnel_trainingclass_money",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Enrolment",
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
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã cán bộ"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm kế hoạch")),
                        ("enrolled_on", models.DateField(verbose_name="ngày cử đi học")),
                        (
                            "finished_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày hoàn thành"),
                        ),
                        (
                            "result",
                            models.CharField(blank=True, max_length=60, verbose_name="kết quả"),
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
                            "training_class",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enrolments",
                                to="personnel.trainingclass",
                                verbose_name="lớp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "học viên",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("training_class", "person_code"),
                                name="personnel_enrolment_once",
                                violation_error_message="Người này đã có trong lớp.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="TrainingPlan",
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
                                max_length=20, unique=True, verbose_name="mã kế hoạch"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        ("decision", models.CharField(max_length=120, verbose_name="quyết định")),
                        ("approved_on", models.DateField(verbose_name="ngày phê duyệt")),
                        (
                            "budget_vnd",
                            models.BigIntegerField(verbose_name="dự toán kinh phí (đồng)"),
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
                        "verbose_name": "kế hoạch đào tạo, bồi dưỡng",
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
                    name="Workshop",
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
                                max_length=20, unique=True, verbose_name="mã lớp tập huấn"
                            ),
                        ),
                        (
                            "topic",
                            models.CharField(
                                choices=[
                                    ("reform", "Cải cách hành chính"),
                                    ("procedures", "Kiểm soát thủ tục hành chính"),
                                    ("it", "Công nghệ thông tin"),
                                    ("iso", "Hệ thống quản lý chất lượng ISO 9001"),
                                ],
                                max_length=12,
                                verbose_name="chủ đề",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        (
                            "plan_number",
                            models.CharField(max_length=60, verbose_name="số kế hoạch"),
                        ),
                        ("announced_on", models.DateField(verbose_name="ngày ban hành kế hoạch")),
                        ("planned_month", models.DateField(verbose_name="tháng dự kiến (ngày 1)")),
                        (
                            "registers_until",
                            models.DateField(blank=True, null=True, verbose_name="hạn đăng ký"),
                        ),
                        (
                            "held_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày tổ chức"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=160, verbose_name="địa điểm"),
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
                        "verbose_name": "lớp tập huấn",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("held_on__isnull", True),
                                    ("held_on__gte", models.F("announced_on")),
                                    _connector="OR",
                                ),
                                name="personnel_workshop_held",
                                violation_error_message="Ngày tổ chức đứng trước ngày ban hành kế hoạch.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="WorkshopRegistration",
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
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "role",
                            models.CharField(blank=True, max_length=120, verbose_name="chức vụ"),
                        ),
                        ("registered_on", models.DateField(verbose_name="ngày đăng ký")),
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
                            "workshop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="registrations",
                                to="personnel.workshop",
                                verbose_name="lớp tập huấn",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đăng ký tập huấn",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("workshop", "unit", "full_name"),
                                name="personnel_workshopregistration_once",
                                violation_error_message="Đơn vị đã đăng ký người này.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Appointment",
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
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã cán bộ"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("female", "Nữ"), ("male", "Nam")],
                                max_length=6,
                                verbose_name="giới tính",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("province", "Lãnh đạo cấp tỉnh"),
                                    ("department", "Lãnh đạo sở, ngành"),
                                    ("district", "Lãnh đạo UBND cấp huyện"),
                                    ("department_division", "Lãnh đạo cấp phòng thuộc sở, ngành"),
                                    (
                                        "district_division",
                                        "Lãnh đạo cấp phòng thuộc UBND cấp huyện",
                                    ),
                                ],
                                max_length=20,
                                verbose_name="cấp",
                            ),
                        ),
                        ("post", models.CharField(max_length=160, verbose_name="chức vụ")),
                        ("is_new", models.BooleanField(default=True, verbose_name="bổ nhiệm mới")),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("usual", "Theo quy trình quy hoạch"),
                                    ("competitive_exam", "Thi tuyển"),
                                ],
                                default="usual",
                                max_length=20,
                                verbose_name="cách tuyển chọn",
                            ),
                        ),
                        ("decision", models.CharField(max_length=120, verbose_name="quyết định")),
                        ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                        ("term_ends_on", models.DateField(verbose_name="hết thời hạn bổ nhiệm")),
                        (
                            "left_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="thôi giữ chức vụ"
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="ghi chú"),
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
                        "verbose_name": "bổ nhiệm lãnh đạo",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("person_code", "post", "decided_on"),
                                name="personnel_appointment_once",
                                violation_error_message="Quyết định bổ nhiệm này đã được ghi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("term_ends_on__gt", models.F("decided_on"))),
                                name="personnel_appointment_term",
                                violation_error_message="Thời hạn bổ nhiệm phải kết thúc sau ngày quyết định.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Appraisal",
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
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã cán bộ"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "grade",
                            models.CharField(
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="xếp loại",
                            ),
                        ),
                        ("approved_on", models.DateField(verbose_name="ngày thông qua")),
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
                        "verbose_name": "đánh giá, xếp loại",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("person_code", "year"),
                                name="personnel_appraisal_once",
                                violation_error_message="Người này đã được xếp loại trong năm.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Candidate",
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
                            "exam",
                            models.CharField(db_index=True, max_length=60, verbose_name="kỳ thi"),
                        ),
                        ("number", models.CharField(max_length=20, verbose_name="số báo danh")),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        ("post", models.CharField(max_length=120, verbose_name="vị trí dự tuyển")),
                        (
                            "mark",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="điểm thi"
                            ),
                        ),
                        (
                            "priority",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=4,
                                verbose_name="điểm ưu tiên",
                            ),
                        ),
                        (
                            "admitted_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày công nhận trúng tuyển"
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="quyết định công nhận"
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
                        "verbose_name": "thí sinh",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("exam", "number"),
                                name="personnel_candidate_once",
                                violation_error_message="Số báo danh đã có trong kỳ thi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mark__gte", 0), ("mark__lte", 100)),
                                name="personnel_candidate_mark",
                                violation_error_message="Điểm phải từ 0 đến 100.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DisciplineCase",
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
                            "person_code",
                            models.CharField(
                                db_index=True, max_length=24, verbose_name="mã cán bộ"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("province_leader", "Lãnh đạo cấp tỉnh"),
                                    (
                                        "department_or_district",
                                        "Lãnh đạo sở, ngành, UBND cấp huyện",
                                    ),
                                    ("division_leader", "Lãnh đạo cấp phòng"),
                                    (
                                        "public_unit_staff",
                                        "Người làm việc tại đơn vị sự nghiệp hưởng lương NSNN",
                                    ),
                                    ("other", "Cán bộ, công chức khác"),
                                ],
                                max_length=24,
                                verbose_name="đối tượng",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("party", "Về Đảng"), ("state", "Về chính quyền")],
                                max_length=6,
                                verbose_name="phía xử lý",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("reprimand", "Khiển trách"),
                                    ("warning", "Cảnh cáo"),
                                    ("pay_cut", "Hạ bậc lương"),
                                    ("demotion", "Giáng chức"),
                                    ("removal", "Cách chức"),
                                    ("dismissal", "Buộc thôi việc"),
                                ],
                                max_length=12,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("basis", models.CharField(max_length=300, verbose_name="căn cứ, vi phạm")),
                        ("decision", models.CharField(max_length=120, verbose_name="quyết định")),
                        ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                        ("effective_on", models.DateField(verbose_name="hiệu lực từ ngày")),
                        (
                            "cleared_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="hết thời hạn kỷ luật"
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
                        "verbose_name": "xử lý kỷ luật",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("person_code", "side", "decided_on"),
                                name="personnel_disciplinecase_once",
                                violation_error_message="Quyết định kỷ luật này đã được ghi.",
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
