/**
 * Reads a query: which of its syllables tell something, and how much.
 */

/** The most letters and syllables of a query that are looked at. */
const LETTERS = 300, WORDS = 20;
/** As many syllables as src/search/word.rs tells of at the most. */
const SYLLABLES = 12_000;

/** Words that questions are made of: they tell little about what is sought. */
const SMALL = cut("ở đâu có là gì nào như thế các những của và cho bao nhiêu không tôi muốn tìm xem về với thì mà được ai sao vì nhất "
  + "mấy hay hoặc bằng tại trong này đó cách ra để còn đều cũng đang đã sẽ bị");

/**
 * Tells whether a syllable is one of those; where no marks are typed, its letters decide.
 * @param {Word} word
 * @param {boolean} marked
 */
function isSmall(word, marked) {
  return SMALL.some((it) => it.key === word.key && (it.form === word.form || !marked));
}

/** @param {Word[]} words */
function hasMarks(words) {
  return words.some((it) => it.form !== it.key);
}

/** What questions begin and end with, and what every story here is: it tells nothing. */
const EMPTY = ["lam the nao", "nhu the nao", "lam sao", "lam gi", "lam nhu", "mo hinh", "cho hoi", "cho biet", "kinh nghiem", "cach lam",
  "bao nhieu", "noi nao", "xa nao", "huyen nao", "tinh nao", "thon nao", "cho toi"];

/**
 * A query in one reading: its syllables, which of them tell little, which of those only by letters typed without marks,
 * and how much each weighs.
 * @typedef {{ words: Word[], small: boolean[], unsure: boolean[], weights: number[], usual: number, isPrefix: boolean, factor: number, marked: boolean }} Reading
 */

/**
 * @param {Index} index
 * @param {Word[]} words
 * @param {boolean} isPrefix
 * @param {number} factor
 * @returns {Reading}
 */
function reading(index, words, isPrefix, factor) {
  const text = ` ${words.map((it) => it.key).join(" ")} `;
  const empty = EMPTY.filter((it) => text.includes(` ${it} `)).join(" ").split(" ");
  const marked = hasMarks(words);
  const small = words.map((it) => isSmall(it, marked) || empty.includes(it.key));
  if (small.every((it) => it)) small.fill(false);
  const unsure = words.map((it, at) => small[at] && !marked && !empty.includes(it.key));
  const known = words.map((it) => index.idf(it.key)).filter((_, at) => !isUnknown(index, words[at].key));
  // What no story holds parts none from another; it weighs as much as what they hold.
  const usual = known.reduce((sum, it) => sum + it, 0) / (known.length || 1);
  const idf = (/** @type {string} */ key) => isUnknown(index, key) ? usual : index.idf(key);
  const weights = words.map((it, at) => idf(it.key) * (small[at] ? 0.1 : 1) + 0.01);
  return { small, unsure, words, weights, usual, isPrefix, factor, marked };
}

/**
 * Tells whether no story holds a syllable, so that nothing need be read to know it.
 * @param {Index} index
 * @param {string} key
 */
function isUnknown(index, key) {
  return index.words.size < SYLLABLES && /^[a-z][a-z0-9]*$/.test(key) && !index.words.has(key);
}
