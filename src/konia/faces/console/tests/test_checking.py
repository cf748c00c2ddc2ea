"""`konia audit`: no settings, no database, under a second."""

import json
import os
import subprocess
import sys

TEXT = "Tỉnh đã hoàn thành 11/38 nhiệm vụ (đạt 29,85%).\n"


def _audit(*arguments):
    clean = {"PYTHONPATH": "src", "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "konia", "audit", *arguments],
        env=clean, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_file_is_checked_without_any_environment(tmp_path):
    report = tmp_path / "bao-cao.md"
    report.write_text(TEXT, encoding="utf-8")
    done = _audit(str(report), "--format", "json")
    assert done.returncode == 0, done.stderr
    [claim] = json.loads(done.stdout)["claims"]
    assert (claim["verdict"], claim["line"]) == ("wrong", 1)


def test_the_table_counts_what_it_does_not_print(tmp_path):
    report = tmp_path / "bao-cao.md"
    report.write_text(TEXT + "\nĐạt 50% (5/10 đơn vị).\n", encoding="utf-8")
    told = _audit(str(report)).stdout
    assert "28,95%" in told
    assert "1 sai, 0 cắt số, 0 thiếu, 0 cần xem, 1 đúng" in told


def test_a_marked_file_is_written(tmp_path):
    report, page = tmp_path / "bao-cao.md", tmp_path / "ra.html"
    report.write_text(TEXT, encoding="utf-8")
    assert _audit(str(report), "-o", str(page)).returncode == 0
    assert "<mark" in page.read_text(encoding="utf-8")


def test_a_bad_file_is_a_plain_sentence(tmp_path):
    done = _audit(str(tmp_path / "khong-co.docx"))
    assert done.returncode == 2
    assert "Không mở được tệp" in done.stderr
    assert "Traceback" not in done.stderr


def test_neither_django_nor_the_server_is_loaded():
    code = (
        "import sys; from konia.faces.console.checking import alone;"
        "bad = [m for m in ('django', 'psycopg', 'konia.project.settings') if m in sys.modules];"
        "sys.exit(','.join(bad) or 0)"
    )
    command = [sys.executable, "-c", code]
    subprocess.run(command, env={"PYTHONPATH": "src"}, check=True)  # noqa: S603 - our own code
