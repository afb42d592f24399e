/**
 * Reads a query: which of its syllables tell something, and how much.
 */

/** The most letters and syllables of a query that are looked at. */
const LETTERS = 300, WORDS = 20;
/** As many syllables as src/search/word.rs tells of at the most. */
const SYLLABLES = 12_000;

/** Words that questions are made of: they tell little about what is sought. */
const SMALL = cut("ở đâu có là gì nào như các những của và cho không tôi muốn tìm xem về với thì mà được ai sao vì mấy hay hoặc "
  + "trong này đó ra để còn đều cũng đang đã sẽ bị nên");
/**
 * Tells whether a syllable is a small word; where no marks are typed, its letters decide.
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
const EMPTY = phrasesOf("lam the,the nao,lam sao,ra sao,vi sao,lam gi,lam nhu,mo hinh,cho hoi,cho biet,kinh nghiem,cach lam,cach nao,bang cach,co cach,bao nhieu,noi nao,cho nao,"
  + "xa nao,huyen nao,tinh nao,thon nao,hay nhat,tot nhat,phai lam,nen lam");
/** What most stories here hold: it tells less than the rest of a query. */
const USUAL = phrasesOf("van dong,nhan dan,nguoi dan,ba con,phong trao,tuyen truyen,thuc hien,tham gia,hieu qua,giup do,dan van,dia phuong");

/** @param {string} list */
function phrasesOf(list) {
  return list.split(",").map((it) => it.split(" "));
}

/**
 * Tells of each syllable whether it belongs to one of some phrases.
 * @param {string[][]} phrases
 * @param {Word[]} words
 */
function within(phrases, words) {
  const found = words.map(() => false);
  for (const phrase of phrases) {
    for (const at of words.keys()) if (phrase.every((key, next) => words[at + next]?.key === key)) found.fill(true, at, at + phrase.length);
  }
  return found;
}

/**
 * A query in one reading: its syllables, which of them tell little, which of those perhaps more than that, which stand
 * in most stories, and how much each weighs; and the places of those that a story must hold, all of them.
 * @typedef {{ words: Word[], small: boolean[], unsure: boolean[], common: boolean[], weights: number[], unit: number[], isPrefix: boolean, factor: number, marked: boolean }} Reading
 */

/**
 * @param {Index} index
 * @param {Word[]} words
 * @param {boolean} isPrefix
 * @param {number} factor
 * @returns {Reading}
 */
function reading(index, words, isPrefix, factor) {
  const empty = within(EMPTY, words);
  const marked = hasMarks(words);
  const small = words.map((it, at) => empty[at] || isSmall(it, marked));
  // The first letter of a word tells hardly anything yet.
  if (isPrefix && words.length > 1 && words[words.length - 1].key.length === 1) small[words.length - 1] = true;
  if (small.every((it) => it)) small.fill(false);
  const unsure = words.map((it, at) => small[at] && !empty[at] && (!marked || it.key.length === 1));
  const common = within(USUAL, words);
  if (words.every((_, at) => small[at] || common[at])) common.fill(false);
  // What no story holds weighs as the rarest word does: a story without it answers little.
  const weights = words.map((it, at) => index.idf(it.key) * (small[at] ? 0.1 : common[at] ? 0.4 : 1) + 0.01);
  return { small, unsure, common, words, weights, unit: [], isPrefix, factor, marked };
}

/**
 * Tells whether no story holds a syllable, so that nothing need be read to know it.
 * @param {Index} index
 * @param {string} key
 */
function isUnknown(index, key) {
  return index.words.size < SYLLABLES && /^[a-z][a-z0-9]*$/.test(key) && !index.words.has(key);
}
