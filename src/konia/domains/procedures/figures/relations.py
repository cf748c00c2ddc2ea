"""What must hold between the figures of this room."""

from konia.kernel.figures.relations import at_most, equals, not_to_be_confused, part_of

part_of(
    "procedures.in_force_province",
    "procedures.in_force_district",
    "procedures.in_force_commune",
    whole="procedures.in_force",
    because="Mỗi thủ tục thuộc đúng một cấp thực hiện.",
)
part_of(
    "procedures.national_disclosed",
    "procedures.not_disclosed",
    whole="procedures.in_force",
    because="Thủ tục đang có hiệu lực hoặc đã, hoặc chưa công khai trên Cổng DVC quốc gia.",
)
part_of(
    "procedures.amended",
    "procedures.replaced",
    "procedures.abolished",
    whole="procedures.amended_or_abolished",
    because="Dòng 3.1.2 gồm cả thủ tục sửa đổi, bổ sung.",
)
part_of(
    "procedures.level3",
    "procedures.level4",
    whole="procedures.level3_and_4",
    because="Mỗi thủ tục tại một thời điểm chỉ ở một mức độ.",
)
at_most(
    "procedures.national_disclosed",
    "procedures.in_force",
    because="Chỉ thủ tục đang có hiệu lực mới được công khai.",
)
at_most(
    "procedures.portal_listed",
    "procedures.in_force",
    because="Chỉ thủ tục đang có hiệu lực mới được đăng trên Cổng DVC.",
)
at_most(
    "procedures.level3_and_4",
    "procedures.portal_listed",
    because="Dịch vụ mức độ 3, 4 đã ở mức độ 2.",
)
at_most(
    "procedures.national_integrated",
    "procedures.national_linked",
    because="Dịch vụ phải được liên kết trước khi tích hợp.",
)
at_most(
    "procedures.payment_enabled",
    "procedures.level3_and_4",
    because="Chỉ dịch vụ mức độ 3, 4 mới có thanh toán trực tuyến.",
)
equals(
    "procedures.portal_listed",
    "procedures.in_force",
    because="Mọi thủ tục đang có hiệu lực phải được cung cấp ít nhất ở mức độ 2.",
)
not_to_be_confused(
    "procedures.national_linked",
    "procedures.national_integrated",
    because="540 dịch vụ có mục liên kết sang Cổng quốc gia; 214 nộp được trọn vẹn ngay tại đó.",
)
not_to_be_confused(
    "procedures.payment_of_level4",
    "procedures.payment_of_both_levels",
    because="100% lấy mẫu số là dịch vụ mức độ 4; trên cả mức độ 3 và 4 là 64,63%.",
)
not_to_be_confused(
    "procedures.abolished",
    "procedures.amended_or_abolished",
    because="Dòng 3.1.2 tính cả thủ tục sửa đổi; bãi bỏ chỉ là một phần.",
)
