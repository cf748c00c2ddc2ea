"""Take the pictures of docs/huong-dan anew, from a site that serves the reference province.

Usage: KONIA_TODAY=2021-06-15 konia load gialai-2021 --scale 0.01, konia serve, then
       KONIA_GUIDE_PASSWORD=<printed by konia load> python -m tools.guide http://127.0.0.1:8000

The walk leaves dossiers behind: use a database made for it. Without the variable the password is
read from KONIA_HOME/demo-password, where konia load keeps that of its sample accounts.
"""

import argparse
import base64
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "huong-dan" / "anh"
CHROMIUM = os.environ.get("KONIA_CHROMIUM", "/usr/bin/chromium")
DESK, PHONE = (1440, 900), (390, 844)
LARGEST = 120_000
# Fewer colours until the file is small enough.
COLOURS = (96, 48, 24, 12)
# The pixels of a picture as places in a palette of its most frequent colours.
TO_PALETTE = """async ([data, most]) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + data;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const {data: dots} = pen.getImageData(0, 0, image.width, image.height);
  const counts = new Map();
  for (let i = 0; i < dots.length; i += 4) {
    const key = dots[i] << 16 | dots[i + 1] << 8 | dots[i + 2];
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  const apart = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + ((a >> 8 & 255) - (b >> 8 & 255)) ** 2
    + ((a & 255) - (b & 255)) ** 2;
  const palette = [];
  for (const [key] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (palette.length < most && palette.every(one => apart(one, key) > 120)) palette.push(key);
  }
  const places = new Map();
  const placeOf = key => {
    let best = 0;
    palette.forEach((one, n) => { if (apart(one, key) < apart(palette[best], key)) best = n; });
    return best;
  };
  const out = new Uint8Array(image.width * image.height);
  for (let i = 0; i < dots.length; i += 4) {
    const key = dots[i] << 16 | dots[i + 1] << 8 | dots[i + 2];
    if (!places.has(key)) places.set(key, placeOf(key));
    out[i / 4] = places.get(key);
  }
  let text = '';
  for (let i = 0; i < out.length; i += 32768) {
    text += String.fromCharCode(...out.subarray(i, i + 32768));
  }
  return {width: image.width, height: image.height, palette, dots: btoa(text)};
}"""


class Camera:
    """Takes pictures and keeps them small."""

    def __init__(self, browser: Browser) -> None:
        self.packer = browser.new_page()
        self.taken: dict[str, int] = {}

    def shoot(self, page: Page, name: str, *, height: int = 0) -> None:
        """Keep what the page shows. height: of the picture, where the page is longer."""
        page.wait_for_load_state("networkidle")
        page.evaluate("document.activeElement && document.activeElement.blur()")
        size = page.viewport_size or {"width": DESK[0], "height": DESK[1]}
        whole: int = page.evaluate("document.documentElement.scrollHeight")
        # As tall as the picture: what sticks to the lower edge then hides nothing.
        tall = min(whole, height or (1150 if size["width"] == DESK[0] else 1500))
        page.set_viewport_size({"width": size["width"], "height": tall})
        page.evaluate("window.scrollTo(0, 0)")
        self.keep(page.screenshot(), name)
        page.set_viewport_size(size)

    def keep(self, picture: bytes, name: str) -> None:
        """Write a picture with as many colours as its size allows."""
        data = base64.b64encode(picture).decode()
        for most in COLOURS:
            small = _png(self.packer.evaluate(TO_PALETTE, [data, most]))
            if len(small) <= LARGEST:
                break
        (PICTURES / f"{name}.png").write_bytes(small)
        self.taken[name] = len(small)

    def keep_paper(self, pdf: bytes, name: str) -> None:
        """Keep the first page of a PDF as a picture."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page"
            path.with_suffix(".pdf").write_bytes(pdf)
            subprocess.run(
                ["pdftoppm", "-png", "-r", "80", "-singlefile", f"{path}.pdf", str(path)],
                check=True,
            )
            self.keep(path.with_suffix(".png").read_bytes(), name)


def _png(drawn: dict[str, Any]) -> bytes:
    """A picture with a palette."""
    width, dots = drawn["width"], base64.b64decode(drawn["dots"])
    rows = b"".join(b"\0" + dots[at : at + width] for at in range(0, len(dots), width))
    head = struct.pack(">IIBBBBB", width, drawn["height"], 8, 3, 0, 0, 0)
    colours = b"".join(one.to_bytes(3, "big") for one in drawn["palette"])
    parts = (b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def password() -> str:
    """That of the sample accounts."""
    given = os.environ.get("KONIA_GUIDE_PASSWORD", "")
    home = Path(os.environ.get("KONIA_HOME", ROOT / "var"))
    return given or (home / "demo-password").read_text(encoding="utf-8").strip()


def main() -> int:
    """Walk through the site and take every picture. Returns: the exit code."""
    parser = argparse.ArgumentParser(prog="tools.guide", description=__doc__)
    parser.add_argument("site", help="address of the site, for example http://127.0.0.1:8000")
    site = parser.parse_args().site.rstrip("/")
    from tools.guide_managing import Managing
    from tools.guide_scenes import Walk

    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        camera = Camera(browser)
        for walk in (Walk, Managing):
            walk(browser, camera, site, password()).take()
        browser.close()
    for name, size in sorted(camera.taken.items()):
        print(f"{name:<28} {size:>8}")
    total = sum(camera.taken.values())
    print(f"{len(camera.taken)} pictures, {total} bytes")
    return 0 if max(camera.taken.values()) <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
