"""What is served is what the build made, and nothing names where it came from."""

import gzip
import hashlib
import json
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "static" / "konia"
MANIFEST = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
FIRST_LOAD = (
    "fonts/be-vietnam-pro-latin-400-normal.woff2",
    "fonts/be-vietnam-pro-vietnamese-400-normal.woff2",
    "fonts/be-vietnam-pro-latin-600-normal.woff2",
    "fonts/be-vietnam-pro-vietnamese-600-normal.woff2",
)


def test_every_file_is_the_one_the_build_made():
    for name, digest in MANIFEST["files"].items():
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest, name


def test_no_file_is_served_that_the_build_did_not_make():
    found = {str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file()}
    assert found - {"manifest.json"} == set(MANIFEST["files"])


def test_every_package_has_its_licence_beside_it():
    for name in MANIFEST["packages"]:
        assert (STATIC / "licences" / f"{name.replace('@', '').replace('/', '-')}.txt").is_file()


def test_the_look_carries_no_foreign_typeface_or_address():
    css = (STATIC / "css" / "app.css").read_text(encoding="utf-8")
    assert "GDS Transport" not in css
    assert "url(http" not in css


def test_a_public_page_stays_far_below_150_kilobytes():
    words = [STATIC / name for name in ("css/app.css", "js/app.js")]
    packed = sum(len(gzip.compress(path.read_bytes())) for path in words)
    fonts = sum((STATIC / name).stat().st_size for name in FIRST_LOAD)
    assert packed + fonts < 120_000
