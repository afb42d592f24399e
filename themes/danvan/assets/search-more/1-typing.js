/**
 * Reads what an input method left undone, and writes forms as people do.
 *
 * The numbered files of this folder are published as `search-more.js`, which is loaded for the queries that need it,
 * those that find nothing as they stand and those with quotes, and for the stories that a search led to.
 */

/** @type {Record<string, string>} */
const TELEX = { s: "2", f: "1", r: "3", x: "4", j: "5" };
/** @type {Record<string, string>} */
const VNI = { 1: "2", 2: "1", 3: "3", 4: "4", 5: "5" };
/** @type {Record<string, string>} */
const MARKED = { aa: "â", ee: "ê", oo: "ô", aw: "ă", ow: "ơ", uw: "ư", dd: "đ", a6: "â", e6: "ê", o6: "ô", a8: "ă", o7: "ơ", u7: "ư", d9: "đ" };
// A letter may have its mark already, and what was to give it stands there once more.
for (const [typed, letter] of Object.entries(MARKED)) MARKED[letter + typed[1]] = letter;
MARKED["dđ"] = "đ";

/**
 * Reads what was typed as Telex or VNI and never, or in part, turned into letters; nothing where it is neither.
 * @param {string} typed
 * @param {string} form what `cut` makes of it
 */
function untype(typed, form) {
  const isVni = /[1-9]/.test(typed);
  const letters = isVni ? form : tonelessOf(form);
  if (!/^[a-zăâđêôơư][a-z0-9ăâđêôơư]*$/.test(letters)) return undefined;
  const tones = isVni ? VNI : TELEX;
  let out = "", tone = form.slice(letters.length), done = false;
  for (const letter of letters) {
    if (tones[letter] && /[aeiouyăâêôơư]/.test(out)) { [tone, done] = [tones[letter], true]; continue; }
    const last = [...out].findLastIndex((it) => MARKED[it + letter]);
    if (last < 0) {
      if (letter === "w") [out, done] = [`${out}ư`, true];
      else if (/[0-9]/.test(letter)) return undefined;
      else out += letter;
      continue;
    }
    done = true;
    const old = out[last];
    // One w or 7 makes two letters of "uo".
    const pair = /[w7]/.test(letter) && /[oơ]/.test(old) && /[uư]/.test(out[last - 1] ?? "");
    out = (pair ? `${out.slice(0, last - 1)}ư` : out.slice(0, last)) + MARKED[old + letter] + out.slice(last + 1);
  }
  return done ? out + tone : undefined;
}

/**
 * Writes a form as people do: `đương1` is "đường".
 * @param {string} form
 */
function write(form) {
  const letters = tonelessOf(form);
  if (letters === form || /[0-9]/.test(letters)) return form;
  const tone = TONES[Number(form.at(-1)) - 1];
  const marked = [...letters].findLastIndex((it) => "ăâêôơư".includes(it));
  const start = /^(qu|gi(?=[aăâeêoôơuư]))/.test(letters) ? 2 : 0;
  const vowels = /[aeiouy]+/.exec(letters.slice(start));
  const first = start + (vowels?.index ?? 0);
  const length = vowels?.[0].length ?? 1;
  const closed = first + length < letters.length;
  const at = marked >= 0 ? marked : first + (length > 1 && (closed || length > 2) ? 1 : 0);
  return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize("NFC");
}
