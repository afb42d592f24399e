/**
 * Compares what was typed with the forms of the index.
 */

/** @param {string} form */
function bare(form) {
  return form.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d");
}

/** @param {string} form */
function tonelessOf(form) {
  return /[a-zà-ỹ][1-5]$/.test(form) ? form.slice(0, -1) : form;
}

/**
 * Says how well a form of the index answers what was typed.
 * @param {string} typed
 * @param {string} form
 * @param {boolean} isPrefix
 * @param {boolean} marked whether the reader types marks
 */
function likeness(typed, form, isPrefix, marked) {
  if (typed === form) return 1;
  const letters = tonelessOf(typed);
  const toned = letters !== typed;
  const whole = tonelessOf(form);
  const others = isPrefix ? whole.slice(0, letters.length) : whole;
  if (isPrefix && letters === others && (!toned || form.endsWith(typed.slice(-1)))) return whole === letters ? 0.7 : 1;
  const plain = bare(letters) === typed;
  // Where nothing has marks, a word that has none is meant a little more than others.
  if (plain) return marked ? 0.6 : 0.95;
  // Of all tones these two are mixed up most.
  if (letters === others) return /[34]$/.test(typed) && /[34]$/.test(form) ? 0.6 : toned ? 0.22 : 0.5;
  const isLess = [...letters].every((it, at) => it === others[at] || it === bare(others[at] ?? ""));
  if (!isLess) return 0.12;
  // "đuờng" lacks a mark and has its tone.
  return toned ? (typed.slice(-1) === form.slice(-1) ? 0.35 : 0.12) : 0.4;
}
