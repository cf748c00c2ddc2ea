import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from konia.lib.vietnamese import fold, near, nfc, sort_key


def test_marks_do_not_matter_when_searching():
    assert fold("Đăk Pơ") == fold("dak po") == "dak po"
    assert fold("123/QĐ-UBND") == "123 qd ubnd"


def test_names_sort_as_in_a_dictionary():
    names = ["Yến", "Ơn", "Đạt", "Dũng", "Ánh", "An", "Ân", "Bình", "Ẩn", "Đức", "Ấn"]
    assert sorted(names, key=sort_key) == [
        "An", "Ánh", "Ân", "Ẩn", "Ấn", "Bình", "Dũng", "Đạt", "Đức", "Ơn", "Yến",
    ]  # fmt: skip


def test_a_name_not_found_brings_the_nearest():
    known = {fold(name): name for name in ("Đak Pơ", "Đak Đoa", "Pleiku", "Krông Pa")}
    assert near("Đăk Sơ", known)[0] == "Đak Pơ"
    assert near("xyzxyz", known) == []


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aăâđeêoôơuưáàảãạ bcd"))
def test_folding_does_not_depend_on_how_letters_are_composed(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(text)
