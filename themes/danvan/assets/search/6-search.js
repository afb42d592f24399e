/**
 * Answers a query in all its readings.
 */

/**
 * What a query finds.
 * @typedef {{ scores: Map<number, number>, readings: Word[][], mended: string }} Answer
 */

/**
 * Answers a query.
 * @param {Index} index
 * @param {string} query
 * @returns {Promise<Answer>}
 */
async function search(index, query) {
  const text = query.slice(0, LETTERS).normalize("NFC");
  const words = cut(text).slice(0, WORDS);
  if (words.length === 0) return { scores: new Map(), readings: [], mended: "" };
  const isPrefix = /[\p{L}\p{M}\p{N}]$/u.test(text);
  const hits = await run(index, reading(index, words, isPrefix, 1));
  let scores = hits.ranked(), mended = "", readings = [words];
  const others = hits.full() < ENOUGH ? variants(index, words) : [];
  for (const other of others) {
    const more = await run(index, reading(index, other.words, false, other.factor));
    if (more.full() === 0 && !other.told) continue;
    for (const [doc, score] of more.ranked()) scores.set(doc, Math.max(score, scores.get(doc) ?? 0));
    readings.push(other.words);
    if (other.told) mended = other.words.map((it) => write(it.form)).join(" ");
  }
  if (mended === "" && !isPrefixOfSome(hits) && hits.full() === 0 && !others.some((it) => it.factor === 1)) {
    const better = await mend(index, words);
    if (better) {
      const more = await run(index, reading(index, better, false, 1));
      if (more.full() > 0 || scores.size === 0) {
        for (const [doc, score] of more.ranked()) scores.set(doc, Math.max(score, scores.get(doc) ?? 0));
        readings = [better];
        mended = scores.size > 0 ? better.map((it) => write(it.form)).join(" ") : "";
      }
    }
  }
  for (const phrase of phrases(text)) scores = await holding(index, phrase, scores);
  return { scores, readings, mended };
}

/** @param {Hits} hits */
function isPrefixOfSome(hits) {
  return hits.reading.words.length === 1 && hits.stories.size > 0;
}

/** @param {string} text */
function phrases(text) {
  return [...text.matchAll(/["“”„]([^"“”„]+)["“”„]/g)].map((it) => cut(it[1])).filter((it) => it.length > 0);
}

/**
 * Keeps the stories that hold a phrase, letter by letter where it was typed with marks.
 * @param {Index} index
 * @param {Word[]} phrase
 * @param {Map<number, number>} scores
 */
async function holding(index, phrase, scores) {
  const keys = phrase.length === 1 ? [phrase] : phrase.slice(1).map((it, at) => [phrase[at], it]);
  let kept = scores;
  for (const asked of keys) {
    const key = (asked.length > 1 ? " " : "") + asked.map((it) => it.key).join(" ");
    const entry = await index.find(key);
    const marked = phrase.some((it) => it.form !== it.key);
    const form = asked.map((it) => it.form).join(" ");
    /** @type {Set<number>} */
    const docs = new Set();
    for (const it of entry?.forms.filter((it) => !marked || it.form === form) ?? []) {
      for (let from = it.from, doc = 0; from < it.to;) {
        const [value, after] = number(/** @type {Entry} */ (entry).bytes, from);
        [from, doc] = [after, doc + (value >> 3)];
        docs.add(doc);
      }
    }
    kept = new Map([...kept].filter(([doc]) => docs.has(doc)));
  }
  return kept;
}

/**
 * Puts the found stories in order: the best first, the newest of equals first.
 * @param {Map<number, number>} scores
 */
function order(scores) {
  return [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([doc]) => doc);
}
