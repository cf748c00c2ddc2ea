// A QR mark of a short address, drawn without a line.

import { qrcode } from "../../konia/js/qr.js";

const MARGIN = 4; // modules of empty ground that a reader needs around the mark
const SMALLEST = 0; // the smallest version the text fits in

function gridOf(text) {
  const mark = qrcode(SMALLEST, "M");
  mark.addData(text, "Byte");
  mark.make();
  const places = [...Array(mark.getModuleCount()).keys()];
  return places.map((row) => places.map((column) => mark.isDark(row, column)));
}

export function markOf(text, label) {
  const grid = gridOf(text);
  const size = grid.length + 2 * MARGIN;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("class", "ko-qr");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", grid.flatMap((row, r) => row.map((dark, c) => (dark ? `M${c + MARGIN} ${r + MARGIN}h1v1h-1z` : ""))).join(""));
  svg.append(path);
  return svg;
}
