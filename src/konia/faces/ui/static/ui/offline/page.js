// The page's own course: make ready, unlock, take in, send.

import * as clock from "./clock.js";
import * as drafts from "./drafts.js";
import * as intake from "./intake.js";
import { $, codeOf, el, say, show, stopgap } from "./marks.js";
import * as ready from "./prepare.js";
import { sendAll } from "./queue.js";
import * as receipt from "./receipt.js";
import * as seal from "./seal.js";
import * as server from "./server.js";
import * as store from "./store.js";

const IDLE = 15 * 60 * 1000;
const ENDS = {
  out: ["Phiên đăng nhập đã hết. Hãy đăng nhập lại; hồ sơ vẫn còn trên máy này.", "warning"],
  other: ["Bạn đang đăng nhập bằng tài khoản khác. Hãy đăng nhập bằng tài khoản đã chuẩn bị máy này để gửi.", "warning"],
  down: ["Chưa gửi được. Hệ thống sẽ tự gửi lại khi có mạng.", "warning"],
  busy: ["Thẻ khác đang gửi.", ""], locked: ["Hãy mở khóa bằng mã PIN để gửi.", "warning"],
  done: ["Đã gửi xong.", "success"], empty: ["", ""],
};
let pack = null;
let idle = 0;

// Other tabs of this machine show what this one did.
const others = new BroadcastChannel("konia-offline");
others.addEventListener("message", () => drawList());

async function redraw() {
  others.postMessage("changed");
  await drawList();
}

async function drawList() {
  if (pack) await drafts.draw(pack, { print: printDraft, correct: correctDraft, redraw });
  $("ko-left").textContent = String(await ready.numbersLeft());
}

async function draw() {
  pack = (await store.get("meta", "pack")) ?? null;
  const hasPin = await seal.isSet();
  show("ko-new-pin", !hasPin);
  show("ko-lock", Boolean(pack) && hasPin && !seal.isOpen());
  show("ko-work", Boolean(pack) && seal.isOpen());
  show("ko-status", Boolean(pack));
  $("ko-prepare").open = !pack;
  await ready.fillDesks();
  if (!pack) return;
  $("ko-kept").textContent = `${pack.desk.name}; chuẩn bị ${clock.told(new Date(pack.kept_at))}; ${pack.procedures.length} thủ tục`;
  if (seal.isOpen()) await openWork();
  await redraw();
}

async function openWork() {
  intake.start(pack);
  $("ko-session").replaceChildren(el("option", { value: "" }, "Không, tiếp nhận tại quầy"), ...pack.sessions.map((one) => el("option", { value: one.code }, one.name)));
  const asked = new URLSearchParams(location.search).get("buoi");
  intake.listProcedures();
  const working = await store.get("meta", "working");
  if (working) intake.fill(await seal.opened(working));
  if (asked && pack.sessions.some((one) => one.code === asked)) $("ko-session").value = asked;
}

function tellLine() {
  const isUp = navigator.onLine;
  $("ko-line").textContent = isUp ? "Có mạng" : "Mất mạng";
  $("ko-line").className = `k-tag k-tag--${isUp ? "on_time" : "late"}`;
}

async function checkSession() {
  if (!navigator.onLine) return;
  const answer = await server.session();
  show("ko-sign-in", answer.kind === "out");
  if (answer.kind === "ok") await clock.learn(answer.data.now);
}

async function sendNow() {
  const end = await sendAll(onChange);
  show("ko-sign-in", end === "out");
  const [words, kind] = ENDS[end] ?? ["", ""];
  if (words) say(words, kind);
}

async function onChange(end) {
  if (end in ENDS && end !== "sending") { show("ko-sign-in", end === "out"); say(...ENDS[end]); }
  await redraw();
}

