/**
 * Cuts text into syllables as src/vi/syllable.rs does; tests/search/ holds both to one another.
 *
 * The numbered files of this folder are published as one script, `search.js`.
 */

/**
 * A syllable: its letters without and with marks, where its word stands, whether a phrase starts with it.
 * @typedef {{ key: string, form: string, at: number, end: number, starts: boolean }} Word
 */

const WORD = /[\p{Alphabetic}\p{N}\p{M}\u3300-\u33ff]/u;
const ALNUM = /[\p{Alphabetic}\p{N}]/u;
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const APOSTROPHE = /['’‘ʼ`´′]/;
const JOINT = /[ \t\u00a0\u202f\-‐‑–/&_]/;
const TONES = "\u0300\u0301\u0309\u0303\u0323";
const QUALITIES = "\u0302\u0306\u031b";

/**
 * Cuts a text into syllables.
 * @param {string} text
 */
function cut(text) {
  /** @type {Word[]} */
  const words = [];
  let word = "", at = 0, starts = true;
  const take = (/** @type {number} */ end) => {
    for (const [key, form] of parts(word)) {
      if (!ALNUM.test(key) || [...key].length > 40) continue;
      words.push({ key, form, at, end, starts });
      starts = false;
    }
    word = "";
  };
  const letters = [...text];
  for (let index = 0, offset = 0; index < letters.length; offset += letters[index].length, index += 1) {
    const letter = letters[index];
    if (UNSEEN.test(letter)) continue;
    let after = index + 1;
    while (after < letters.length && UNSEEN.test(letters[after])) after += 1;
    const next = letters[after] ?? "";
    const isPoint = (letter === "." || letter === ",") && /[0-9]$/.test(word) && /^[0-9]$/.test(next);
    if (WORD.test(letter) || isPoint) {
      if (word === "") at = offset;
      word += letter;
    } else if (!(APOSTROPHE.test(letter) && word !== "" && WORD.test(next))) {
      take(offset);
      if (!JOINT.test(letter)) starts = true;
    }
  }
  take(text.length);
  return words;
}

/**
 * Takes a word apart into numbers and syllables.
 * @param {string} word
 */
function parts(word) {
  const plain = [...word.normalize("NFKC").toLowerCase()]
    .filter((it) => WORD.test(it) || it === "." || it === ",").join("").replaceAll("ð", "đ");
  /** @type {string[][]} */
  const found = [];
  for (const part of plain.match(/[0-9][0-9.,]*|[^.,]+/g) ?? []) {
    if (/^[0-9]/.test(part)) found.push(...numbers(part).map((it) => [it, it]));
    else found.push(syllable(part));
  }
  return found;
}

/** @param {string} text */
function numbers(text) {
  const trimmed = text.replace(/[.,]+$/, "");
  const [whole, ...rest] = trimmed.split(",");
  const isNumber = /^([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)$/.test(whole) && rest.length <= 1 && !rest.join().includes(".");
  const found = isNumber ? [[whole.replaceAll(".", ""), ...rest].join(",")] : trimmed.split(/[.,]+/);
  return found.map((it) => it.replace(/^0(.)$/, "$1"));
}

/**
 * Gives the key and the form of a syllable in lower case.
 * @param {string} text
 */
function syllable(text) {
  let key = "", form = "", tone = "", afterLatin = false;
  for (const letter of text.normalize("NFD")) {
    if (afterLatin && TONES.includes(letter)) tone = String(TONES.indexOf(letter) + 1);
    else if (afterLatin && QUALITIES.includes(letter)) form += letter;
    else {
      afterLatin = /[a-z]/i.test(letter);
      key += letter === "đ" ? "d" : letter;
      form += letter;
    }
  }
  key = key.normalize("NFC");
  form = form.normalize("NFC");
  if (/^([hklmstv]|qu)y$/.test(key)) [key, form] = [key.slice(0, -1) + "i", form.slice(0, -1) + "i"];
  return [key, form + tone];
}
