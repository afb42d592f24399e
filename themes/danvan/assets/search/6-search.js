/**
 * Answers a query: as it was typed, with synonyms, and where that finds nothing, as search-more/ reads it.
 */

/**
 * What a query finds: the score of each story, none for most; and how many stories hold the syllables of what
 * stands in quotes, but were not read to see whether they stand in one run there. Where long lists were not read to
 * their end, more stories hold the query than those.
 * @typedef {{ scores: Float32Array, readings: Word[][], mended: string, unread: number, isCut: boolean }} Answer
 */

/** The most chunks that a query reads, those that are read only to mend it, and its other readings. */
const CHUNKS = 6, MENDING = 2, READINGS = 4;
/** What stands in quotes is a phrase. */
const QUOTED = /["“”„]([^"“”„]+)["“”„]/;

/**
 * Answers a query.
 * @param {Index} index
 * @param {string} query
 * @param {number} wanted how many results will be shown
 * @param {boolean} isWhole whether all are counted, not only the best ones found
 * @returns {Promise<Answer>}
 */
async function search(index, query, wanted, isWhole = false) {
  const text = query.slice(0, LETTERS).normalize("NFC");
  const words = cut(text).slice(0, WORDS);
  if (words.length === 0) return { scores: new Float32Array(index.meta.docs), readings: [], mended: "", unread: 0, isCut: false };
  const asked = reading(index, words, /[\p{L}\p{M}\p{N}]$/u.test(text), 1);
  const telling = asked.small.filter((it) => !it).length;
  const probes = new Probes(index, CHUNKS + Math.max(0, Math.min(telling - 4, 2)), isWhole);
  const hits = await run(index, asked, probes);
  /** @type {Answer} */
  const answer = { scores: hits.ranked(), readings: [words], mended: "", unread: 0, isCut: hits.isCut };
  const others = hits.full < ENOUGH ? variants(index, words) : [];
  for (const other of others) await readAgain(index, other, probes, answer, hits.most);
  const isFound = hits.full > 0 || words.length === 1 && hits.most > 0 || others.some((it) => it.factor === 1);
  const isQuoted = QUOTED.test(text);
  if (!isFound || isQuoted) await loadMore();
  if (!isFound) await readOtherwise(index, text, words, probes, answer);
  if (isQuoted) await keepPhrases(index, text, answer, wanted);
  return answer;
}

/**
 * Adds what another reading of a query finds, if its stories hold all of it, or more than those found so far do.
 * @param {Index} index
 * @param {Variant} other
 * @param {Probes} probes
 * @param {Answer} answer
 * @param {number} most
 */
async function readAgain(index, other, probes, answer, most) {
  const more = await run(index, reading(index, other.words, false, other.factor), probes);
  if (more.full === 0 && more.most <= most) return;
  raise(answer.scores, more.ranked());
  answer.isCut ||= more.isCut;
  answer.readings.push(other.words);
}

/**
 * Lets each story keep the better of two scores.
 * @param {Float32Array} scores
 * @param {Float32Array} others
 */
function raise(scores, others) {
  others.forEach((it, doc) => { if (it > scores[doc]) scores[doc] = it; });
}

/**
 * Another reading of a query, and how much it counts.
 * @typedef {{ words: Word[], factor: number }} Variant
 */

/**
 * Gives other readings of a query: numbers written apart, and synonyms.
 * @param {Index} index
 * @param {Word[]} words
 */
function variants(index, words) {
  /** @type {Variant[]} */
  const found = [];
  const replace = (/** @type {number} */ at, /** @type {number} */ length, /** @type {Word[]} */ by) =>
    [...words.slice(0, at), ...by.map((it) => ({ ...it, starts: false })), ...words.slice(at + length)];
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (/^[0-9]{1,3}$/.test(word.key) && /^[0-9]{3}$/.test(next?.key ?? "")) {
      found.push({ words: replace(at, 2, cut(`${word.key}.${next.key}`)), factor: 1 });
    }
  });
  for (const group of index.meta.synonyms) {
    for (const member of group) {
      const own = cut(member);
      const at = words.findIndex((_, start) => own.every((it, offset) => same(words[start + offset], it)));
      if (at < 0) continue;
      const others = group.filter((it) => it !== member);
      found.push(...others.map((it) => ({ words: replace(at, own.length, cut(it)), factor: 0.6 })));
    }
  }
  return found.slice(0, READINGS);
}

/**
 * Tells whether a typed syllable may be that of a synonym.
 * @param {Word | undefined} typed
 * @param {Word} meant
 */
function same(typed, meant) {
  return typed !== undefined && typed.key === meant.key && (typed.form === meant.form || typed.form === typed.key);
}

/**
 * Gives the stories that were found, the newest first.
 * @param {Float32Array} scores
 */
function foundIn(scores) {
  /** @type {number[]} */
  const found = [];
  for (let doc = scores.length - 1; doc >= 0; doc -= 1) if (scores[doc] > 0) found.push(doc);
  return found;
}

/**
 * Gives the first of some stories in an order, without sorting the rest; equals stay as they are.
 * @param {number[]} docs
 * @param {number} count
 * @param {(a: number, b: number) => number} compare
 */
function first(docs, count, compare) {
  /** @type {number[]} */
  const kept = [];
  for (const doc of docs) {
    let at = kept.length;
    while (at > 0 && compare(doc, kept[at - 1]) < 0) at -= 1;
    if (at >= count) continue;
    kept.splice(at, 0, doc);
    kept.length = Math.min(kept.length, count);
  }
  return kept;
}

/**
 * Gives the best of the found stories, the newest of equals first.
 * @param {Float32Array} scores
 * @param {number} count
 */
function leading(scores, count) {
  return first(foundIn(scores), count, (a, b) => scores[b] - scores[a]);
}
