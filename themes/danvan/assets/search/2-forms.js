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
  if (isPrefix && letters === others && (!toned || form.endsWith(typed.slice(-1)))) return 1;
  const plain = bare(letters) === typed;
  if (plain) return marked ? 0.6 : 1;
  if (letters === others) return toned ? 0.22 : 0.5;
  const isLess = [...letters].every((it, at) => it === others[at] || it === bare(others[at] ?? ""));
  return isLess && !toned ? 0.4 : 0.12;
}
