import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("procedures", "0001_initial"),
        ("procedures", "0002_revisions"),
        ("procedures", "0003_versions_and_processes"),
        ("procedures", "0004_more_revisions"),
        ("procedures", "0005_count_editions"),
        ("procedures", "0006_codes_forms_duties_and_impact"),
        ("procedures", "0007_fee_conditions"),
    ]

    initial = True

    dependencies = [
        ("files", "0001_tables"),
        ("legal", "0001_tables"),
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="CatalogueEdition",
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
                        ("number", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "lần sửa danh mục thủ tục",
                    },
                ),
                migrations.CreateModel(
                    name="CatalogueCheck",
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
                        ("checked_on", models.DateField(verbose_name="ngày đối chiếu")),
                        (
                            "source",
                            models.CharField(max_length=200, verbose_name="nguồn danh sách"),
                        ),
                        ("ours", models.PositiveIntegerField(verbose_name="số thủ tục của tỉnh")),
                        (
                            "theirs",
                            models.PositiveIntegerField(
                                verbose_name="số thủ tục trên Cơ sở dữ liệu quốc gia"
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
                        "verbose_name": "lần đối chiếu danh mục",
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
                    name="CatalogueMismatch",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("missing", "Thiếu trên Cơ sở dữ liệu quốc gia"),
                                    ("extra", "Thừa trên Cơ sở dữ liệu quốc gia"),
                                    ("outdated", "Chưa cập nhật trên Cơ sở dữ liệu quốc gia"),
                                ],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="mã thủ tục")),
                        (
                            "name",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="tên thủ tục"
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=500, verbose_name="chi tiết"),
                        ),
                        (
                            "check_run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mismatches",
                                to="procedures.cataloguecheck",
                                verbose_name="lần đối chiếu",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chênh lệch danh mục",
                        "ordering": ("kind", "code"),
                    },
                ),
                migrations.CreateModel(
                    name="LifeEvent",
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
                            models.CharField(max_length=30, unique=True, verbose_name="mã sự kiện"),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="tên sự kiện")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=300, verbose_name="mô tả"),
                        ),
                        (
                            "icon",
                            models.CharField(blank=True, max_length=40, verbose_name="biểu tượng"),
                        ),
                        (
                            "order",
                            models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự"),
                        ),
                        (
                            "is_business",
                            models.BooleanField(
                                default=False, verbose_name="dành cho doanh nghiệp, tổ chức"
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
                        "verbose_name": "sự kiện trong đời",
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
                    name="OnlineTarget",
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
                                max_length=60, unique=True, verbose_name="mã quyết định"
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="ngày ban hành")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "share_percent",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="mục tiêu (%)",
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
                        "verbose_name": "mục tiêu dịch vụ công trực tuyến",
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
                    name="Procedure",
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
                                max_length=24,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(\\d\\.\\d{6}|TAM\\.[A-Z0-9]+)(\\.[A-Z0-9.]+)?$",
                                        "Mã thủ tục có dạng 1.012784 hoặc 1.012784.H21; chưa có mã quốc gia thì đặt TAM.TEN.H21.",
                                    )
                                ],
                                verbose_name="mã thủ tục",
                            ),
                        ),
                        ("name", models.CharField(max_length=500, verbose_name="tên thủ tục")),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("land", "Đất đai"),
                                    ("construction", "Xây dựng"),
                                    ("environment", "Môi trường"),
                                    ("water_minerals", "Tài nguyên nước, khoáng sản"),
                                    ("civil_status", "Hộ tịch"),
                                    ("residence", "Đăng ký, quản lý cư trú"),
                                    ("certification", "Chứng thực"),
                                    ("judicial_support", "Công chứng, luật sư, trợ giúp pháp lý"),
                                    ("business", "Đăng ký doanh nghiệp"),
                                    ("cooperatives", "Hộ kinh doanh, hợp tác xã"),
                                    ("investment", "Đầu tư"),
                                    ("finance", "Tài chính, giá, tài sản công"),
                                    ("trade", "Lưu thông hàng hóa trong nước"),
                                    ("industry", "Công nghiệp, điện, hóa chất"),
                                    ("agriculture", "Nông nghiệp và phát triển nông thôn"),
                                    ("forestry", "Lâm nghiệp"),
                                    ("transport", "Giao thông vận tải"),
                                    ("information", "Thông tin, báo chí, xuất bản"),
                                    ("labour", "Lao động, việc làm"),
                                    ("social_protection", "Bảo trợ xã hội, người có công"),
                                    ("culture", "Văn hóa, thể thao, du lịch"),
                                    ("science", "Khoa học và công nghệ"),
                                    ("education", "Giáo dục và đào tạo"),
                                    ("health", "Y tế, dược, an toàn thực phẩm"),
                                    ("home_affairs", "Tổ chức, thi đua, tôn giáo"),
                                    ("foreign_affairs", "Ngoại vụ"),
                                    ("complaints", "Tiếp công dân, khiếu nại, tố cáo"),
                                    ("ethnic_affairs", "Dân tộc"),
                                ],
                                max_length=20,
                                verbose_name="lĩnh vực",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("province", "Cấp tỉnh"),
                                    ("district", "Cấp huyện"),
                                    ("commune", "Cấp xã"),
                                ],
                                max_length=10,
                                verbose_name="cấp thực hiện",
                            ),
                        ),
                        (
                            "interlink",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "Không liên thông"),
                                    ("same_level", "Liên thông cùng cấp"),
                                    ("cross_level", "Liên thông giữa các cấp chính quyền"),
                                ],
                                default="none",
                                max_length=12,
                                verbose_name="liên thông",
                            ),
                        ),
                        (
                            "time_limit_days",
                            models.PositiveSmallIntegerField(
                                verbose_name="thời hạn (ngày làm việc)"
                            ),
                        ),
                        (
                            "fee_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, default=0, verbose_name="phí, lệ phí (đồng)"
                            ),
                        ),
                        ("papers", models.TextField(blank=True, verbose_name="thành phần hồ sơ")),
                        (
                            "legal_basis",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="căn cứ pháp lý"
                            ),
                        ),
                        (
                            "keywords",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="từ khóa người dân hay dùng",
                            ),
                        ),
                        (
                            "is_vertical",
                            models.BooleanField(
                                default=False, verbose_name="thủ tục của cơ quan ngành dọc"
                            ),
                        ),
                        (
                            "in_force_from",
                            models.DateField(
                                blank=True, null=True, verbose_name="có hiệu lực từ ngày"
                            ),
                        ),
                        (
                            "abolished_on",
                            models.DateField(blank=True, null=True, verbose_name="bãi bỏ từ ngày"),
                        ),
                        (
                            "process_approved_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="ngày phê duyệt quy trình nội bộ",
                            ),
                        ),
                        (
                            "process_electronic_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày điện tử hóa quy trình"
                            ),
                        ),
                        (
                            "portal_listed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày đăng Cổng DVC tỉnh"
                            ),
                        ),
                        (
                            "national_disclosed_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="ngày công khai trên Cổng DVC quốc gia",
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
                        "verbose_name": "thủ tục hành chính",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("abolished_on__isnull", True),
                                    ("abolished_on__gte", models.F("in_force_from")),
                                    _connector="OR",
                                ),
                                name="procedures_procedure_abolished_after_in_force",
                                violation_error_message="Ngày bãi bỏ đứng trước ngày có hiệu lực.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("process_electronic_on__isnull", True),
                                    ("process_electronic_on__gte", models.F("process_approved_on")),
                                    _connector="OR",
                                ),
                                name="procedures_procedure_electronic_after_approved",
                                violation_error_message="Quy trình được điện tử hóa trước khi phê duyệt.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PriorityItem",
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
                            "is_eligible",
                            models.BooleanField(
                                default=True, verbose_name="đủ điều kiện lên mức độ 4"
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(editable=False, verbose_name="năm"),
                        ),
                        (
                            "listed_on",
                            models.DateField(editable=False, verbose_name="ngày vào danh mục"),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="procedures.onlinetarget",
                                verbose_name="quyết định",
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
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thủ tục ưu tiên trên môi trường điện tử",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("target", "procedure"),
                                name="procedures_priority_once",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PostedQuestion",
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
                            models.CharField(max_length=20, unique=True, verbose_name="mã câu hỏi"),
                        ),
                        ("question", models.CharField(max_length=500, verbose_name="câu hỏi")),
                        ("answer", models.TextField(verbose_name="trả lời")),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("land", "Đất đai"),
                                    ("construction", "Xây dựng"),
                                    ("environment", "Môi trường"),
                                    ("water_minerals", "Tài nguyên nước, khoáng sản"),
                                    ("civil_status", "Hộ tịch"),
                                    ("residence", "Đăng ký, quản lý cư trú"),
                                    ("certification", "Chứng thực"),
                                    ("judicial_support", "Công chứng, luật sư, trợ giúp pháp lý"),
                                    ("business", "Đăng ký doanh nghiệp"),
                                    ("cooperatives", "Hộ kinh doanh, hợp tác xã"),
                                    ("investment", "Đầu tư"),
                                    ("finance", "Tài chính, giá, tài sản công"),
                                    ("trade", "Lưu thông hàng hóa trong nước"),
                                    ("industry", "Công nghiệp, điện, hóa chất"),
                                    ("agriculture", "Nông nghiệp và phát triển nông thôn"),
                                    ("forestry", "Lâm nghiệp"),
                                    ("transport", "Giao thông vận tải"),
                                    ("information", "Thông tin, báo chí, xuất bản"),
                                    ("labour", "Lao động, việc làm"),
                                    ("social_protection", "Bảo trợ xã hội, người có công"),
                                    ("culture", "Văn hóa, thể thao, du lịch"),
                                    ("science", "Khoa học và công nghệ"),
                                    ("education", "Giáo dục và đào tạo"),
                                    ("health", "Y tế, dược, an toàn thực phẩm"),
                                    ("home_affairs", "Tổ chức, thi đua, tôn giáo"),
                                    ("foreign_affairs", "Ngoại vụ"),
                                    ("complaints", "Tiếp công dân, khiếu nại, tố cáo"),
                                    ("ethnic_affairs", "Dân tộc"),
                                ],
                                max_length=20,
                                verbose_name="lĩnh vực",
                            ),
                        ),
                        (
                            "posted_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày đăng"),
                        ),
                        (
                            "taken_down_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày gỡ"),
                        ),
                        (
                            "views",
                            models.PositiveIntegerField(
                                blank=True, default=0, verbose_name="lượt xem"
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
                            "procedure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "câu hỏi, trả lời về thủ tục",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("taken_down_on__isnull", True),
                                    ("taken_down_on__gte", models.F("posted_on")),
                                    _connector="OR",
                                ),
                                name="procedures_question_taken_down_after_posted",
                                violation_error_message="Ngày gỡ đứng trước ngày đăng.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="OnlineService",
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
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[(3, "Mức độ 3"), (4, "Mức độ 4")], verbose_name="mức độ"
                            ),
                        ),
                        (
                            "national_linked_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="ngày liên kết Cổng DVC quốc gia",
                            ),
                        ),
                        (
                            "national_integrated_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="ngày tích hợp Cổng DVC quốc gia",
                            ),
                        ),
                        (
                            "payment_enabled_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày có thanh toán trực tuyến"
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(blank=True, max_length=120, verbose_name="quyết định"),
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
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dịch vụ công trực tuyến",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="procedures_onlineservice_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True), ("withdrawn_at__isnull", True)
                                ),
                                fields=("procedure",),
                                name="procedures_service_one_open",
                                violation_error_message="Thủ tục này đang có một dịch vụ trực tuyến khác.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("national_integrated_on__isnull", True),
                                    ("national_integrated_on__gte", models.F("national_linked_on")),
                                    _connector="OR",
                                ),
                                name="procedures_service_integrated_after_linked",
                                violation_error_message="Dịch vụ tích hợp trước khi liên kết Cổng quốc gia.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="LifeEventItem",
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
                            models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự"),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="procedures.lifeevent",
                                verbose_name="sự kiện",
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
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="event_items",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thủ tục của sự kiện",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("event", "procedure"),
                                name="procedures_eventitem_once",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="IntegrationBlocker",
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
                                max_length=40, unique=True, verbose_name="mã vướng mắc"
                            ),
                        ),
                        ("service_name", models.CharField(max_length=300, verbose_name="dịch vụ")),
                        (
                            "cause",
                            models.CharField(
                                choices=[
                                    ("no_code", "Chưa có mã thủ tục"),
                                    ("no_decision", "Bộ chưa công bố thủ tục"),
                                    ("technical", "Vướng mắc kỹ thuật"),
                                ],
                                max_length=12,
                                verbose_name="nguyên nhân",
                            ),
                        ),
                        (
                            "letters",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="văn bản kiến nghị"
                            ),
                        ),
                        ("met_on", models.DateField(verbose_name="ngày phát sinh")),
                        (
                            "cleared_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày tháo gỡ"),
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
                            "procedure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vướng mắc tích hợp Cổng DVC quốc gia",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cleared_on__isnull", True),
                                    ("cleared_on__gte", models.F("met_on")),
                                    _connector="OR",
                                ),
                                name="procedures_blocker_cleared_after_met",
                                violation_error_message="Ngày tháo gỡ đứng trước ngày phát sinh.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ImpactAssessment",
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
                            "procedure_name",
                            models.CharField(
                                max_length=500, verbose_name="tên thủ tục trong dự thảo"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("new", "Công bố mới"),
                                    ("amended", "Sửa đổi, bổ sung"),
                                    ("replaced", "Thay thế"),
                                    ("abolished", "Bãi bỏ"),
                                ],
                                max_length=10,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("assessed_on", models.DateField(verbose_name="ngày đánh giá")),
                        ("necessity", models.TextField(verbose_name="sự cần thiết")),
                        ("reasonableness", models.TextField(verbose_name="tính hợp lý")),
                        ("legality", models.TextField(verbose_name="tính hợp pháp")),
                        (
                            "times_a_year",
                            models.PositiveIntegerField(verbose_name="số lần thực hiện mỗi năm"),
                        ),
                        (
                            "hour_wage_vnd",
                            models.PositiveIntegerField(verbose_name="thu nhập mỗi giờ (đồng)"),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=7,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="số giờ thực hiện một lần",
                            ),
                        ),
                        (
                            "other_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, default=0, verbose_name="chi phí khác một lần (đồng)"
                            ),
                        ),
                        (
                            "fee_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, default=0, verbose_name="phí, lệ phí một lần (đồng)"
                            ),
                        ),
                        (
                            "cost_vnd",
                            models.PositiveBigIntegerField(
                                default=0,
                                editable=False,
                                verbose_name="chi phí tuân thủ mỗi năm (đồng)",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="legal.normativedocument",
                                verbose_name="dự thảo",
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
                            "procedure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.procedure",
                                verbose_name="thủ tục đang có",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đánh giá tác động của thủ tục",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("document", "procedure_name"),
                                name="procedures_impact_once",
                                violation_error_message="Dự thảo này đã có đánh giá cho thủ tục này.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="FormRevision",
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
                        ("revision", models.PositiveSmallIntegerField(verbose_name="bản")),
                        ("schema", models.JSONField(default=dict, verbose_name="định nghĩa mẫu")),
                        (
                            "first_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="dùng từ ngày"
                            ),
                        ),
                        (
                            "last_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="dùng đến ngày"
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
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forms",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mẫu đơn, tờ khai điện tử",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("procedure", "revision"),
                                name="procedures_form_revision",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("first_on__isnull", False),
                                    ("last_on__isnull", True),
                                    ("withdrawn_at__isnull", True),
                                ),
                                fields=("procedure",),
                                name="procedures_form_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="procedures_form_spell",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ProcedureUse",
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
                            "uses",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="số hồ sơ mỗi năm",
                            ),
                        ),
                        ("counted_on", models.DateField(verbose_name="ngày đếm")),
                        (
                            "procedure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="use",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mức độ sử dụng thủ tục",
                    },
                ),
                migrations.CreateModel(
                    name="ProcedureVersion",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="lần công bố")),
                        (
                            "first_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="có hiệu lực từ ngày"
                            ),
                        ),
                        (
                            "last_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="có hiệu lực đến ngày"
                            ),
                        ),
                        ("name", models.CharField(max_length=500, verbose_name="tên thủ tục")),
                        (
                            "audience",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="đối tượng thực hiện"
                            ),
                        ),
                        (
                            "agency",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="cơ quan giải quyết"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="kết quả thực hiện"
                            ),
                        ),
                        (
                            "result_code",
                            models.CharField(blank=True, max_length=40, verbose_name="mã kết quả"),
                        ),
                        (
                            "conditions",
                            models.TextField(blank=True, verbose_name="yêu cầu, điều kiện"),
                        ),
                        (
                            "sets",
                            models.PositiveSmallIntegerField(default=1, verbose_name="số bộ hồ sơ"),
                        ),
                        (
                            "working_days",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0"),
                                max_digits=6,
                                verbose_name="thời hạn (ngày làm việc)",
                            ),
                        ),
                        (
                            "working_hours",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0"),
                                max_digits=6,
                                verbose_name="thời hạn (giờ làm việc)",
                            ),
                        ),
                        (
                            "calendar_days",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="thời hạn (ngày)"
                            ),
                        ),
                        (
                            "limit_words",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="thời hạn ghi bằng lời"
                            ),
                        ),
                        (
                            "is_free",
                            models.BooleanField(
                                default=False, verbose_name="không thu phí, lệ phí"
                            ),
                        ),
                        (
                            "needs_form",
                            models.BooleanField(default=True, verbose_name="có mẫu đơn, tờ khai"),
                        ),
                        (
                            "checked_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày kiểm soát hình thức"
                            ),
                        ),
                        (
                            "entered_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="ngày nhập Cơ sở dữ liệu quốc gia",
                            ),
                        ),
                        (
                            "enter_by",
                            models.DateField(
                                editable=False,
                                null=True,
                                verbose_name="hạn nhập Cơ sở dữ liệu quốc gia",
                            ),
                        ),
                        (
                            "posted_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="ngày niêm yết tại nơi tiếp nhận",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
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
                            "decision",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="procedures.publicationdecision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nội dung thủ tục",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("procedure", "number"),
                                name="procedures_version_number",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("first_on__isnull", False),
                                    ("last_on__isnull", True),
                                    ("withdrawn_at__isnull", True),
                                ),
                                fields=("procedure",),
                                name="procedures_version_one_open",
                                violation_error_message="Thủ tục này đang có một nội dung khác còn hiệu lực.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="procedures_version_spell",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PaperPart",
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
                            "order",
                            models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự"),
                        ),
                        (
                            "case",
                            models.CharField(blank=True, max_length=160, verbose_name="trường hợp"),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="mã giấy tờ")),
                        ("name", models.CharField(max_length=400, verbose_name="tên giấy tờ")),
                        (
                            "originals",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="số bản chính"
                            ),
                        ),
                        (
                            "copies",
                            models.PositiveSmallIntegerField(default=0, verbose_name="số bản sao"),
                        ),
                        ("required", models.BooleanField(default=True, verbose_name="bắt buộc")),
                        (
                            "form_file",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="mẫu đơn, tờ khai"
                            ),
                        ),
                        (
                            "form_code",
                            models.CharField(blank=True, max_length=40, verbose_name="mã mẫu đơn"),
                        ),
                        (
                            "form_url",
                            models.URLField(
                                blank=True, max_length=300, verbose_name="địa chỉ tải mẫu đơn"
                            ),
                        ),
                        (
                            "form_kept",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="tệp mẫu đơn",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="procedures.procedureversion",
                                verbose_name="nội dung",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thành phần hồ sơ",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "case", "code"),
                                name="procedures_paper_code_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalBasis",
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
                            "order",
                            models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự"),
                        ),
                        ("number", models.CharField(max_length=80, verbose_name="số, ký hiệu")),
                        (
                            "title",
                            models.CharField(
                                blank=True, max_length=400, verbose_name="tên văn bản"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bases",
                                to="procedures.procedureversion",
                                verbose_name="nội dung",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "căn cứ pháp lý",
                    },
                ),
                migrations.CreateModel(
                    name="FeeLine",
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
                            "order",
                            models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự"),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="mã khoản thu")),
                        ("name", models.CharField(max_length=300, verbose_name="tên khoản thu")),
                        (
                            "amount_vnd",
                            models.PositiveBigIntegerField(verbose_name="mức thu (đồng)"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("fee", "Phí"), ("charge", "Lệ phí")],
                                default="fee",
                                max_length=8,
                                verbose_name="loại",
                            ),
                        ),
                        (
                            "case",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=160,
                                verbose_name="chỉ thu trong trường hợp",
                            ),
                        ),
                        (
                            "since",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=60,
                                verbose_name="mục ghi ngày trong tờ khai",
                            ),
                        ),
                        (
                            "after_days",
                            models.PositiveSmallIntegerField(
                                db_default=0, default=0, verbose_name="chỉ thu khi đã quá (ngày)"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fees",
                                to="procedures.procedureversion",
                                verbose_name="nội dung",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "khoản phí, lệ phí",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "code"), name="procedures_fee_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Channel",
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
                            "order",
                            models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("direct", "Trực tiếp"),
                                    ("online", "Trực tuyến"),
                                    ("postal", "Dịch vụ bưu chính"),
                                ],
                                max_length=10,
                                verbose_name="cách thức",
                            ),
                        ),
                        (
                            "working_days",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0"),
                                max_digits=6,
                                verbose_name="thời hạn riêng (ngày làm việc)",
                            ),
                        ),
                        (
                            "fee_words",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="phí, lệ phí"
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=300, verbose_name="mô tả"),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="channels",
                                to="procedures.procedureversion",
                                verbose_name="nội dung",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cách thức thực hiện",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "kind"), name="procedures_channel_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProcessVersion",
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
                        ("version", models.PositiveSmallIntegerField(verbose_name="phiên bản")),
                        (
                            "document",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="văn bản phê duyệt"
                            ),
                        ),
                        (
                            "approved_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="ngày phê duyệt"
                            ),
                        ),
                        (
                            "first_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="áp dụng từ ngày"
                            ),
                        ),
                        (
                            "last_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="áp dụng đến ngày"
                            ),
                        ),
                        (
                            "is_electronic",
                            models.BooleanField(
                                default=True, verbose_name="chạy trên phần mềm một cửa"
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="processes",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
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
                        "verbose_name": "quy trình nội bộ",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("procedure", "version"),
                                name="procedures_process_version",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("first_on__isnull", False),
                                    ("last_on__isnull", True),
                                    ("withdrawn_at__isnull", True),
                                ),
                                fields=("procedure",),
                                name="procedures_process_one_open",
                                violation_error_message="Thủ tục này đang có một quy trình khác.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="procedures_process_spell",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_on__isnull", True),
                                    ("first_on__gte", models.F("approved_on")),
                                    _connector="OR",
                                ),
                                name="procedures_process_approved_first",
                                violation_error_message="Quy trình áp dụng trước ngày phê duyệt.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ProcessStep",
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
                        ("order", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                        ("code", models.CharField(max_length=20, verbose_name="mã bước")),
                        ("name", models.CharField(max_length=200, verbose_name="tên bước")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("receive", "Tiếp nhận"),
                                    ("handle", "Thụ lý"),
                                    ("appraise", "Thẩm định"),
                                    ("consult", "Lấy ý kiến"),
                                    ("hop", "Chuyển cơ quan liên thông"),
                                    ("pay", "Thực hiện nghĩa vụ tài chính"),
                                    ("sign", "Ký duyệt"),
                                    ("return", "Trả kết quả"),
                                ],
                                max_length=10,
                                verbose_name="việc",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                choices=[
                                    ("reception", "Nơi tiếp nhận"),
                                    ("competent", "Cơ quan có thẩm quyền"),
                                    ("fixed", "Đơn vị cố định"),
                                ],
                                max_length=10,
                                verbose_name="nơi làm",
                            ),
                        ),
                        (
                            "working_hours",
                            models.DecimalField(
                                decimal_places=2, max_digits=7, verbose_name="thời gian (giờ)"
                            ),
                        ),
                        (
                            "needs",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="quyền cần có"
                            ),
                        ),
                        (
                            "takes",
                            models.CharField(blank=True, max_length=200, verbose_name="đầu vào"),
                        ),
                        (
                            "gives",
                            models.CharField(blank=True, max_length=200, verbose_name="đầu ra"),
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
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="procedures.processversion",
                                verbose_name="quy trình",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bước của quy trình nội bộ",
                        "ordering": ("order",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "order"), name="procedures_step_order_once"
                            ),
                            models.UniqueConstraint(
                                fields=("version", "code"), name="procedures_step_code_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("place", "fixed"), ("unit__isnull", True), _connector="OR"
                                ),
                                name="procedures_step_fixed_has_unit",
                                violation_error_message="Chỉ bước ở đơn vị cố định mới ghi đơn vị.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("working_hours__gte", Decimal("0"))),
                                name="procedures_step_hours_positive",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicationDecision",
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
                                max_length=60, unique=True, verbose_name="mã quyết định"
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu"),
                        ),
                        (
                            "issuer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("province", "Chủ tịch UBND tỉnh"),
                                    ("ministry", "Bộ, cơ quan ngang bộ"),
                                ],
                                default="province",
                                max_length=10,
                                verbose_name="cấp công bố",
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                        ),
                        (
                            "text_effective_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày văn bản có hiệu lực"
                            ),
                        ),
                        (
                            "publish_by",
                            models.DateField(
                                editable=False, null=True, verbose_name="hạn ban hành"
                            ),
                        ),
                        ("abstract", models.CharField(max_length=300, verbose_name="trích yếu")),
                        (
                            "carried_out_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="ngày cập nhật danh mục"
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
                        "verbose_name": "quyết định công bố thủ tục",
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
                    name="ProcedureChange",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("new", "Công bố mới"),
                                    ("amended", "Sửa đổi, bổ sung"),
                                    ("replaced", "Thay thế"),
                                    ("abolished", "Bãi bỏ"),
                                ],
                                max_length=10,
                                verbose_name="hình thức",
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="ngày quyết định"
                            ),
                        ),
                        (
                            "effective_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="có hiệu lực từ ngày"
                            ),
                        ),
                        (
                            "time_limit_before",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="thời hạn cũ"
                            ),
                        ),
                        (
                            "time_limit_after",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="thời hạn mới"
                            ),
                        ),
                        (
                            "fee_before",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="phí cũ (đồng)"
                            ),
                        ),
                        (
                            "fee_after",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="phí mới (đồng)"
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="nội dung thay đổi"
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                        (
                            "replacement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.procedure",
                                verbose_name="thủ tục thay thế",
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
                            "version",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change",
                                to="procedures.procedureversion",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="procedures.publicationdecision",
                                verbose_name="quyết định",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thay đổi thủ tục",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["decided_on"], name="procedures_change_decided")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("decision", "procedure", "kind"),
                                name="procedures_change_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effective_on__isnull", True),
                                    ("decided_on__isnull", True),
                                    ("effective_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="procedures_change_effect_after_decision",
                                violation_error_message="Thay đổi có hiệu lực trước ngày quyết định.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ReviewPlan",
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
                                max_length=60, unique=True, verbose_name="mã kế hoạch"
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(max_length=60, verbose_name="quyết định phê duyệt"),
                        ),
                        ("decided_on", models.DateField(verbose_name="ngày phê duyệt")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
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
                        "verbose_name": "kế hoạch rà soát thủ tục",
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
                    name="ReviewItem",
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
                            "year",
                            models.PositiveSmallIntegerField(editable=False, verbose_name="năm"),
                        ),
                        (
                            "planned_on",
                            models.DateField(editable=False, verbose_name="ngày vào kế hoạch"),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="hạn hoàn thành"),
                        ),
                        (
                            "begun_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày bắt đầu rà soát"
                            ),
                        ),
                        (
                            "proposed_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày đề xuất"),
                        ),
                        (
                            "proposal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("keep", "Giữ nguyên"),
                                    ("amend", "Đơn giản hóa"),
                                    ("abolish", "Bãi bỏ"),
                                ],
                                max_length=10,
                                verbose_name="phương án",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="nội dung đề xuất"
                            ),
                        ),
                        (
                            "time_limit_before",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="thời hạn hiện tại"
                            ),
                        ),
                        (
                            "time_limit_after",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="thời hạn đề xuất"
                            ),
                        ),
                        (
                            "fee_before",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="phí hiện tại (đồng)"
                            ),
                        ),
                        (
                            "fee_after",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="phí đề xuất (đồng)"
                            ),
                        ),
                        (
                            "saving_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="chi phí tiết kiệm mỗi năm (đồng)",
                            ),
                        ),
                        (
                            "necessity",
                            models.TextField(blank=True, verbose_name="đánh giá sự cần thiết"),
                        ),
                        (
                            "reasonableness",
                            models.TextField(blank=True, verbose_name="đánh giá tính hợp lý"),
                        ),
                        (
                            "legality",
                            models.TextField(blank=True, verbose_name="đánh giá tính hợp pháp"),
                        ),
                        (
                            "times_a_year",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="số lần thực hiện mỗi năm"
                            ),
                        ),
                        (
                            "hour_wage_vnd",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="thu nhập mỗi giờ (đồng)"
                            ),
                        ),
                        (
                            "hours_before",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=7,
                                null=True,
                                verbose_name="số giờ thực hiện hiện tại",
                            ),
                        ),
                        (
                            "hours_after",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=7,
                                null=True,
                                verbose_name="số giờ thực hiện sau đơn giản hóa",
                            ),
                        ),
                        (
                            "other_before_vnd",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="chi phí khác hiện tại (đồng)"
                            ),
                        ),
                        (
                            "other_after_vnd",
                            models.PositiveBigIntegerField(
                                blank=True,
                                null=True,
                                verbose_name="chi phí khác sau đơn giản hóa (đồng)",
                            ),
                        ),
                        (
                            "sent_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày gửi bộ, ngành"
                            ),
                        ),
                        (
                            "approved_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="ngày thông qua"
                            ),
                        ),
                        (
                            "rejected_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày không thông qua"
                            ),
                        ),
                        (
                            "coordinator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="cơ quan phối hợp",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.procedurechange",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="procedures.reviewplan",
                                verbose_name="kế hoạch",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thủ tục được rà soát",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("plan", "procedure"),
                                name="procedures_review_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_on__isnull", True),
                                    ("approved_on__gte", models.F("proposed_on")),
                                    _connector="OR",
                                ),
                                name="procedures_review_approved_after_proposed",
                                violation_error_message="Ngày thông qua đứng trước ngày đề xuất.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="SequenceStep",
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
                            "order",
                            models.PositiveSmallIntegerField(default=1, verbose_name="thứ tự"),
                        ),
                        (
                            "case",
                            models.CharField(blank=True, max_length=160, verbose_name="trường hợp"),
                        ),
                        ("words", models.TextField(verbose_name="nội dung bước")),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sequence",
                                to="procedures.procedureversion",
                                verbose_name="nội dung",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bước trình tự thực hiện",
                    },
                ),
                migrations.CreateModel(
                    name="DutyRule",
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
                            "duty",
                            models.CharField(
                                choices=[
                                    ("ministry", "Bộ công bố trước khi văn bản có hiệu lực"),
                                    ("province", "Tỉnh công bố trước khi văn bản có hiệu lực"),
                                    ("entry", "Nhập Cơ sở dữ liệu quốc gia sau khi ban hành"),
                                ],
                                max_length=10,
                                verbose_name="việc phải làm",
                            ),
                        ),
                        (
                            "working_days",
                            models.PositiveSmallIntegerField(verbose_name="số ngày làm việc"),
                        ),
                        ("source", models.CharField(max_length=200, verbose_name="căn cứ")),
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
                        "verbose_name": "quy định về thời hạn công bố",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="procedures_dutyrule_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True), ("withdrawn_at__isnull", True)
                                ),
                                fields=("duty",),
                                name="procedures_dutyrule_one_open",
                                violation_error_message="Việc này đang có một quy định khác.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="BlockerLetter",
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
                        ("number", models.CharField(max_length=60, verbose_name="số, ký hiệu")),
                        ("sent_on", models.DateField(verbose_name="ngày gửi")),
                        ("addressee", models.CharField(max_length=200, verbose_name="nơi nhận")),
                        (
                            "answered_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày trả lời"),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="nội dung trả lời"
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
                            "blocker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sent",
                                to="procedures.integrationblocker",
                                verbose_name="vướng mắc",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "văn bản kiến nghị tháo gỡ",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("blocker", "number"),
                                name="procedures_letter_once",
                                violation_error_message="Văn bản này đã được ghi cho vướng mắc.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on__isnull", True),
                                    ("answered_on__gte", models.F("sent_on")),
                                    _connector="OR",
                                ),
                                name="procedures_letter_answered_after_sent",
                                violation_error_message="Ngày trả lời đứng trước ngày gửi.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PartRule",
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
                            "part",
                            models.CharField(
                                choices=[
                                    ("name", "Tên thủ tục"),
                                    ("sequence", "Trình tự thực hiện"),
                                    ("channels", "Cách thức thực hiện"),
                                    ("papers", "Thành phần hồ sơ"),
                                    ("sets", "Số lượng hồ sơ"),
                                    ("limit", "Thời hạn giải quyết"),
                                    ("audience", "Đối tượng thực hiện"),
                                    ("agency", "Cơ quan giải quyết"),
                                    ("result", "Kết quả thực hiện"),
                                    ("fees", "Phí, lệ phí"),
                                    ("form", "Mẫu đơn, mẫu tờ khai"),
                                    ("conditions", "Yêu cầu, điều kiện"),
                                    ("bases", "Căn cứ pháp lý"),
                                ],
                                max_length=12,
                                verbose_name="bộ phận",
                            ),
                        ),
                        ("is_required", models.BooleanField(default=True, verbose_name="bắt buộc")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="căn cứ"),
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
                        "verbose_name": "quy định về bộ phận bắt buộc",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="procedures_partrule_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True), ("withdrawn_at__isnull", True)
                                ),
                                fields=("part",),
                                name="procedures_partrule_one_open",
                                violation_error_message="Bộ phận này đang có một quy định khác.",
                            ),
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
