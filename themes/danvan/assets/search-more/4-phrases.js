/**
 * Keeps the stories that hold what stands in quotes. The index knows syllables and pairs of them; longer phrases
 * are looked up in the pages of the stories that hold all their pairs.
 */

/**
 * Takes the paragraphs out of a story's page.
 * @param {Uint8Array} page
 */
function paragraphsOf(page) {
  const { body } = new DOMParser().parseFromString(new TextDecoder().decode(page), "text/html");
  const blocks = (body.querySelector("article") ?? body).querySelectorAll("h1,h2,h3,h4,p,li,dt,dd,th,td,figcaption,pre");
  return [...blocks].map((it) => it.textContent ?? "");
}

/** The most pages that are read for each result that is wanted. */
const PAGES = 4;

/** @param {string} text */
function phrases(text) {
  return [...text.matchAll(new RegExp(QUOTED, "g"))].map((it) => cut(it[1])).filter((it) => it.length > 0);
}

/**
 * Takes out of an answer what does not hold all phrases.
 * @param {Index} index
 * @param {string} text
 * @param {Answer} answer
 * @param {number} wanted
 */
async function keepPhrases(index, text, answer, wanted) {
  const asked = phrases(text);
  for (const phrase of asked) answer.scores = await holding(index, phrase, answer.scores);
  const long = asked.filter((it) => it.length > 2);
  if (long.length > 0 && index.paragraphs) await keepRuns(index, long, answer, wanted);
}

/**
 * Keeps the stories that hold each syllable, or each pair of syllables, of a phrase, letter by letter where it was
 * typed with marks.
 * @param {Index} index
 * @param {Word[]} phrase
 * @param {Float32Array} scores
 */
async function holding(index, phrase, scores) {
  const keys = phrase.length === 1 ? [phrase] : phrase.slice(1).map((it, at) => [phrase[at], it]);
  let kept = scores;
  for (const asked of keys) {
    const entry = await index.find(keyOf(asked));
    if (entry) await index.complete(entry);
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
 * Reads the pages of the best stories until enough of them are found to hold all phrases.
 * @param {Index} index
 * @param {Word[][]} phrases
 * @param {Answer} answer
 * @param {number} wanted
 */
async function keepRuns(index, phrases, answer, wanted) {
  const found = new Float32Array(answer.scores.length);
  const docs = leading(answer.scores, wanted * PAGES);
  let read = 0;
  for (let kept = 0; kept < wanted && read < docs.length; read += wanted) {
    const some = docs.slice(read, read + wanted);
    const cards = await index.cards(some);
    const held = await Promise.all(cards.map((it) => holdsRuns(index, it, phrases)));
    held.forEach((isHeld, at) => {
      if (!isHeld) return;
      found[some[at]] = answer.scores[some[at]];
      kept += 1;
    });
  }
  answer.unread = Math.max(0, foundIn(answer.scores).length - read);
  answer.scores = found;
}

/**
 * Tells whether a story holds all phrases: as this page's language tells it, or where that is a translation, as it was
 * written.
 * @param {Index} index
 * @param {Card} card
 * @param {Word[][]} phrases
 */
async function holdsRuns(index, { url, lang: told }, phrases) {
  const homes = told === lang ? [home, "/"] : [home];
  let left = phrases;
  for (const from of homes) {
    const paragraphs = left.length > 0 ? await index.story(url, from) : [];
    left = left.filter((phrase) => !paragraphs.some((it) => hasRun(it, phrase)));
  }
  return left.length === 0;
}

/**
 * Tells whether a text holds the syllables of a phrase one after another, with nothing but blanks between them.
 * @param {string} text
 * @param {Word[]} phrase
 */
function hasRun(text, phrase) {
  const words = cut(text);
  const marked = hasMarks(phrase);
  const fits = (/** @type {Word | undefined} */ it, /** @type {Word} */ asked) => marked ? it?.form === asked.form : it?.key === asked.key;
  return words.some((_, at) => phrase.every((asked, next) =>
    fits(words[at + next], asked) && !(next > 0 && words[at + next].starts)));
}
