/**
 * Answers a query: as it was typed, with synonyms, and where that finds nothing, as search-more/ reads it.
 */

/**
 * What a query finds: the score of each story, none for most; and how many stories hold the syllables of what
 * stands in quotes, but were not read to see whether they stand in one run there. Where long lists were not read to
 * their end, more stories hold the query than those.
 * @typedef {{ scores: Float32Array, readings: Word[][], mended: string, unread: number, isCut: boolean }} Answer
 */

/** The most chunks that a query reads as it stands. */
const CHUNKS = 6;
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
  /** @type {Answer} */
  const answer = { scores: new Float32Array(index.meta.docs), readings: [], mended: "", unread: 0, isCut: false };
  if (words.length === 0) return answer;
  const asked = reading(index, words, /[\p{L}\p{M}\p{N}]$/u.test(text), 1);
  const long = asked.small.filter((it) => !it).length - 4;
  const probes = new Probes(index, CHUNKS + Math.max(0, Math.min(long, 2)), isWhole);
  const found = await answerTo(index, asked, text, probes, answer);
  const isFound = found.full > 0 || words.length === 1 && found.most > 0;
  const isQuoted = QUOTED.test(text);
  if (!isFound || isQuoted) await loadMore();
  if (!isFound) await readOtherwise(index, text, words, probes, answer, found.most);
  if (isQuoted) await keepPhrases(index, text, answer, wanted);
  return answer;
}

/**
 * Adds what a query finds as it stands, and where that is little, with other words that mean the same. Tells how many
 * stories hold nearly all of it, and the most that any holds.
 * @param {Index} index
 * @param {Reading} asked
 * @param {string} text what was typed
 * @param {Probes} probes
 * @param {Answer} answer
 */
async function answerTo(index, asked, text, probes, answer) {
  const { words } = asked;
  const mayVary = isVaried(index, words);
  // What other readings need is asked for beside what single syllables do.
  const ahead = () => loadMore().then(() => expect(index, words, text, probes)).catch(() => undefined);
  const hits = await run(index, asked, probes, mayVary || words.length > 1 ? ahead : undefined);
  raise(answer.scores, hits.ranked());
  answer.isCut ||= hits.isCut;
  answer.readings.push(words);
  if (hits.full >= ENOUGH || !mayVary) return hits;
  await loadMore();
  return addMeanings(index, hits, text, probes, answer);
}

/**
 * Tells whether a query has numbers that may be one, an abbreviation or a word with synonyms.
 * @param {Index} index
 * @param {Word[]} words
 */
function isVaried(index, words) {
  return words.some(({ key }, at) => /^[0-9]{1,3}$/.test(key) && /^[0-9]{3}$/.test(words[at + 1]?.key)) || index.synonyms().some(({ own }) => placeOf(words, own) >= 0);
}

/**
 * Finds where a query holds a phrase, as it may have been typed.
 * @param {Word[]} words
 * @param {Word[]} own
 */
function placeOf(words, own) {
  return words.findIndex((_, start) => own.every((it, offset) => same(words[start + offset], it)));
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
 * Lets each story keep the better of two scores.
 * @param {Float32Array} scores
 * @param {Float32Array} others
 */
function raise(scores, others) {
  others.forEach((it, doc) => { if (it > scores[doc]) scores[doc] = it; });
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
