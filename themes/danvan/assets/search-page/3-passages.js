/**
 * Shows where a story holds what neither its title nor its summary does: its page is read when the result comes
 * into sight, so that most readers load few, and the one they then open is there already.
 */

/** The most syllables of a passage, and those before the first that is sought. */
const PASSAGE = 36, BEFORE = 8;

/**
 * @param {Index} index
 * @param {Element[]} items
 * @param {Card[]} cards
 * @param {Word[][]} readings
 */
function showPassages(index, items, cards, readings) {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      const at = items.indexOf(target);
      // A passage is an extra: where its page does not come, the result stands without.
      addPassage(index, items[at], cards[at], readings).catch(() => undefined);
    }
  });
  items.forEach((it) => seen.observe(it));
}

/**
 * @param {Index} index
 * @param {Element} item
 * @param {Card} card
 * @param {Word[][]} readings
 */
async function addPassage(index, item, card, readings) {
  const isSought = seeker(readings);
  const told = new Set(cut([card.title, card.summary, card.where].join("\n")).filter(isSought).map((it) => it.key));
  const isNew = (/** @type {Word} */ it) => isSought(it) && !told.has(it.key);
  const asked = readings.every((words) => words.some((it) => isNew(it)));
  if (asked) await loadMore();
  const text = asked ? passage(await index.story(card.url), isNew) : "";
  if (text) item.append(make("p", { className: "search-passage" }, ...marked(text, readings)));
}

/**
 * Gives the passage of a story that holds most of what is sought.
 * @param {string[]} paragraphs
 * @param {(word: Word) => boolean} isSought
 */
function passage(paragraphs, isSought) {
  let best = { gain: 0, text: "" };
  for (const text of paragraphs) {
    const words = cut(text);
    const hits = [...words.keys()].filter((at) => isSought(words[at]));
    for (const from of hits) {
      const gain = new Set(hits.filter((it) => it >= from && it < from + PASSAGE - BEFORE).map((it) => words[it].key)).size;
      if (gain > best.gain) best = { gain, text: around(text, words, from) };
    }
  }
  return best.text;
}

/**
 * Cuts a passage out of a text, from a little before a word on.
 * @param {string} text
 * @param {Word[]} words
 * @param {number} from
 */
function around(text, words, from) {
  const first = Math.max(0, from - BEFORE);
  const last = Math.min(words.length, first + PASSAGE) - 1;
  const [start, end] = [first > 0 ? words[first].at : 0, last < words.length - 1 ? words[last].end : text.length];
  return `${start > 0 ? "… " : ""}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
}
