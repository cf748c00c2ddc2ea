"""A whole annex to print, every kind of cell in it, and the texts that would break a weak form."""

import re
from datetime import date
from decimal import Decimal

from konia.domains.reporting.letters.sheet import Check, Footnote, Row, Sheet

# code | code in print | label | unit | value in print | note | footnote | h for a heading;
# an indented line continues the one above; // breaks a line inside a cell.
ROWS = """
1 | 1. | Công tác chỉ đạo điều hành CCHC | | | | | h
1.1 | 1.1. | Kế hoạch CCHC | | | | | h
1.1.1 | 1.1.1. | Số nhiệm vụ đề ra trong kế hoạch | Nhiệm vụ | 38
1.1.2 | 1.1.2. | Số nhiệm vụ đã hoàn thành | Nhiệm vụ | 11
1.1.3 | 1.1.3. | Số văn bản chỉ đạo CCHC đã ban hành | Văn bản | 13
1.2 | 1.2. | Kiểm tra CCHC | | | | | h
1.2.1 | 1.1.1. | Số sở, ngành đã kiểm tra | Cơ quan, đơn vị | 6
1.2.2 | 1.1.2. | Số UBND cấp huyện đã kiểm tra | Cơ quan, đơn vị | 1
1.2.3 | 1.1.3. | Số vấn đề phát hiện qua kiểm tra | Vấn đề | 13 | Số liệu tạm tính đến ngày
    09/6/2021
1.2.4 | 1.1.4. | Số vấn đề phát hiện đã xử lý xong | Vấn đề | 13
1.3 | 1.3. | Thực hiện nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao | | | | | h
1.3.1 | 1.3.1. | Tổng số nhiệm vụ được giao | Nhiệm vụ | 13
1.3.2 | 1.3.2. | Số nhiệm vụ đã hoàn thành đúng hạn | Nhiệm vụ | 6
1.3.3 | 1.3.3. | Số nhiệm vụ đã hoàn thành nhưng quá hạn | Nhiệm vụ | 0
1.4 | 1.4. | Khảo sát sự hài lòng của người dân, tổ chức | | | | | h
1.4.1 | 1.4.1. | Số lượng phiếu khảo sát | Số lượng | 3.133
1.4.2 | 1.4.2. | Hình thức khảo sát | Trực tuyến = 0 Phát phiếu = 1 Kết hợp = 2 | 1
1.5 | 1.5. | Tổ chức đối thoại của lãnh đạo với người dân, cộng đồng doanh nghiệp | Không = 0 Có
    = 1 | 1
2 | 2. | Cải cách thể chế | | | | | h
2.1 | 2.1. | Số VBQPPL đã ban hành/tham mưu ban hành | Văn bản | 17
2.2 | 2.2. | Số VBQPPL đã kiểm tra theo thẩm quyền | Văn bản | 8
2.3 | 2.3. | Số VBQPPL đã rà soát | Văn bản | 94 | | 28
2.4 | 2.4. | Số VBQPPL đã kiến nghị xử lý sau kiểm tra, rà soát | Văn bản | 39 | | 29
2.5 | 2.5. | Số VBQPPL có kiến nghị xử lý đã được xử lý xong | Văn bản | 19 | | 30
3 | 3. | Cải cách thủ tục hành chính | | | | | h
3.1 | 3.1. | Thống kê TTHC | | | | | h
3.1.1 | 3.1.1. | Số TTHC công bố mới | Thủ tục | 75
3.1.2 | 3.1.2. | Số TTHC bãi bỏ, thay thế | Thủ tục | 142 | Sửa đổi, bổ sung 53 TTHC; bãi bỏ 89
    TTHC
3.1.3 | 3.1.3. | Tổng số TTHC đang có hiệu lực | Thủ tục | 1.964 | Số liệu đến ngày 14/6/2021
3.1.3.a | Trong đó | Số TTHC cấp tỉnh: | Thủ tục | 1.494
3.1.3.b | | Số TTHC cấp huyện: | Thủ tục | 297
3.1.3.c | | Số TTHC cấp xã: | Thủ tục | 173
3.2 | 3.2. | Vận hành Cổng dịch vụ công | | | | | h
3.2.1 | 3.2.1. | Số TTHC đã cập nhật, công khai trên Cổng DVC quốc gia | Thủ tục | 1.850
3.2.2 | 3.2.2. | Số TTHC mức độ 3 và 4 đã tích hợp lên Cổng DVC quốc gia | Thủ tục | 540
3.3 | 3.3. | Thực hiện cơ chế một cửa, một cửa liên thông | | | | | h
3.3.1 | 3.3.1. | Số TTHC liên thông cùng cấp | Thủ tục | 133
3.3.2 | 3.3.2. | Số TTHC liên thông giữa các cấp chính quyền | Thủ tục | 102
3.3.3 | 3.3.3. | Tỷ lệ TTHC đã được phê duyệt quy trình nội bộ | % | 100
3.3.4 | 3.3.4. | Tỷ lệ quy trình nội bộ giải quyết TTHC đã được điện tử hóa | % | 100
3.4 | 3.4. | Kết quả giải quyết TTHC | | | Số liệu tính đến ngày 14/3/2021. Số liệu 6 tháng
    theo quy định tại điểm a, Khoản 4, Điều 10 Thông tư số 01/2020/TT-VPCP quy định đến hết ngày
    19/6/2021 cấp huyện mới báo cáo số liệu 6 tháng về cho cấp tỉnh. Do đó, đến ngày 15/6/2021,
    tỉnh chưa có số liệu nội dung này. | | h
3.4.1 | 3.4.1. | Tỷ lệ hồ sơ TTHC do các sở, ngành tiếp nhận được giải quyết đúng hạn | % | 70
3.4.2 | 3.4.2. | Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn | % |
    72,8
3.4.3 | 3.4.3. | Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn | % | 87,8
3.4.4 | 3.4.4. | Tỷ lệ hồ sơ TTHC về lĩnh vực đất đai được giải quyết đúng hạn (ở cả 3 cấp). | %
    | - Cấp tỉnh: 83 - Cấp huyện: 70,4 - Cấp xã: 86
3.4.5 | 3.4.5. | Tỷ lệ hồ sơ TTHC về lĩnh vực xây dựng được giải quyết đúng hạn (ở cả 3 cấp). |
    % | - Cấp tỉnh: 100 - Cấp huyện: 58,5 - Cấp xã:
3.5 | 3.5. | Vận hành Cổng dịch vụ công | | | | | h
3.5.1 | 3.5.1. | Số TTHC được tích hợp lên Cổng DVC | Thủ tục | 1.964
3.5.2 | 3.5.2. | Số TTHC cung cấp mức độ 3, 4 trên Cổng DVC | Thủ tục | 540 | Mức độ 3: 191; Mức
    độ 4: 349 (Số liệu đến ngày 31/5/2021)
3.5.3 | 3.5.3. | Số TTHC đã tích hợp dịch vụ thanh toán trực tuyến. | Thủ tục | 349 | 100%
4 | 4. | Cải cách tổ chức bộ máy hành chính nhà nước | | | | | h
4.1 | 4.1. | Cơ cấu tổ chức bộ máy | | | | | h
4.1.1 | 4.1.1. | Số cơ quan chuyên môn cấp tỉnh | Cơ quan, đơn vị | 19
4.1.2 | 4.1.2. | Số ban quản lý trực thuộc UBND cấp tỉnh | Cơ quan, đơn vị | 01
4.1.3 | 4.1.3. | Số tổ chức liên ngành do cấp tỉnh thành lập | Cơ quan, đơn vị | 01
4.1.4 | 4.1.4. | Tổng số đơn vị sự nghiệp công lập trên địa bàn tỉnh | Cơ quan, đơn vị | 861
4.1.4.a | Trong đó | Số ĐVSNCL thuộc UBND tỉnh | Cơ quan, đơn vị | 4
4.1.4.b | | Số ĐVSNCL thuộc sở, ngành và tương đương | Cơ quan, đơn vị | 128
4.1.4.c | | Số ĐVSNCL thuộc UBND cấp huyện | Cơ quan, đơn vị | 729
4.1.4.d | | Tỷ lệ ĐVSNCL đã cắt giảm so với năm 2015 | % | 13,9 | 1.000-861=139/1.000
4.2 | 4.2. | Số liệu về biên chế công chức | | | | | h
4.2.1 | 4.2.1. | Tổng số biên chế được giao trong năm | Người | 2.673 | Cấp tỉnh: 1.300; cấp
    huyện 1.373
4.2.2 | 4.2.2. | Tổng số biên chế có mặt tại thời điểm báo cáo | Người | 2.567 | Số liệu đến
    ngày 30/5/2021
4.2.3 | 4.2.3. | Số hợp đồng lao động làm việc tại cơ quan hành chính nhà nước | Người | 192 |
    Cấp tỉnh 117; cấp huyện 75
4.2.4 | 4.2.4. | Số biên chế đã tinh giản trong kỳ báo cáo | Người | 304
4.2.5 | 4.2.5. | Tỷ lệ phần trăm biên chế đã tinh giản so với năm 2015 | % | 10,2
4.3 | 4.3. | Số người làm việc hưởng lương từ NSNN tại các đơn vị sự nghiệp công lập | | | |
    | h
4.3.1 | 4.3.1. | Tổng số người làm việc được giao | Người | 26.407
4.3.2 | 4.3.2. | Tổng số người làm việc có mặt | Người | 23.940 | Số liệu đến ngày 31/3/2021
4.3.3 | 4.3.3. | Số người đã tinh giản trong kỳ báo cáo | Người | 2.935
4.3.4 | 4.3.4. | Tỷ lệ % đã tinh giản so với năm 2015 | % | 10
5 | 5. | Cải cách chế độ công vụ | | | | | h
5.1 | 5.1. | Vị trí việc làm của công chức, viên chức | | | | | h
5.1.1 | 5.1.1. | Số cơ quan, tổ chức hành chính đã được phê duyệt vị trí việc làm theo quy định
    | Cơ quan, đơn vị | 19
5.1.2 | 5.1.2. | Số đơn vị sự nghiệp đã được phê duyệt vị trí việc làm theo quy định | Cơ quan,
    đơn vị | 861
5.1.3 | 5.1.3. | Số cơ quan, tổ chức có vi phạm trong thực hiện vị trí việc làm phát hiện qua
    thanh tra | Cơ quan, đơn vị | 0
5.2 | 5.2. | Tuyển dụng công chức, viên chức | | | | | h
5.2.1 | 5.2.1. | Số công chức được tuyển dụng (thi tuyển, xét tuyển) | Người | 138
5.2.2 | 5.2.2. | Số công chức được tuyển dụng theo trường hợp đặc biệt | Người | 5 | Số liệu đến
    ngày 10/6/2021
5.2.3 | 5.2.3. | Số cán bộ, công chức cấp xã được xét chuyển thành công chức cấp huyện trở lên |
    Người | 6 | Số liệu đến ngày 10/6/2021
5.2.4 | 5.2.4. | Số viên chức được tuyển dụng (thi tuyển, xét tuyển). | Người | 516 | | 31
5.2.5 | 5.2.5. | Số viên chức được tuyển dụng theo trường hợp đặc biệt. | Người | 4 | UBND thành
    phố Pleiku: 1; Đăk Pơ: 1; Kbang: 2
5.3 | 5.3. | Số liệu về bổ nhiệm công chức lãnh đạo | | | | | h
5.3.1 | 5.3.1. | Thực hiện tuyển chọn, bổ nhiệm lãnh đạo qua thi tuyển | Đã thực hiện = 1 Chưa
    thực hiện = 0 | 0
5.3.2 | 5.3.2. | Số lãnh đạo cấp sở, ngành được bổ nhiệm mới | Người | 2 | Sở Kế hoạch và Đầu
    tư: 1; thị xã An Khê: 1
5.3.3 | 5.3.3. | Số lãnh đạo cấp phòng thuộc sở, ngành được bổ nhiệm mới | Người | 7 | VP UBND
    tỉnh: 3; Sở Nông nghiệp và Phát triển nông thôn: 2; Sở Tài chính: 1; Sở Y tế: 1
5.3.4 | 5.3.4. | Số lãnh đạo cấp phòng thuộc UBND huyện được bổ nhiệm mới | Người | 30 | | 32
5.4 | 5.4. | Số liệu về xử lý kỷ luật cán bộ, công chức (cả về Đảng và chính quyền). | | | |
    | h
5.4.1 | 5.4.1. | Số lãnh đạo cấp tỉnh bị kỷ luật. | Người | 0
5.4.2 | 5.4.2. | Số lãnh đạo cấp sở, ngành và UBND cấp huyện bị kỷ luật. | Người | 0
5.4.3 | 5.4.3. | Số lãnh đạo cấp phòng thuộc sở, ngành và UBND cấp huyện bị kỷ luật. | Người | 1
    | Krông Pa: 1
5.4.4 | 5.4.4. | Số người làm việc hưởng lương từ NSNN tại các đơn vị SNCL bị kỷ luật. | Người |
    13 | UBND thành phố Pleiku:1; Sở Nông nghiệp và Phát triển nông thôn: 5; Sở Y tế: 7
6 | 6. | Cải cách tài chính công | | | | | h
6.1 | 6.1. | Số đơn vị SNCL đã thực hiện tự chủ 100% chi thường xuyên và chi đầu tư (lũy kế đến
    thời điểm báo cáo) | Cơ quan, đơn vị | 4 | Cấp tỉnh 04 đơn vị; cấp huyện 0 đơn vị
6.2 | 6.2. | Số đơn vị SNCL đã thực hiện tự chủ 100% chi thường xuyên (lũy kế đến thời điểm báo
    cáo) | Cơ quan, đơn vị | 50 | Cấp tỉnh 21 đơn vị; cấp huyện 29 đơn vị
6.3 | 6.3. | Số đơn vị SNCL đã thực hiện tự chủ một phần chi thường xuyên (lũy kế đến thời điểm
    báo cáo) | Cơ quan, đơn vị | 129 | Cấp tỉnh 47 đơn vị; cấp huyện 82 đơn vị
6.4 | 6.4. | Số đơn vị SNCL do nhà nước đảm bảo 100% chi thường xuyên (lũy kế đến thời điểm báo
    cáo) | Cơ quan, đơn vị | 727 | Cấp tỉnh 65 đơn vị; cấp huyện 662 đơn vị
6.5 | 6.5. | Số lượng đơn vị SNCL đã chuyển đổi thành công ty cổ phần (lũy kế đến thời điểm báo
    cáo) | Cơ quan, đơn vị | 0
7 | 7. | Xây dựng và phát triển Chính phủ điện tử, Chính phủ số | | | | | h
7.1 | 7.1. | Cập nhật Kiến trúc chính quyền điện tử phiên bản 2.0 | Chưa = 0 Hoàn thành = 1 | 1
7.2 | 7.2. | Xây dựng và vận hành Hệ thống họp trực tuyến // Liên thông 2 cấp: Từ UBND tỉnh đến
    100% UBND các huyện. // Liên thông 3 cấp: Từ UBND tỉnh đến 100% UBND cấp huyện, cấp xã. |
    Chưa có = 0 2 cấp = 1 3 cấp = 2 | 1 | Đã triển khai HNTH từ cấp huyện đến 183/220 xã (đạt tỷ
    lệ 83,18%)
7.3 | 7.3. | Hệ thống thông tin báo cáo và kết nối với Hệ thống thông tin báo cáo quốc gia |
    Chưa = 0 Đang làm = 1 Hoàn thành = 2 | 2
7.4 | 7.4. | Tỷ lệ cơ quan chuyên môn cấp tỉnh, UBND cấp huyện, UBND cấp xã được cấp chứng thư
    số. | % | 100
7.5 | 7.5. | Triển khai xây dựng nền tảng chia sẻ, tích hợp dùng chung (LGSP). | Chưa = 0 Đang
    làm = 1 Hoàn thành = 2 | 2
7.6 | 7.6. | Số liệu về trao đổi văn bản điện tử | | | | | h
7.6.1 | 7.6.1. | Thực hiện kết nối, liên thông các Hệ thống quản lý văn bản điều hành từ cấp
    tỉnh đến cấp xã | | | | | h
7.6.1.a | Trong đó | Tỷ lệ sở, ngành đã kết nối, liên thông với UBND tỉnh | % | 100
7.6.1.b | | Tỷ lệ UBND cấp huyện đã kết nối, liên thông với UBND tỉnh | % | 100
7.6.1.c | | Tỷ lệ UBND cấp xã đã kết nối, liên thông với UBND huyện. | % | 100
7.6.2 | 7.6.2. | Tổng số VĂN BẢN ĐI giữa các cơ quan nhà nước trên địa bàn tỉnh | Văn bản
7.6.2.a | Trong đó | Tỷ lệ văn bản được gửi hoàn toàn dưới dạng điện tử (Sử dụng chữ ký số,
    chứng thư số và gửi trên môi trường điện tử). | % | 97
7.6.2.b | | Tỷ lệ văn bản được gửi hoàn toàn dưới dạng điện tử và song song với văn bản giấy |
    % | 3
7.7 | 7.7. | Vận hành Hệ thống thông tin một cửa điện tử tập trung của tỉnh | | | | | h
7.7.1 | 7.7.1. | Tỷ lệ sở, ngành đã kết nối liên thông với Hệ thống | % | 100
7.7.2 | 7.7.2. | Tỷ lệ đơn vị cấp huyện đã kết nối liên thông với Hệ thống | % | 100
7.7.3 | 7.7.3. | Tỷ lệ đơn vị cấp xã đã kết nối liên thông với Hệ thống | % | 100
7.8 | 7.8. | Dịch vụ công trực tuyến | | | | | h
7.8.1 | 7.8.1. | Tổng số TTHC cung cấp trực tuyến mức độ 3 | TTHC | 191
7.8.2 | 7.8.2. | Tổng số TTHC cung cấp trực tuyến mức độ 4 | TTHC | 349
7.8.3 | 7.8.3. | Tỷ lệ hồ sơ xử lý trực tuyến mức độ 3 | % | 69,13
7.8.4 | 7.8.4. | Tỷ lệ hồ sơ xử lý trực tuyến mức độ 4 | % | 63,75
"""

