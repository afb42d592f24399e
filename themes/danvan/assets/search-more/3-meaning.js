/**
 * Reads a query that finds little in other words that mean the same.
 */

/** The most chunks that are read for that, where a query is long and where it is short, and the most readings. */
const MEANING_LONG = 1, MEANING = 4, LONG = 5, READINGS = 4;

/**
 * Adds what a query finds in other words. Tells how many stories hold nearly all of it, and the most that any holds.
 * @param {Index} index
 * @param {Hits} hits what it finds as it stands
 * @param {string} text what was typed
 * @param {Probes} probes
 * @param {Answer} answer
 */
async function addMeanings(index, hits, text, probes, answer) {
  let { full, most } = hits, left = READINGS;
  if (full === 0) probes.most = Math.max(probes.most, probes.base + (hits.reading.words.length < LONG ? MEANING : MEANING_LONG));
  for (const { words, factor, unit, phrase, far } of variants(index, hits.reading.words, text)) {
    if (left === 0 || full >= ENOUGH) break;
    if (far && full > 0) continue;
    if (!await isHeld(probes, phrase)) continue;
    left -= 1;
    const other = { ...reading(index, words, false, factor), unit };
    const more = await run(index, other, probes);
    if (more.full === 0 && more.most <= hits.most) continue;
    // What nothing answers as it was typed was meant so.
    if (hits.full === 0) other.factor = Math.max(factor, more.full > 0 ? 0.9 : more.most > hits.most + 0.2 ? 0.75 : 0);
    raise(answer.scores, more.ranked());
    answer.isCut ||= more.isCut;
    answer.readings.push(words);
    full += more.full;
    most = Math.max(most, more.most);
  }
  return { full, most };
}

/**
 * Has the index bring what the first other readings of a query need, before it is known whether they are tried.
 * @param {Index} index
 * @param {Word[]} words
 * @param {string} text
 * @param {Probes} probes
 */
function expect(index, words, text, probes) {
  // Of a long query one more is as good as sure: what it is mended with often lies there too.
  const room = new Probes(index, probes.base + (words.length < LONG ? MEANING : MEANING_LONG + MENDING_LONG), false);
  for (const it of probes.places) room.places.add(it);
  for (const it of variants(index, words, text).filter(({ far }) => !far)) {
    if (it.phrase.length > 0) room.find(keyOf(it.phrase.slice(0, 2))).catch(() => undefined);
    for (const { entries } of pairs(index, reading(index, it.words, false, 1), room)) entries.catch(() => undefined);
  }
}

/**
 * Gives the key of a syllable or of two side by side.
 * @param {Word[]} words
 */
function keyOf(words) {
  return (words.length > 1 ? " " : "") + words.map((it) => it.key).join(" ");
}

/**
 * Tells whether any story holds the first two syllables of a phrase, or the one that it has.
 * @param {Probes} probes
 * @param {Word[]} phrase
 */
async function isHeld(probes, phrase) {
  if (phrase.length === 0) return true;
  const first = phrase.slice(0, 2);
  const entry = await probes.find(keyOf(first));
  return entry?.forms.some((it) => it.form === first.map((it) => it.form).join(" ")) ?? false;
}

/**
 * Another reading of a query, how much it counts, what some story must hold for it to be tried, and the places of what
 * a story must hold to be found by it; and whether it says a part of what an abbreviation stands for otherwise, which is
 * seldom meant.
 * @typedef {{ words: Word[], factor: number, phrase: Word[], unit: number[], far: boolean }} Variant
 */

/**
 * Gives other readings of a query: numbers written apart, abbreviations in full, and synonyms, the longest first.
 * @param {Index} index
 * @param {Word[]} words
 * @param {string} text
 */
function variants(index, words, text) {
  /** @type {Variant[]} */
  const found = [];
  words.forEach(({ key }, at) => {
    const next = words[at + 1]?.key ?? "";
    if (/^[0-9]{1,3}$/.test(key) && /^[0-9]{3}$/.test(next)) found.push({ words: replace(words, at, 2, cut(`${key}.${next}`)), factor: 1, phrase: [], unit: [], far: false });
  });
  let full = words;
  /** @type {Word[]} */
  let meant = [];
  for (const { member, own, others } of index.synonyms()) {
    const at = isShort(member) ? placeOf(full, own) : -1;
    // Two letters are too often a syllable.
    if (at < 0 || own.length === 1 && member.length < 3 && text.slice(full[at].at, full[at].end) !== member) continue;
    full = replace(full, at, own.length, others[0]);
    meant = others[0];
  }
  if (full !== words) found.push({ words: full, factor: 0.95, phrase: meant, unit: [], far: false });
  /** @type {(Variant & { length: number })[]} */
  const same = [];
  const isPart = (/** @type {Word[]} */ some) => full.some((it) => !some.includes(it) && some.some(({ at }) => at === it.at));
  for (const { member, own, others } of index.synonyms()) {
    const at = isShort(member) ? -1 : placeOf(full, own);
    if (at < 0) continue;
    const far = isPart(full.slice(at, at + own.length));
    for (const it of others) {
      if (it.some((word) => isUnknown(index, word.key))) continue;
      const words = replace(full, at, own.length, it);
      // A longer name of a thing does not make it weigh more.
      same.push({ words, factor: 0.6 * Math.min(1, full.length / words.length), phrase: it, unit: it.map((_, next) => at + next), far, length: own.length });
    }
  }
  same.sort((a, b) => b.length - a.length);
  return [...found, ...same].slice(0, 3 * READINGS);
}

/**
 * @param {Word[]} words
 * @param {number} at
 * @param {number} length
 * @param {Word[]} by
 */
function replace(words, at, length, by) {
  return [...words.slice(0, at), ...by.map((it) => ({ ...it, starts: false, at: words[at].at, end: words[at].end })), ...words.slice(at + length)];
}

/**
 * Tells whether a member of a group is an abbreviation.
 * @param {string} member
 */
function isShort(member) {
  return member === member.toUpperCase() && /^\p{L}/u.test(member);
}
