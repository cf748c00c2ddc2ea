// Small words and pieces of page that the other modules share. Text is only ever set as text.

export const $ = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const show = (id, visible) => { $(id).hidden = !visible; };

export const amount = (dong) => `${new Intl.NumberFormat("vi-VN").format(dong)} đồng`;

export const STATES = {
  waiting: ["waiting", "Chờ gửi"], sending: ["due_soon", "Đang gửi"], sent: ["on_time", "Đã gửi"],
  error: ["late", "Lỗi, cần sửa"], held: ["due_soon", "Chờ người phụ trách"],
};

export const FORMS = [["original", "Bản chính"], ["certified", "Bản sao chứng thực"], ["copy", "Bản sao"]];

// Words without marks, in lower case, for search.
export function folded(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

export function codeOf(pack, draft) {
  if (!draft.number) return "";
  const day = draft.day.slice(2).replaceAll("-", "");
  return `${draft.prefix ?? pack.desk.prefix}-${day}-${String(draft.number).padStart(4, "0")}`;
}

// Until a number is had from the server, the receipt bears the machine's own mark.
export const stopgap = (draft) => `TAM-${draft.id.slice(0, 8).toUpperCase()}`;

export function say(text, kind = "") {
  const box = $("ko-said");
  box.className = `k-notice${kind ? ` k-notice--${kind}` : ""}`;
  box.textContent = text;
  box.hidden = !text;
}
