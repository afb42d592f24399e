/**
 * Answers a query in all its readings.
 */

/**
 * What a query finds: the score of each story, none for most.
 * @typedef {{ scores: Float32Array, readings: Word[][], mended: string }} Answer
 */

/** The most chunks that a query reads, and those that are read only to mend it. */
const CHUNKS = 6, MENDING = 2;

/**
 * Answers a query.
 * @param {Index} index
 * @param {string} query
 * @returns {Promise<Answer>}
 */
async function search(index, query) {
  const text = query.slice(0, LETTERS).normalize("NFC");
  const words = cut(text).slice(0, WORDS);
  if (words.length === 0) return { scores: new Float32Array(index.meta.docs), readings: [], mended: "" };
  const probes = new Probes(index, CHUNKS);
  const isPrefix = /[\p{L}\p{M}\p{N}]$/u.test(text);
  const hits = await run(index, reading(index, words, isPrefix, 1), probes);
  /** @type {Answer} */
  const answer = { scores: hits.ranked(), readings: [words], mended: "" };
  const others = hits.full < ENOUGH ? variants(index, words) : [];
  for (const other of others) await readAgain(index, other, probes, answer);
  const isFound = hits.full > 0 || words.length === 1 && hits.most > 0;
  if (!isFound && answer.mended === "" && !others.some((it) => it.factor === 1)) await readMended(index, words, probes, answer);
  for (const phrase of phrases(text)) answer.scores = await holding(index, phrase, answer.scores);
  return answer;
}

/**
 * Adds what another reading of a query finds.
 * @param {Index} index
 * @param {Variant} other
 * @param {Probes} probes
 * @param {Answer} answer
 */
async function readAgain(index, other, probes, answer) {
  const more = await run(index, reading(index, other.words, false, other.factor), probes);
  if (more.full === 0 && !other.told) return;
  raise(answer.scores, more.ranked());
  answer.readings.push(other.words);
  if (other.told) answer.mended = writeAll(other.words);
}

/**
 * Adds what a query finds when its spelling is mended, if that is more.
 * @param {Index} index
 * @param {Word[]} words
 * @param {Probes} probes
 * @param {Answer} answer
 */
async function readMended(index, words, probes, answer) {
  probes.most += MENDING;
  const mended = await mend(index, words, probes);
  if (!mended) return;
  const more = await run(index, reading(index, mended, false, 1), probes);
  if (more.full === 0 && answer.scores.some((it) => it > 0)) return;
  raise(answer.scores, more.ranked());
  answer.readings = [mended];
  if (answer.scores.some((it) => it > 0)) answer.mended = writeAll(mended);
}

/**
 * Lets each story keep the better of two scores.
 * @param {Float32Array} scores
 * @param {Float32Array} others
 */
function raise(scores, others) {
  others.forEach((it, doc) => { if (it > scores[doc]) scores[doc] = it; });
}

/** @param {Word[]} words */
function writeAll(words) {
  return words.map((it) => write(it.form)).join(" ");
}

/** @param {string} text */
function phrases(text) {
  return [...text.matchAll(/["“”„]([^"“”„]+)["“”„]/g)].map((it) => cut(it[1])).filter((it) => it.length > 0);
}

/**
 * Keeps the stories that hold a phrase, letter by letter where it was typed with marks.
 * @param {Index} index
 * @param {Word[]} phrase
 * @param {Float32Array} scores
 */
async function holding(index, phrase, scores) {
  const keys = phrase.length === 1 ? [phrase] : phrase.slice(1).map((it, at) => [phrase[at], it]);
  let kept = scores;
  for (const asked of keys) {
    const key = (asked.length > 1 ? " " : "") + asked.map((it) => it.key).join(" ");
    const entry = await index.find(key);
    const form = asked.map((it) => it.form).join(" ");
    const left = new Float32Array(scores.length);
    for (const it of entry?.forms.filter((it) => !hasMarks(phrase) || it.form === form) ?? []) {
      for (const posting of postings(/** @type {Entry} */ (entry), it)) left[posting >>> 3] = kept[posting >>> 3];
    }
    kept = left;
  }
  return kept;
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
