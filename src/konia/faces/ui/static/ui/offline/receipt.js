// The provisional receipt: printable, with the final code when the machine holds numbers.

import * as clock from "./clock.js";
import { $, amount, codeOf, el, FORMS, show, stopgap } from "./marks.js";
import { markOf } from "./qr.js";

const FORM_WORDS = Object.fromEntries(FORMS);

function line(title, value) {
  return el("div", { class: "govuk-summary-list__row govuk-summary-list__row--no-actions" },
    el("dt", { class: "govuk-summary-list__key" }, title), el("dd", { class: "govuk-summary-list__value" }, value));
}

function papers(content) {
  return el("ol", { class: "govuk-list govuk-list--number" }, ...content.papers.map((paper) =>
    el("li", {}, `${paper.name}: ${paper.count} ${FORM_WORDS[paper.form].toLowerCase()}${paper.file ? ", có tệp kèm" : ""}`)));
}

function dueWords(pack, procedure, draft) {
  const due = procedure ? clock.dueAt(pack.timetable, new Date(draft.received_at), procedure.limit) : null;
  return due ? clock.told(due) : "tính khi có mạng";
}

function fees(procedure) {
  const total = (procedure?.fees ?? []).reduce((sum, fee) => sum + fee.amount, 0);
  return total ? amount(total) : "Không thu";
}

export function print(pack, draft, content) {
  const procedure = pack.procedures.find((one) => one.code === content.procedure && one.agency === content.agency);
  const code = codeOf(pack, draft);
  const body = $("ko-receipt-body");
  const facts = el("dl", { class: "govuk-summary-list" },
    line("Người nộp", content.applicant.name), line("Số định danh hoặc mã số thuế", content.applicant.identity_no || "–"),
    line("Thủ tục", procedure ? procedure.name : content.procedure), line("Giấy tờ đã nhận", papers(content)),
    line("Phí, lệ phí", fees(procedure)), line("Nhận lúc", clock.told(new Date(draft.received_at))),
    line("Hẹn trả dự kiến", dueWords(pack, procedure, draft)), line("Người tiếp nhận", pack.clerk));
  const head = el("div", { class: "ko-receipt__head" },
    el("div", {}, el("p", { class: "govuk-body" }, pack.desk.name), el("p", { class: "k-code ko-receipt__code" }, code || stopgap(draft)),
      el("p", { class: "govuk-body k-quiet" }, code ? "Mã hồ sơ chính thức" : "Mã tạm; mã hồ sơ được cấp khi có mạng")));
  if (code) head.append(markOf(`${pack.tracking}${code}/`, `Mã QR tra cứu hồ sơ ${code}`));
  body.replaceChildren(head, facts, el("p", { class: "govuk-body" },
    "Giấy này lập khi hệ thống mất mạng. Ngày hẹn trả chính thức ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả, cấp ngay khi có mạng; tra cứu bằng mã hồ sơ."));
  show("ko-receipt", true);
  $("ko-receipt-title").focus();
}

export const close = () => show("ko-receipt", false);