FOOTNOTES = (
    Footnote(
        28,
        "Sở Thông tin và Truyền thông: 16 VB; Sở Xây dựng: 18 VB; Sở Tư pháp: 1 VB; Sở Tài chính:"
        " 10 VB; huyện Phú Thiện: 3 VB; thị xã An Khê: 14 VB.",
    ),
    Footnote(29, "Sở Thông tin và Truyền thông: 4 VB; Sở Tư pháp: 1 VB; Sở Xây dựng: 10 VB."),
    Footnote(30, "Sở Thông tin và Truyền thông: 3 VB; Sở Xây dựng: 2 VB; Sở Y tế: 3 VB."),
    Footnote(31, "huyện Kong Chro: 63; huyện Ia Grai: 45; huyện Krông Pa: 1; huyện Đăk Pơ: 23."),
    Footnote(32, "UBND thành phố Pleiku: 3; huyện Đăk Pơ: 2; huyện Kbang: 5; huyện Chư Pưh: 3."),
)
CHECKS = (
    Check(
        "one-stop-counts",
        "error",
        "Số TTHC cung cấp trực tuyến mức độ 3 và 4 không khớp giữa hai mục của phụ lục.",
        (("3.5.2", "540"), ("7.8.1 + 7.8.2", "541")),
    ),
    Check(
        "autonomy-sum",
        "warning",
        "Tổng các mức tự chủ (6.1 đến 6.4) khác tổng số đơn vị sự nghiệp công lập (4.1.4).",
        (("6.1 + 6.2 + 6.3 + 6.4", "910"), ("4.1.4", "861")),
    ),
    Check("late-source", "info", "Mục 3.4 chốt số liệu ngày 14/3/2021, sớm hơn kỳ báo cáo."),
)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '#panic("x") #import "x.typ" *bold* _it_ $x^2$ `raw` <label> @ref \\u{41} // /* [ ] {',
    "{{ 7*7 }} {% load x %} &amp; &nbsp;",
    "dòng một\r\ndòng hai\x0b\x00\x1b[31mdòng ba",
    "W" * 400,
    "https://dichvucong.gialai.gov.vn/" + "a" * 200,
    "😀 漢字 \u202eنص\u200d \ue000 \ud800",
    "rất " * 3000,
    "]]>&#0;<!--",
)
TIERS = (("province", "Cấp tỉnh"), ("district", "Cấp huyện"), ("commune", "Cấp xã"))


