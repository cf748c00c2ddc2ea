"""The small forms of the acts on a dossier: what each needs to know, in words."""

from typing import Any

from django import forms

from konia.kernel.rooms.problems import FieldProblems, Problem


def long_text(label: str, missing: str = "", hint: str = "", rows: int = 3) -> forms.CharField:
    """Several lines; compulsory when there are words for their lack."""
    return forms.CharField(
        label=label, required=bool(missing), help_text=hint, max_length=1000,
        error_messages={"required": missing, "max_length": "Tối đa 1.000 ký tự."},
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def line(label: str, missing: str = "", hint: str = "", width: int = 0) -> forms.CharField:
    """One line; compulsory when there are words for its lack."""
    attrs = {"class": f"govuk-input--width-{width}"} if width else {}
    return forms.CharField(
        label=label, required=bool(missing), help_text=hint, max_length=300,
        error_messages={"required": missing}, widget=forms.TextInput(attrs=attrs),
    )  # fmt: skip


class ActForm(forms.Form):
    """What every act carries: the step the person saw."""

    use_required_attribute = False
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def take(self, problem: Problem) -> None:
        """Put a problem's words at its fields; those of no field above the form."""
        fields = problem.fields if isinstance(problem, FieldProblems) else {"": [str(problem)]}
        for name, words in fields.items():
            self.add_error(name if name in self.fields else None, list(words))


class WordsForm(ActForm):
    """Passing on."""

    words = long_text("Ý kiến chuyển kèm", hint="Người nhận bước sau đọc được.")


class ReasonForm(ActForm):
    """An act that must say why."""

    reason = long_text(
        "Lý do", "Hãy ghi rõ lý do.", "Viết cho người nộp đọc: thiếu gì, vì sao, căn cứ nào."
    )


class BackForm(ActForm):
    """Sending back."""

    reason = long_text("Vì sao trả lại", "Hãy ghi rõ vì sao trả lại bước trước.")


class GiveUpForm(ActForm):
    """The applicant takes the application back."""

    reason = long_text("Lý do người nộp nêu")


class AssignForm(ActForm):
    """To whom a step is given."""

    to = forms.ChoiceField(
        label="Giao cho", error_messages={"required": "Hãy chọn người xử lý."}, choices=()
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.ChoiceField(
            label="Giao cho", choices=[("", "Chọn …"), *people],
            error_messages={"required": "Hãy chọn người xử lý."},
        )  # fmt: skip


class ConsultForm(ActForm):
    """What is asked of whom."""

    unit = forms.CharField(
        label="Hỏi đơn vị", help_text="Tên hoặc mã đơn vị, ví dụ: Sở Tài nguyên và Môi trường",
        error_messages={"required": "Hãy chọn đơn vị."},
        widget=forms.TextInput(attrs={"list": "don-vi"}),
    )  # fmt: skip
    question = long_text("Nội dung cần cho ý kiến", "Hãy ghi nội dung cần hỏi.")
    working_hours = forms.IntegerField(
        label="Trả lời trong (giờ làm việc)", min_value=1, max_value=400, initial=8,
        error_messages={"required": "Hãy nhập số giờ.", "invalid": "Hãy nhập số giờ, ví dụ 8."},
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )  # fmt: skip


class AnswerForm(ActForm):
    """The opinion."""

    words = long_text("Ý kiến trả lời", "Hãy ghi ý kiến trả lời.", rows=5)


STOPS = (("co", "Dừng tính thời hạn trong lúc chờ"), ("khong", "Vẫn tính thời hạn"))


class SupplementForm(ActForm):
    """Everything that is missing, asked once."""

    reason = long_text("Lý do yêu cầu bổ sung", "Hãy ghi rõ hồ sơ cần bổ sung gì và vì sao.")
    items = long_text(
        "Giấy tờ cần bổ sung", "Hãy liệt kê đầy đủ giấy tờ cần bổ sung.",
        "Mỗi dòng một giấy tờ. Luật chỉ cho yêu cầu một lần: hãy liệt kê đủ.", rows=5,
    )  # fmt: skip
    stops_clock = forms.ChoiceField(
        label="Thời hạn giải quyết", choices=STOPS, initial="co", widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn."},
    )  # fmt: skip
    again = long_text(
        "Vì sao phải yêu cầu thêm lần nữa", hint="Hồ sơ này đã được yêu cầu bổ sung trước đó."
    )

    def __init__(self, *args: Any, is_again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_again:
            del self.fields["again"]


class RescheduleForm(ActForm):
    """The new day."""

    due_on = line("Ngày hẹn mới", "Hãy nhập ngày hẹn mới.", "Ví dụ 25/6/2021", width=10)
    reason = long_text("Lý do chậm", "Hãy ghi rõ lý do chậm, để xin lỗi người nộp.")


class TrackingForm(ActForm):
    """Given to the post."""

    tracking = line("Số bưu gửi", "Hãy nhập số bưu gửi.", "Ví dụ EP123456789VN", width=20)


class HandOverForm(ActForm):
    """Who took the result, and that they signed for it."""

    receiver = line("Người nhận kết quả", "Hãy ghi tên người nhận kết quả.")
    signed = forms.BooleanField(
        label="Người nhận đã ký nhận",
        error_messages={"required": "Hãy để người nhận ký nhận, rồi đánh dấu vào ô này."},
    )


class ResultForm(ActForm):
    """One or two results; the file signed."""

    name = line("Tên kết quả", "Hãy ghi kết quả giải quyết.", "Ví dụ: Giấy phép xây dựng")
    number = line("Số, ký hiệu", hint="Ví dụ: 12/GPXD", width=20)
    file = forms.FileField(
        label="Tệp kết quả đã ký", required=False, help_text="PDF đã ký số, hoặc bản quét có dấu."
    )
    name_2 = line("Kết quả thứ hai")
    number_2 = line("Số, ký hiệu của kết quả thứ hai", width=20)
    file_2 = forms.FileField(label="Tệp của kết quả thứ hai", required=False)
