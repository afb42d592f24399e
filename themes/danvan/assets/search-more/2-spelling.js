/**
 * Reads a query that finds nothing as it stands: what an input method left undone, and mistakes of spelling.
 */

/**
 * Adds what a query finds in other letters than its own.
 * @param {Index} index
 * @param {string} text
 * @param {Word[]} words
 * @param {Probes} probes
 * @param {Answer} answer
 */
async function readOtherwise(index, text, words, probes, answer) {
  const typed = untyped(index, text, words);
  if (!typed) probes.most += MENDING;
  const mended = typed ?? await mend(index, words, probes);
  if (!mended) return;
  const more = await run(index, reading(index, mended, false, 1), probes);
  if (more.full === 0 && !typed && answer.scores.some((it) => it > 0)) return;
  raise(answer.scores, more.ranked());
  answer.readings = [mended];
  if (typed || more.most > 0) answer.mended = writeAll(mended);
}

/** @param {Word[]} words */
function writeAll(words) {
  return words.map((it) => write(it.form)).join(" ");
}

/**
 * Gives a query with what an input method left undone turned into letters, and syllables that run together parted,
 * if there is any such thing in it.
 * @param {Index} index
 * @param {string} text
 * @param {Word[]} words
 */
function untyped(index, text, words) {
  const typed = words.flatMap((word) => {
    if (index.words.has(word.key)) return [word];
    const form = untype(word.form);
    const meant = form && syllableOf(form);
    if (meant && index.words.has(meant.key)) return [{ ...word, ...meant }];
    return parted(index, text.slice(word.at, word.end)) ?? [word];
  });
  return typed.some((it, at) => it !== words[at]) ? typed : undefined;
}

/**
 * Parts what was typed without a blank between two syllables of the index, of which most are likely the commonest.
 * @param {Index} index
 * @param {string} text
 */
function parted(index, text) {
  const ways = [...text].map((_, at) => cut(`${text.slice(0, at)} ${text.slice(at)}`)).filter((it) => it.length === 2);
  const rarer = (/** @type {Word[]} */ way) => Math.min(...way.map((it) => index.words.get(it.key) ?? -1));
  const [best] = ways.filter((it) => rarer(it) >= 0).sort((a, b) => rarer(b) - rarer(a));
  return best;
}

/**
 * Gives the key and form of a syllable that is told by its form.
 * @param {string} form
 */
function syllableOf(form) {
  const [key, own] = syllable(write(form));
  return { key, form: own };
}

/** Spellings that people mix up. */
const MIXED = ["s x", "ch tr", "l n", "d gi", "d r", "gi r", "d v", "gi v", "ng ngh", "g gh", "c k", "k qu", "i y", "f ph", "j gi", "z d", "w qu"].map((it) => it.split(" "));
const ENDS = ["n ng", "c t", "n nh", "t ch", "i y", "o u", "c p"].map((it) => it.split(" "));

/**
 * Gives syllables of the index that a misspelt one may stand for, the likeliest first.
 * @param {Index} index
 * @param {string} key
 */
function spellings(index, key) {
  /** @type {Map<string, number>} */
  const found = new Map();
  const offer = (/** @type {string} */ it, /** @type {number} */ bonus) => {
    const bits = index.words.get(it);
    if (bits !== undefined && it !== key) found.set(it, Math.max(found.get(it) ?? 0, bits + bonus));
  };
  for (const [one, two] of [...MIXED, ...MIXED.map(([a, b]) => [b, a])]) {
    if (key.startsWith(one)) offer(two + key.slice(one.length), 20);
  }
  for (const [one, two] of [...ENDS, ...ENDS.map(([a, b]) => [b, a])]) {
    if (key.endsWith(one)) offer(key.slice(0, -one.length) + two, 20);
  }
  // What is a syllable already is taken for another only where people mix the two up.
  const known = index.words.has(key);
  for (const word of index.words.keys()) {
    if (isNear(key, word) && (!known || [...word].sort().join() === [...key].sort().join())) offer(word, 0);
  }
  const ranked = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 12);
  return ranked.map(([it, bits]) => /** @type {const} */ ([it, bits >= 20 ? 3 : 1]));
}

/**
 * Tells whether one slip of the hand parts two syllables.
 * @param {string} a
 * @param {string} b
 */
function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return a.slice(at + 1) === b.slice(at + 1)
    || (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2));
}

/**
 * Mends the spelling of a query where the mended pair of syllables is in the index: first what is no
 * syllable at all, then what fits neither of its neighbours, then the rest.
 * @param {Index} index
 * @param {Word[]} words
 * @param {Probes} probes
 */
async function mend(index, words, probes) {
  const pairs = await Promise.all(words.slice(1).map((word, at) => pairOf(probes, words[at], word)));
  const fits = (/** @type {number} */ at) => [pairs[at - 1], pairs[at]].filter((it) => it !== undefined).length;
  const ends = (/** @type {number} */ at) => Number(at === 0) + Number(at === words.length - 1);
  const doubt = (/** @type {number} */ at) => (index.words.has(words[at].key) ? 0 : 4) - 2 * fits(at) - ends(at);
  const order = [...words.keys()].sort((a, b) => doubt(b) - doubt(a));
  let mended = words;
  for (const at of order.slice(0, 4)) {
    const [before, word, after] = [mended[at - 1], words[at], mended[at + 1]];
    if (/[0-9]/.test(word.key) || isSmall(word, hasMarks(words))) continue;
    if (await pairOf(probes, before, word) || await pairOf(probes, word, after)) continue;
    if (words.length === 1 && index.words.has(word.key)) continue;
    const form = await spelling(index, probes, before, word, after);
    if (form) mended = mended.map((it, place) => place === at ? { ...it, ...syllableOf(form) } : it);
  }
  return mended === words ? undefined : mended;
}

/**
 * @param {Probes} probes
 * @param {Word | undefined} a
 * @param {Word | undefined} b
 */
async function pairOf(probes, a, b) {
  const isKnown = a && b && !isUnknown(probes.index, a.key) && !isUnknown(probes.index, b.key);
  return isKnown ? probes.find(` ${a.key} ${b.key}`) : undefined;
}

/**
 * Gives the form that a misspelt syllable most likely stands for between its neighbours.
 * @param {Index} index
 * @param {Probes} probes
 * @param {Word | undefined} before
 * @param {Word} word
 * @param {Word | undefined} after
 */
async function spelling(index, probes, before, word, after) {
  let best = { gain: 0, form: "" };
  for (const [key, nearness] of spellings(index, word.key)) {
    const alone = !before && !after;
    const meant = { ...word, key };
    const first = await pairOf(probes, before, meant);
    const entry = alone ? await probes.find(key) : first ?? await pairOf(probes, meant, after);
    for (const { form, count } of entry?.forms ?? []) {
      const [one, two] = form.split(" ");
      const own = first ? two : one;
      const beside = alone ? undefined : first ? [before, one] : [after, two];
      const agrees = beside && beside[0] && /** @type {Word} */ (beside[0]).form === beside[1] ? 3 : 1;
      const tones = own.slice(-1) === word.form.slice(-1) ? 2 : 1;
      const gain = (1 + Math.log2(count)) * nearness * agrees * tones;
      if (gain > best.gain) best = { gain, form: own };
    }
  }
  return best.form;
}
