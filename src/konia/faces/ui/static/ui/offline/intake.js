// The intake form: who applies, which papers came in which form, with scans or pictures.

import * as clock from "./clock.js";
import { $, amount, el, folded, FORMS } from "./marks.js";
import * as seal from "./seal.js";
import * as store from "./store.js";

const MOST = 30;
const MOST_BYTES = 20 * 1024 * 1024;
const FIELDS = { name: "ko-name", identity_no: "ko-identity", phone: "ko-phone", email: "ko-email", address: "ko-address" };
let pack = null;
let corrected = null; // the draft being corrected, with its content
let files = new Map(); // place of a paper -> { file } chosen now, or { stay } kept from before

export const start = (given) => { pack = given; };

export function listProcedures() {
  const words = folded($("ko-find").value).split(/\s+/).filter(Boolean);
  const found = pack.procedures.filter((one) => {
    const text = folded(`${one.code} ${one.name}`);
    return words.every((word) => text.includes(word));
  });
  const chosen = $("ko-procedure").value;
  const first = found.length ? `Chọn trong ${found.length} thủ tục` : "Không có thủ tục nào khớp";
  $("ko-procedure").replaceChildren(el("option", { value: "" }, first),
    ...found.slice(0, MOST).map((one) => el("option", { value: `${one.agency}|${one.code}`, selected: `${one.agency}|${one.code}` === chosen }, `${one.name} (${one.code})`)));
  if (found.length === 1) { $("ko-procedure").value = `${found[0].agency}|${found[0].code}`; }
  if ($("ko-procedure").value !== chosen) showProcedure();
}

export function chosen() {
  const [agency, code] = $("ko-procedure").value.split("|");
  return pack.procedures.find((one) => one.code === code && one.agency === agency) ?? null;
}

export function showProcedure() {
  const one = chosen();
  files = new Map();
  $("ko-papers").replaceChildren();
  $("ko-facts").replaceChildren();
  if (!one) return;
  const total = one.fees.reduce((sum, fee) => sum + fee.amount, 0);
  const due = clock.dueAt(pack.timetable, clock.now(), one.limit);
  $("ko-facts").replaceChildren(
    el("li", {}, `Thời hạn: ${one.limit.words}`), el("li", {}, `Hẹn trả nếu nhận bây giờ: ${due ? clock.told(due) : "tính khi có mạng"}`),
    el("li", {}, `Phí, lệ phí: ${total ? amount(total) : "không thu"}`),
    ...(one.steps.length ? [el("li", {}, `Các bước: ${one.steps.join(" → ")}`)] : []));
  one.papers.forEach((paper) => addPaper(paper));
  if (!one.papers.length) addPaper({ code: "", name: "", originals: 1, copies: 0, required: false });
}

// One line of papers. A line without a given name has a box for it.
export function addPaper(paper, kept = null) {
  const place = $("ko-papers").children.length;
  const id = (what) => `ko-paper-${place}-${what}`;
  const form = kept?.form ?? (paper.originals || !paper.copies ? "original" : "copy");
  const named = paper.name ? el("span", {}, `${paper.case ? `[${paper.case}] ` : ""}${paper.name}${paper.required ? "" : " (nếu có)"}`) : null;
  const chosenFile = el("p", { class: "govuk-hint", id: id("chosen") }, kept?.file ? `Đã có tệp: ${kept.file.name}` : "");
  if (kept?.file) files.set(place, { stay: kept.file });
  const row = el("fieldset", { class: "ko-paper", "data-place": place },
    el("legend", { class: "govuk-visually-hidden" }, `Giấy tờ ${place + 1}`),
    el("div", { class: "govuk-checkboxes govuk-checkboxes--small" }, el("div", { class: "govuk-checkboxes__item" },
      el("input", { class: "govuk-checkboxes__input", type: "checkbox", id: id("has"), checked: Boolean(kept) || !paper.name }),
      el("label", { class: "govuk-label govuk-checkboxes__label", for: id("has") }, named ?? "Giấy tờ khác"))),
    named ? null : field("Tên giấy tờ", id("name"), el("input", { class: "govuk-input", id: id("name"), maxlength: 300, value: kept?.name ?? "" })),
    el("div", { class: "ko-paper__how" },
      field("Loại bản", id("form"), el("select", { class: "govuk-select", id: id("form") }, ...FORMS.map(([value, words]) => el("option", { value, selected: value === form }, words)))),
      field("Số lượng", id("count"), el("input", { class: "govuk-input govuk-input--width-3", id: id("count"), type: "number", min: 1, max: 99, value: kept?.count ?? Math.max(1, paper.originals, paper.copies) })),
      field("Tệp quét hoặc ảnh chụp", id("file"), el("input", { class: "govuk-file-upload", id: id("file"), type: "file", accept: "image/*,application/pdf", "aria-describedby": id("chosen"), onchange: (event) => chooseFile(place, event.target) }), chosenFile)));
  row.paper = paper;
  $("ko-papers").append(row);
}

const field = (title, id, input, hint = null) => el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: id }, title), input, hint);

function chooseFile(place, input) {
  const [file] = input.files;
  if (!file) return;
  const isTooLarge = file.size > MOST_BYTES;
  $(`ko-paper-${place}-chosen`).textContent = isTooLarge ? "Tệp quá 20 MB. Hãy chụp hoặc quét lại nhỏ hơn." : `Đã chọn: ${file.name}`;
  if (isTooLarge) { input.value = ""; return; }
  files.set(place, { file });
  $(`ko-paper-${place}-has`).checked = true;
}

const value = (id) => $(id).value.trim();

