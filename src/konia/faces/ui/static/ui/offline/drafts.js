// The list of what this machine has taken: its state, and what can be done with each.

import * as clock from "./clock.js";
import { $, codeOf, el, say, show, STATES, stopgap } from "./marks.js";
import * as store from "./store.js";

function button(words, act) {
  return el("button", { class: "govuk-button govuk-button--secondary k-button--small", type: "button", onclick: act }, words);
}

function drop(draft, redraw) {
  const id = `ko-drop-${draft.id}`;
  const input = el("input", { class: "govuk-input", id, maxlength: 200 });
  return el("details", { class: "govuk-details" },
    el("summary", { class: "govuk-details__summary" }, el("span", { class: "govuk-details__summary-text" }, "Bỏ hồ sơ này")),
    el("div", { class: "govuk-details__text" }, el("label", { class: "govuk-label", for: id }, "Lý do (ghi vào số bị hủy)"), input,
      button("Bỏ hồ sơ", async () => {
        if (!input.value.trim()) { say("Hãy ghi lý do bỏ hồ sơ.", "error"); input.focus(); return; }
        if (!(await store.dropDraft(draft.id, input.value.trim()))) say("Hồ sơ này đang gửi hoặc chưa rõ kết quả gửi. Hãy gửi lại trước.", "error");
        redraw();
      })));
}

function item(pack, draft, acts) {
  const [colour, words] = STATES[draft.state];
  const code = draft.code || codeOf(pack, draft);
  const received = clock.told(new Date(draft.received_at));
  const row = el("li", { class: "ko-draft", "data-state": draft.state, "data-code": code },
    el("p", { class: "ko-draft__head" }, el("strong", { class: "k-code" }, code || stopgap(draft)), " ", el("strong", { class: `k-tag k-tag--${colour}` }, words)),
    el("p", { class: "govuk-body-s" }, `Nhận ${received}${draft.sent_at ? `; gửi ${clock.told(new Date(draft.sent_at))}` : ""}.`));
  if (draft.due_at) row.append(el("p", { class: "govuk-body-s" }, `Hẹn trả: ${clock.told(new Date(draft.due_at))}.`));
  if (draft.why) row.append(el("p", { class: draft.state === "error" ? "govuk-error-message" : "govuk-body-s" }, draft.why));
  if (draft.sealed) {
    row.append(el("div", { class: "ko-draft__acts" }, button("In phiếu", () => acts.print(draft)),
      store.isFree(draft) ? button("Sửa", () => acts.correct(draft)) : null));
    if (store.isFree(draft)) row.append(drop(draft, acts.redraw));
    else if (draft.tried) row.append(el("p", { class: "govuk-body-s k-quiet" }, "Đã gửi nhưng chưa có câu trả lời. Gửi lại không làm hồ sơ bị nhận hai lần."));
  }
  return row;
}

export async function draw(pack, acts) {
  const listed = (await store.drafts()).reverse();
  const unsent = listed.filter((draft) => draft.sealed).length;
  $("ko-drafts").replaceChildren(...listed.map((draft) => item(pack, draft, acts)));
  show("ko-drafts-none", !listed.length);
  $("ko-unsent").textContent = String(unsent);
  $("ko-send").disabled = !unsent && !(await store.voids()).length;
}
