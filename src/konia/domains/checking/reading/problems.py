"""Why a file cannot be read, told in words."""

from konia.kernel.rooms.problems import Problem

LARGEST = 60 * 1024 * 1024


class UnreadableReportProblem(Problem):
    """The file is no report the checker can read."""


def too_large(size: int) -> UnreadableReportProblem:
    """The problem of a file beyond the limit."""
    return UnreadableReportProblem(
        f"Tệp quá lớn ({size // 1048576} MB).",
        why=f"Chỉ đọc tệp đến {LARGEST // 1048576} MB.",
        todo="Hãy bỏ ảnh khỏi tệp hoặc tách tệp.",
    )