function papersSaid() {
  return [...$("ko-papers").children].filter((row) => $(`ko-paper-${row.dataset.place}-has`).checked).map((row) => {
    const id = (what) => `ko-paper-${row.dataset.place}-${what}`;
    return { from: Number(row.dataset.place), code: row.paper.code, name: row.paper.name || value(id("name")), form: $(id("form")).value, count: Number($(id("count")).value) };
  });
}

// The form as it stands, without its files.
export function said() {
  const one = chosen();
  return {
    unit: pack.desk.code, procedure: one?.code ?? "", agency: one?.agency ?? "", competent: one?.competent ?? "", session: $("ko-session").value,
    applicant: { kind: document.querySelector("[name=ko-kind]:checked").value, ...Object.fromEntries(Object.entries(FIELDS).map(([name, id]) => [name, value(id)])) },
    delivery: document.querySelector("[name=ko-delivery]:checked").value, delivery_address: value("ko-delivery-address"), papers: papersSaid(),
  };
}

// What is wrong, as pairs of a field's id and words; empty when all is there.
export function problems(content) {
  const one = chosen();
  const found = [];
  if (!one) found.push(["ko-procedure", "Hãy chọn thủ tục."]);
  if (!content.applicant.name) found.push(["ko-name", "Thiếu tên người nộp. Hãy nhập họ và tên hoặc tên tổ chức."]);
  if (content.applicant.email && !/^\S+@\S+\.\S+$/.test(content.applicant.email)) found.push(["ko-email", "Thư điện tử chưa đúng, ví dụ: ten@example.vn."]);
  if (content.delivery === "post" && !content.delivery_address) found.push(["ko-delivery-address", "Hãy nhập địa chỉ để bưu điện giao kết quả."]);
  for (const paper of content.papers) {
    if (!paper.name) found.push([`ko-paper-${paper.from}-name`, "Hãy ghi tên giấy tờ."]);
    if (!(paper.count >= 1 && paper.count <= 99)) found.push([`ko-paper-${paper.from}-count`, "Số lượng từ 1 đến 99."]);
  }
  const has = new Set(content.papers.map((paper) => paper.from));
  if (one) one.papers.forEach((paper, place) => {
    if (paper.required && !paper.case && !has.has(place)) found.push([`ko-paper-${place}-has`, `Thiếu giấy tờ bắt buộc: ${paper.name}. Nhận khi đủ, hoặc hướng dẫn người nộp bổ sung.`]);
  });
  return found;
}

async function readFiles(content) {
  const blobs = [];
  for (const [place, paper] of content.papers.entries()) {
    const had = files.get(paper.from);
    delete paper.from;
    if (had?.file) {
      const bytes = await had.file.arrayBuffer();
      paper.file = { name: had.file.name, type: had.file.type, sha256: await seal.digestOf(bytes), proof: "", place };
      blobs.push(await seal.sealedBytes(bytes));
    } else if (had?.stay) {
      const kept = corrected && await store.get("blobs", `${corrected.draft.id}:${had.stay.place}`);
      paper.file = { ...had.stay, place };
      blobs.push(kept ?? null);
    } else blobs.push(null);
  }
  return blobs;
}

// Keep the intake on this machine. Returns the draft, with its number when one was left.
export async function keep(content) {
  const blobs = await readFiles(content);
  const sealed = await seal.sealed(content);
  if (corrected) return keepCorrected(content, sealed, blobs);
  const device = await store.get("meta", "device");
  const id = seal.randomMark(24);
  const at = clock.now();
  const draft = { id, key: `offline:${device.id}:${id}`, state: "waiting", why: "", version: 1, received_at: clock.isoLocal(at), order: at.getTime(), prefix: pack.desk.prefix, sealed };
  return store.keepFresh(draft, blobs, clock.dayOf(at));
}

async function keepCorrected(content, sealed, blobs) {
  const kept = corrected.draft;
  const draft = { ...kept, sealed, state: "waiting", why: "", errors: {}, version: kept.version + 1 };
  if ($("ko-renumber").checked) draft.number = null;
  const wide = Math.max(blobs.length, corrected.content.papers.length);
  const isKept = await store.keepAgain(draft, Array.from({ length: wide }, (_, place) => blobs[place] ?? null));
  corrected = null;
  return isKept ? draft : null;
}

export function fill(content, draft = null) {
  corrected = draft ? { draft, content } : null;
  $("ko-find").value = "";
  $("ko-renumber").checked = false;
  $("ko-renumber-group").hidden = !draft?.number;
  listProcedures();
  const known = pack.procedures.find((one) => one.code === content.procedure && one.agency === content.agency);
  if (known) {
    $("ko-find").value = known.code;
    listProcedures();
    $("ko-procedure").value = `${known.agency}|${known.code}`;
  }
  for (const [name, id] of Object.entries(FIELDS)) $(id).value = content.applicant[name] ?? "";
  check("ko-kind", content.applicant.kind);
  check("ko-delivery", content.delivery);
  $("ko-delivery-address").value = content.delivery_address;
  $("ko-session").value = content.session;
  fillPapers(known, content.papers);
}

function fillPapers(known, papers) {
  $("ko-papers").replaceChildren();
  files = new Map();
  const rest = [...papers];
  for (const paper of known?.papers ?? []) {
    const at = rest.findIndex((one) => one.code === paper.code && one.name === paper.name);
    addPaper(paper, at >= 0 ? rest.splice(at, 1)[0] : null);
  }
  for (const paper of rest) addPaper({ code: "", name: "", originals: 1, copies: 0, required: false }, paper);
}

const check = (name, value) => { const input = document.querySelector(`[name=${name}][value="${value}"]`); if (input) input.checked = true; };

export const isCorrecting = () => corrected !== null;

export function clear() {
  corrected = null;
  $("ko-form").reset();
  $("ko-renumber-group").hidden = true;
  listProcedures();
  showProcedure();
}
