/**
 * Files to import, dropped or chosen, are sent at once: what they would do is only shown. Without this
 * script the form is a form.
 */

const KINDS = [".docx", ".xlsx", ".csv", ".txt", ".docm", ".xlsm"];
/** What offices have and what becomes of it. */
const OTHERS = {
  ".doc": "là tệp Word kiểu cũ: mở bằng Word, chọn “Lưu dưới dạng”, loại .docx.",
  ".xls": "là tệp Excel kiểu cũ: mở bằng Excel, chọn “Lưu dưới dạng”, loại .xlsx.",
  ".pdf": "là tệp PDF: cần tệp Word gốc của nó.",
};

for (const part of document.querySelectorAll("[data-script]")) part.removeAttribute("hidden");
const form = document.querySelector("form.bring");
if (form instanceof HTMLFormElement) start(form);

/** @param {HTMLFormElement} form */
function start(form) {
  const choose = /** @type {HTMLInputElement} */ (form.querySelector("input[type=file]"));
  const drop = /** @type {HTMLElement} */ (form.querySelector("[data-drop]"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-status]"));
  // What the browser itself says of chosen files is in its own language, and sent they are at once.
  choose.classList.add("unseen");
  form.querySelector("label")?.classList.add("button");
  form.querySelector("[data-plain]")?.setAttribute("hidden", "");
  const most = Number(form.dataset.most) * 1024 * 1024;
  const send = () => {
    const files = [...choose.files ?? []];
    if (files.length === 0) return;
    const why = fault(files, most);
    status.textContent = why || `Đang đọc ${files.map((file) => file.name).join(", ")}…`;
    status.classList.toggle("is-bad", Boolean(why));
    if (why) choose.value = "";
    else form.submit();
  };
  choose.addEventListener("change", send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  // A file that misses the box must not take the place of the page.
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, () => drop.classList.add("is-over"));
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    drop.classList.remove("is-over");
    const { dataTransfer } = /** @type {DragEvent} */ (event);
    if (!dataTransfer || dataTransfer.files.length === 0) return;
    choose.files = dataTransfer.files;
    send();
  });
}

/**
 * Says what is wrong with files before they are sent.
 * @param {File[]} files
 * @param {number} most
 */
function fault(files, most) {
  for (const { name } of files) {
    const ending = /\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? "";
    const known = Object.entries(OTHERS).find(([it]) => it === ending);
    if (known) return `${name} ${known[1]}`;
    if (!KINDS.includes(ending)) return `${name} không phải tệp Word (.docx), Excel (.xlsx) hay CSV.`;
  }
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const size = `${Math.round(most / 1024 / 1024)} MB`;
  return bytes > most ? `Tệp quá lớn: tất cả không quá ${size}. Hãy nén ảnh trong tệp Word, hoặc nhập từng tệp một.` : "";
}

export {};