def row(code: str = "1.1.1", label: str = "Số nhiệm vụ đề ra", text: str = "", **more) -> Row:
    """One value row; give only what the test is about."""
    facts = {
        "printed_code": f"{code}.",
        "unit": "Nhiệm vụ",
        "is_heading": False,
        "depth": code.count("."),
        "value": number(text),
        "note": "",
        "footnote": None,
        "as_of": date(2021, 6, 15),
        "figure": f"annex.{code}@2020-12-15",
    }
    return Row(code=code, label=label, text=text, **(facts | more))


def sheet(*rows: Row, **more) -> Sheet:
    """An annex of the given rows."""
    facts = {
        "report": "cchc-2021-h1",
        "title": "Thống kê số liệu về kết quả thực hiện công tác cải cách hành chính tỉnh Gia Lai",
        "unit_code": "H21",
        "unit_name": "Ủy ban nhân dân tỉnh Gia Lai",
        "first": date(2020, 12, 15),
        "last": date(2021, 6, 14),
        "as_of": date(2021, 6, 15),
        "rounding": "làm tròn đến 2 chữ số thập phân",
        "attached_to": "(Ban hành kèm theo Báo cáo số:     /BC-UBND ngày   /   /2021"
        " của Ủy ban nhân dân tỉnh Gia Lai)",
    }
    return Sheet(rows=rows, **(facts | more))


