// A QR mark (ISO/IEC 18004) of a short address: bytes, error correction M, versions 1 to 10.

// For each version: words of correction in a block, then blocks and their data words, twice.
const BLOCKS = [
  [10, 1, 16, 0, 0], [16, 1, 28, 0, 0], [26, 1, 44, 0, 0], [18, 2, 32, 0, 0], [24, 2, 43, 0, 0],
  [16, 4, 27, 0, 0], [18, 4, 31, 0, 0], [22, 2, 38, 2, 39], [22, 3, 36, 2, 37], [26, 4, 43, 1, 44],
];
const CENTRES = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
const MASKS = [
  (r, c) => (r + c) % 2, (r) => r % 2, (r, c) => c % 3, (r, c) => (r + c) % 3,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2, (r, c) => ((r * c) % 2) + ((r * c) % 3),
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2, (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2,
];

const POWER = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  POWER[exponent] = POWER[exponent + 255] = value;
  LOG[value] = exponent;
  value = value < 128 ? value * 2 : (value * 2) ^ 0x11d;
}
const times = (a, b) => (a && b ? POWER[LOG[a] + LOG[b]] : 0);

function correction(data, count) {
  let divisor = [1];
  for (let place = 0; place < count; place += 1) {
    const longer = [...divisor, 0];
    divisor.forEach((factor, at) => { longer[at + 1] ^= times(factor, POWER[place]); });
    divisor = longer;
  }
  const rest = [...data, ...new Array(count).fill(0)];
  for (let at = 0; at < data.length; at += 1) {
    const lead = rest[at];
    divisor.forEach((factor, step) => { rest[at + step] ^= times(factor, lead); });
  }
  return rest.slice(data.length);
}

const roomOf = ([, first, size, second, larger]) => first * size + second * larger;

function wordsOf(bytes, version) {
  const room = roomOf(BLOCKS[version - 1]);
  const bits = [];
  const push = (value, count) => { for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1); };
  push(4, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => push(byte, 8));
  push(0, Math.min(4, room * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const words = [];
  for (let at = 0; at < bits.length; at += 8) words.push(parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let pad = 0; words.length < room; pad += 1) words.push(pad % 2 ? 0x11 : 0xec);
  return words;
}

function interleaved(words, version) {
  const [count, first, size, second, larger] = BLOCKS[version - 1];
  const sizes = [...new Array(first).fill(size), ...new Array(second).fill(larger)];
  let at = 0;
  const blocks = sizes.map((length) => words.slice(at, (at += length)));
  const checks = blocks.map((block) => correction(block, count));
  const found = [];
  for (let place = 0; place < Math.max(size, larger); place += 1) for (const block of blocks) if (place < block.length) found.push(block[place]);
  for (let place = 0; place < count; place += 1) for (const check of checks) found.push(check[place]);
  return found;
}

function frame(version) {
  const size = version * 4 + 17;
  const grid = Array.from({ length: size }, () => new Array(size).fill(null));
  const set = (r, c, dark) => { if (r >= 0 && c >= 0 && r < size && c < size) grid[r][c] = dark ? 1 : 0; };
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) {
    for (let r = -4; r <= 4; r += 1) for (let c = -4; c <= 4; c += 1) {
      const ring = Math.max(Math.abs(r), Math.abs(c));
      set(row + r, column + c, ring !== 2 && ring !== 4);
    }
  }
  const centres = CENTRES[version - 1];
  for (const row of centres) for (const column of centres) {
    if (grid[row][column] !== null) continue;
    for (let r = -2; r <= 2; r += 1) for (let c = -2; c <= 2; c += 1) set(row + r, column + c, Math.max(Math.abs(r), Math.abs(c)) !== 1);
  }
  for (let at = 8; at < size - 8; at += 1) { grid[6][at] ??= 1 - (at % 2); grid[at][6] ??= 1 - (at % 2); }
  return grid;
}

function formatBits(mask) {
  let rest = mask << 10; // level M is 00
  for (let bit = 14; bit >= 10; bit -= 1) if (rest & (1 << bit)) rest ^= 0x537 << (bit - 10);
  return ((mask << 10) | rest) ^ 0x5412;
}

function writeFormat(grid, mask) {
  const size = grid.length;
  const bits = formatBits(mask);
  const bit = (at) => (bits >> at) & 1;
  for (let at = 0; at < 6; at += 1) grid[at][8] = bit(at);
  grid[7][8] = bit(6); grid[8][8] = bit(7); grid[8][7] = bit(8);
  for (let at = 9; at < 15; at += 1) grid[8][14 - at] = bit(at);
  for (let at = 0; at < 8; at += 1) grid[8][size - 1 - at] = bit(at);
  for (let at = 8; at < 15; at += 1) grid[size - 15 + at][8] = bit(at);
  grid[size - 8][8] = 1;
}

function writeVersion(grid, version) {
  if (version < 7) return;
  const size = grid.length;
  let rest = version << 12;
  for (let bit = 17; bit >= 12; bit -= 1) if (rest & (1 << bit)) rest ^= 0x1f25 << (bit - 12);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at += 1) {
    const dark = (bits >> at) & 1;
    grid[Math.floor(at / 3)][size - 11 + (at % 3)] = dark;
    grid[size - 11 + (at % 3)][Math.floor(at / 3)] = dark;
  }
}

function filled(words, version, mask) {
  const grid = frame(version);
  const size = grid.length;
  writeFormat(grid, mask);
  writeVersion(grid, version);
  let at = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const up = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) for (const column of [right, right - 1]) {
      const row = up ? size - 1 - step : step;
      if (grid[row][column] !== null) continue;
      const dark = at < words.length * 8 ? (words[at >> 3] >> (7 - (at & 7))) & 1 : 0;
      at += 1;
      grid[row][column] = MASKS[mask](row, column) === 0 ? 1 - dark : dark;
    }
  }
  return grid;
}

// How hard a mark is to read, by the four rules of the standard.
function penalty(grid) {
  const size = grid.length;
  const lines = [...grid, ...grid[0].map((_, column) => grid.map((row) => row[column]))].map((line) => line.join(""));
  let found = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) found += run.length - 2;
    for (const pattern of ["10111010000", "00001011101"]) {
      for (let at = line.indexOf(pattern); at >= 0; at = line.indexOf(pattern, at + 1)) found += 40;
    }
  }
  for (let r = 1; r < size; r += 1) for (let c = 1; c < size; c += 1) {
    if (grid[r][c] === grid[r - 1][c] && grid[r][c] === grid[r][c - 1] && grid[r][c] === grid[r - 1][c - 1]) found += 3;
  }
  const dark = grid.flat().reduce((sum, one) => sum + one, 0);
  return found + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10;
}

// The mark as rows of 0 and 1. Throws when the text is too long.
export function gridOf(text) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((block, place) => roomOf(block) >= bytes.length + (place < 9 ? 2 : 3)) + 1;
  if (!version) throw new RangeError("too long for a mark");
  const words = interleaved(wordsOf(bytes, version), version);
  const tried = MASKS.map((_, mask) => filled(words, version, mask));
  return tried.reduce((best, one) => (penalty(one) < penalty(best) ? one : best));
}

export function markOf(text, label) {
  const grid = gridOf(text);
  const size = grid.length + 8;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("class", "ko-qr");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", grid.flatMap((row, r) => row.map((dark, c) => (dark ? `M${c + 4} ${r + 4}h1v1h-1z` : ""))).join(""));
  svg.append(path);
  return svg;
}
