"""Each kind of claim explained in Vietnamese, with a sentence on which the rule is really run."""

from dataclasses import dataclass

from .audit import audit
from .claims import ClaimKind, Finding, Verdict
from .reading.lines import read_lines
from .telling import KINDS, VERDICTS


@dataclass(frozen=True, slots=True)
class Explained:
    """One kind. what: the rule. text: the example. word, message: what konia says of it."""

    title: str
    what: str
    text: str
    word: str
    message: str


_EXAMPLES: tuple[tuple[ClaimKind, str, str], ...] = (
    (
        ClaimKind.RATIO,
        (
            "Tử số chia mẫu số được so với tỷ lệ in bên cạnh. Làm tròn đúng là đúng; bị cắt chữ số"
            " cuối là “cắt số”; khác hẳn là “sai”. Không rõ mẫu số thì “cần xem”, không “sai”."
        ),
        "Tỉnh đã hoàn thành 11/38 nhiệm vụ (đạt 28,94%).",
    ),
    (
        ClaimKind.SUM,
        (
            "Các phần sau “trong đó”, “gồm”, trong ngoặc, trong danh sách, cột và chú thích được"
            " cộng lại và so với tổng."
        ),
        "Có 1.946 thủ tục (cấp tỉnh 1.494 thủ tục, cấp huyện 297 thủ tục, cấp xã 173 thủ tục).",
    ),
    (
        ClaimKind.PERCENT_SUM,
        "Các tỷ lệ chia hết một tổng thể phải cộng lại bằng 100%, trừ sai số làm tròn.",
        "Rất hài lòng chiếm 54,2%, hài lòng chiếm 50,3%, không hài lòng chiếm 4,5%.",
    ),
    (
        ClaimKind.IDENTITY,
        (
            "Tiếp nhận cộng kỳ trước chuyển qua phải bằng đã giải quyết cộng đang giải quyết; số"
            " “còn lại” phải bằng tổng trừ phần đã xong."
        ),
        (
            "Tiếp nhận 1.000 hồ sơ, kỳ trước chuyển qua 100 hồ sơ; đã giải quyết 900 hồ sơ,"
            " đang giải quyết 300 hồ sơ."
        ),
    ),
    (
        ClaimKind.GROWTH,
        (
            "Mức tăng, giảm được tính lại từ hai giá trị nêu trong câu, kể cả khi nêu cả bằng số và"
            " bằng tỷ lệ (tăng 46 lượt, +8,1%)."
        ),
        "Số hồ sơ tăng từ 100 lên 115 hồ sơ (tăng 25%).",
    ),
    (ClaimKind.EQUATION, "Phép tính viết ra được tính lại.", "Đã giảm 1.000 - 861 = 149 người."),
    (
        ClaimKind.NUMBER_WORDS,
        "Số viết bằng chữ số và bằng chữ phải là một số.",
        "Đã kiểm tra 12 (mười ba) đơn vị.",
    ),
    (
        ClaimKind.DATE,
        (
            "Năm trong số ký hiệu phải là năm ban hành; ngày phải có trong lịch; một văn bản không"
            " có hai ngày; số lớn hơn thường không có ngày sớm hơn."
        ),
        "Thông tư số 04/2019/TT-BNV ngày 24/5/2018 của Bộ Nội vụ.",
    ),
    (
        ClaimKind.SAME_QUANTITY,
        (
            "Một số liệu nêu hai lần (lời văn, phụ lục) được nối với nhau theo từ ngữ, không"
            " theo giá trị; hai giá trị khác nhau là “cần xem”."
        ),
        (
            "Tổng số đơn vị sự nghiệp công lập cấp huyện là 773 đơn vị.\n\n"
            "TT\tChỉ tiêu\tĐơn vị tính\tSố liệu\n"
            "1.1.\tSố đơn vị sự nghiệp công lập thuộc UBND cấp huyện\tĐơn vị\t729"
        ),
    ),
    (
        ClaimKind.PARTITION,
        (
            "Các nhóm chia hết một tổng được cộng lại, dù đứng ở chỗ khác trong báo cáo; lời văn và"
            " phụ lục nói hai tập khác nhau thì “cần xem”."
        ),
        (
            "TT\tChỉ tiêu\tĐơn vị tính\tSố liệu\n"
            "1.1.\tTổng số đơn vị sự nghiệp công lập\tĐơn vị\t50\n"
            "2.1.\tSố đơn vị sự nghiệp công lập tự chủ chi đầu tư\tĐơn vị\t10\n"
            "2.2.\tSố đơn vị sự nghiệp công lập tự chủ chi thường xuyên\tĐơn vị\t20\n"
            "2.3.\tSố đơn vị sự nghiệp công lập do nhà nước đảm bảo\tĐơn vị\t25"
        ),
    ),
    (
        ClaimKind.COUNTED_LIST,
        "Danh sách đánh số trong chú thích phải có đủ số mục đã nêu.",
        "Có 4/17 xã<sup>(1)</sup> đã giao.\n\n<sup>1</sup> (1) xã An; (2) xã Bình; (3) xã Cát.",
    ),
    (
        ClaimKind.CODE,
        "Mã chỉ tiêu chỉ dùng một lần và đúng mục của nó.",
        (
            "TT\tChỉ tiêu\tSố liệu\n1.1.\tKế hoạch\t\n1.1.1.\tNhiệm vụ\t38\n1.1.2.\tXong\t11\n"
            "1.2.\tKiểm tra\t\n1.1.1.\tCơ quan\t6"
        ),
    ),
    (ClaimKind.BLANK, "Số, ngày văn bản và số liệu còn để trống.", "Số:      /BC-UBND"),
)


def explained() -> list[Explained]:
    """Every kind with its example and what the checker says of it."""
    return [_explained(kind, what, text) for kind, what, text in _EXAMPLES]


def _explained(kind: ClaimKind, what: str, text: str) -> Explained:
    found = _first(kind, text)
    return Explained(KINDS[kind], what, text, VERDICTS[found.verdict], found.message)


def _first(kind: ClaimKind, text: str) -> Finding:
    items = audit(read_lines(text.splitlines())).items
    return next(one for one in items if one.kind is kind and one.verdict is not Verdict.OK)