function tellProblems(found) {
  show("ko-wrong", found.length > 0);
  $("ko-wrong-list").replaceChildren(...found.map(([id, words]) => el("li", {}, el("a", { href: `#${id}`, onclick: (event) => { event.preventDefault(); $(id).focus(); } }, words))));
  for (const input of document.querySelectorAll("#ko-form [aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const [id] of found) $(id)?.setAttribute("aria-invalid", "true");
  if (found.length) $("ko-wrong").focus();
}

let saving = false;
async function save(event) {
  event.preventDefault();
  if (saving) return;
  const content = intake.said();
  const found = intake.problems(content);
  tellProblems(found);
  if (found.length) return;
  saving = true;
  clearTimeout(typing);
  try {
    const draft = await intake.keep(content);
    if (!draft) { say("Hồ sơ này vừa được gửi hoặc sửa ở thẻ khác. Bản sửa không được ghi.", "error"); intake.clear(); return; }
    await store.remove("meta", "working");
    intake.clear();
    receipt.print(pack, draft, content);
    say(draft.number ? `Đã ghi hồ sơ ${codeOf(pack, draft)} trên máy này.` : `Đã ghi hồ sơ trên máy này với mã tạm ${stopgap(draft)}; hết số đã giữ.`, draft.number ? "success" : "warning");
    await redraw();
  } catch (error) {
    say(error.name === "QuotaExceededError" ? "Máy hết chỗ chứa. Hãy gửi bớt hồ sơ hoặc bỏ tệp quá lớn." : "Không ghi được hồ sơ trên máy. Hãy chọn lại tệp rồi thử lần nữa.", "error");
  } finally {
    saving = false;
  }
  if (navigator.onLine) sendNow();
}

async function printDraft(draft) {
  if (!seal.isOpen()) { say(...ENDS.locked); return; }
  receipt.print(pack, draft, await seal.opened(draft.sealed));
}

async function correctDraft(draft) {
  if (!seal.isOpen()) { say(...ENDS.locked); return; }
  intake.fill(await seal.opened(draft.sealed), draft);
  const words = Object.values(draft.errors ?? {}).flat();
  tellProblems(words.map((text) => ["ko-name", text]));
  $("ko-form-title").focus();
}

let typing = 0;
function keepWorking() {
  restAfter();
  clearTimeout(typing);
  if (intake.isCorrecting()) return;
  typing = setTimeout(async () => {
    if (seal.isOpen() && !saving) await store.put("meta", await seal.sealed(intake.said()), "working");
  }, 600);
}

function restAfter() {
  clearTimeout(idle);
  idle = setTimeout(lockNow, IDLE);
}

async function lockNow() {
  seal.lock();
  receipt.close();
  intake.clear();
  await draw();
}

async function prepareNow(event) {
  event.preventDefault();
  const pin = $("ko-pin-new").value;
  if (!(await seal.isSet())) {
    if (!/^\d{6,12}$/.test(pin) || pin !== $("ko-pin-again").value) { say("Mã PIN gồm 6 đến 12 chữ số, nhập hai lần như nhau.", "error"); $("ko-pin-new").focus(); return; }
  }
  say("Đang tải dữ liệu về máy…");
  const words = await ready.prepare($("ko-desk").value, $("ko-device").value.trim());
  if (!(await store.get("meta", "pack"))) { say(words, "error"); return; }
  if (!(await seal.isSet())) await seal.setPin(pin);
  $("ko-pin-new").value = $("ko-pin-again").value = "";
  say(words || "Máy đã sẵn sàng. Trang này mở được cả khi mất mạng.", words ? "warning" : "success");
  await draw();
}

let wrongPins = 0;
async function unlockNow(event) {
  event.preventDefault();
  const isRight = await seal.unlock($("ko-pin").value);
  $("ko-pin").value = "";
  if (!isRight) {
    wrongPins += 1;
    // Each wrong PIN costs longer than the one before.
    const wait = Math.min(60, 2 ** wrongPins);
    $("ko-unlock").disabled = true;
    setTimeout(() => { $("ko-unlock").disabled = false; }, wait * 500);
    say("Mã PIN không đúng.", "error");
    return;
  }
  wrongPins = 0;
  say("");
  restAfter();
  await draw();
  $("ko-form-title").focus();
  if (navigator.onLine) sendNow();
}

async function wipeNow(event) {
  event.preventDefault();
  if (!$("ko-wipe-sure").checked) { say("Hãy đánh dấu xác nhận trước khi xóa.", "error"); return; }
  await ready.wipe();
  location.reload();
}

function listen() {
  const on = (id, name, act) => $(id).addEventListener(name, act);
  on("ko-prepare-form", "submit", prepareNow);
  on("ko-lock", "submit", unlockNow);
  on("ko-form", "submit", save);
  on("ko-form", "input", keepWorking);
  on("ko-clear", "click", async () => { intake.clear(); tellProblems([]); await store.remove("meta", "working"); });
  on("ko-find", "input", intake.listProcedures);
  on("ko-procedure", "change", intake.showProcedure);
  on("ko-more-papers", "click", () => intake.addPaper({ code: "", name: "", originals: 1, copies: 0, required: false }));
  on("ko-send", "click", sendNow);
  on("ko-lock-now", "click", lockNow);
  on("ko-receipt-close", "click", receipt.close);
  on("ko-wipe-form", "submit", wipeNow);
  on("ko-return-form", "submit", async (event) => {
    event.preventDefault();
    const words = await ready.giveBack($("ko-return-why").value.trim());
    if (words) say(words, "error");
    await redraw();
  });
  addEventListener("online", () => { tellLine(); if (seal.isOpen()) sendNow(); else checkSession(); });
  addEventListener("offline", tellLine);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { checkSession(); drawList(); } });
}

async function begin() {
  const canRun = window.isSecureContext && "serviceWorker" in navigator && "locks" in navigator;
  show("ko-cannot", !canRun);
  show("ko-app", canRun);
  if (!canRun) return;
  await clock.readOffset();
  listen();
  tellLine();
  await draw();
  document.body.dataset.ready = "yes";
  try {
    await navigator.serviceWorker.register(document.getElementById("ko-urls").dataset.worker);
    await navigator.serviceWorker.ready;
    document.body.dataset.kept = "yes";
  } catch {
    // Without a line the worker that is already here goes on.
  }
  await checkSession();
}

begin();