def annex() -> Sheet:
    """The whole annex: 121 rows, five footnotes, three checks, one blank row."""
    text = re.sub(r"\n +", " ", ROWS.strip())
    rows = tuple(_row(line) for line in text.splitlines())
    missing = tuple(r.code for r in rows if r.why_blank)
    return sheet(*rows, footnotes=FOOTNOTES, checks=CHECKS, missing=missing)


def everywhere(text: str) -> Sheet:
    """An annex with this text in every place that takes one."""
    hostile = row(text, text, text, unit=text, note=text, printed=text, printed_code=text)
    heading = row("1", text, "", is_heading=True, printed_code="1.", note=text)
    return sheet(heading, hostile, row(), title=text[:300], attached_to=text[:300], unit_name=text)


def number(text: str) -> Decimal | None:
    """The number a printed text stands for."""
    digits = text.replace(".", "").replace(",", ".")
    return Decimal(digits) if re.fullmatch(r"-?\d+(\.\d+)?", digits) else None


def _row(line: str) -> Row:
    cells = [cell.strip().replace(" // ", "\n") for cell in line.split("|")]
    code, printed_code, label, unit, text, note, footnote, kind = cells + [""] * (8 - len(cells))
    parts = _parts(text)
    is_heading = kind == "h"
    is_blank = not is_heading and not text
    return row(
        code,
        label,
        "" if parts else text,
        printed_code=printed_code,
        unit=unit,
        note=note,
        footnote=int(footnote) if footnote else None,
        is_heading=is_heading,
        figure="" if is_heading else f"annex.{code}@2020-12-15",
        as_of=None if is_heading else date(2021, 6, 15),
        parts=parts,
        part=Decimal(1964) if text == "100" else None,
        whole=Decimal(1964) if text == "100" else None,
        records=None if is_heading or is_blank else 12,
        printed=text,
        agrees="same" if text else "",
        why_blank="chưa có số liệu" if is_blank else "",
    )


def _parts(text: str) -> tuple[tuple[str, str, Decimal | None], ...]:
    values = re.findall(r"- [^:]+:\s*([\d,]*)", text)
    if not values:
        return ()
    tiers = zip(TIERS, values, strict=True)
    return tuple((key, name, number(value)) for (key, name), value in tiers)
