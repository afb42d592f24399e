/**
 * Runs one reading of a query over the index: pairs of syllables first, single ones where those find little.
 */

/**
 * How much of each syllable a story holds, and its score.
 * @typedef {{ strong: number[], score: number, paired: boolean }} Found
 */

/** The most letters and syllables of a query that are looked at. */
const LETTERS = 300, WORDS = 20;
/** Results below which more is tried. */
const ENOUGH = 10;

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
 * Says how well a form of the index answers what was typed.
 * @param {string} typed
 * @param {string} form
 * @param {boolean} isPrefix
 * @param {boolean} marked whether the reader types marks
 */
function likeness(typed, form, isPrefix, marked) {
  if (typed === form) return 1;
  const letters = tonelessOf(typed);
  const toned = letters !== typed;
  const whole = tonelessOf(form);
  const others = isPrefix ? whole.slice(0, letters.length) : whole;
  if (isPrefix && letters === others && (!toned || form.endsWith(typed.slice(-1)))) return 1;
  const plain = bare(letters) === typed;
  if (plain) return marked ? 0.6 : 1;
  if (letters === others) return toned && whole !== form ? 0.22 : 0.5;
  const isLess = [...letters].every((it, at) => it === others[at] || it === bare(others[at] ?? ""));
  return isLess && !toned ? 0.4 : 0.12;
}

/**
 * A query in one reading: its syllables, and how much each weighs.
 * @typedef {{ words: Word[], small: boolean[], weights: number[], isPrefix: boolean, factor: number, marked: boolean }} Reading
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
  const weights = words.map((it, at) => index.idf(it.key) * (small[at] ? 0.1 : 1) + 0.01);
  return { small, words, weights, isPrefix, factor, marked };
}

/**
 * What a reading finds: for each story its score and how much of the query it holds.
 */
class Hits {
  /** @param {Index} index @param {Reading} reading */
  constructor(index, reading) {
    this.index = index;
    this.reading = reading;
    this.whole = reading.weights.reduce((sum, it) => sum + it, 0);
    /** @type {Map<number, Found>} */
    this.stories = new Map();
  }

  /**
   * Adds the stories of an entry that answers the syllables from `at` on.
   * @param {Entry} entry
   * @param {number} at
   * @param {number} length
   * @param {number} weight
   */
  add(entry, at, length, weight) {
    const { words, isPrefix, marked } = this.reading;
    const asked = words.slice(at, at + length);
    /** @type {Map<number, number[]>} */
    const best = new Map();
    let count = 0;
    for (const form of entry.forms) {
      const had = form.form.split(" ");
      const like = Math.min(...asked.map((it, index) =>
        likeness(it.form, had[index], isPrefix && at + index === words.length - 1, marked)));
      if (like >= 0.5) count += form.count;
      let from = form.from, doc = 0;
      while (from < form.to) {
        const [value, after] = number(entry.bytes, from);
        from = after;
        doc += value >> 3;
        const score = like * ((value & 7) + 0.5) / 8;
        if (score > (best.get(doc)?.[0] ?? 0)) best.set(doc, [score, like]);
      }
    }
    const rare = idf(count || total(entry), this.index.meta.docs) * weight;
    for (const [doc, [score, like]] of best) this.note(doc, at, length, score * rare, like);
  }

  /**
   * @param {number} doc
   * @param {number} at
   * @param {number} length
   * @param {number} score
   * @param {number} like
   */
  note(doc, at, length, score, like) {
    const found = this.stories.get(doc) ?? { strong: new Array(this.reading.words.length).fill(0), score: 0, paired: length === this.reading.words.length };
    this.stories.set(doc, found);
    found.score += score;
    const alone = length === 1 && this.reading.words.length > 1 ? 0.5 : 1;
    if (length === 2 && like >= 0.4 && !this.reading.small[at] && !this.reading.small[at + 1]) found.paired = true;
    const held = alone * (like >= 0.4 ? 1 : length === 2 ? 0.55 : like);
    for (let it = at; it < at + length; it += 1) found.strong[it] = Math.max(found.strong[it], held);
  }

  /** @param {Found} found */
  cover(found) {
    return found.strong.reduce((sum, it, at) => sum + it * this.reading.weights[at], 0) / this.whole;
  }

  /** Counts the stories that hold nearly all of the query. */
  full() {
    return [...this.stories.values()].filter((it) => this.cover(it) > 0.9).length;
  }

  /** Gives the stories worth showing, each with its score. */
  ranked() {
    /** @type {Map<number, number>} */
    const kept = new Map();
    const covers = [...this.stories].map(([doc, it]) => /** @type {const} */ ([doc, it, this.cover(it)]));
    const best = covers.reduce((most, [, , cover]) => Math.max(most, cover), 0);
    for (const [doc, it, cover] of covers) {
      if (cover >= Math.max(it.paired ? 0.18 : 0.4, best * 0.3)) kept.set(doc, it.score * (0.2 + cover ** 2) * this.reading.factor);
    }
    return kept;
  }
}

/**
 * Runs one reading of a query: pairs of syllables first, single ones where those find little.
 * @param {Index} index
 * @param {Reading} asked
 */
async function run(index, asked) {
  const { words, small, isPrefix } = asked;
  const hits = new Hits(index, asked);
  const last = words.length - 1;
  const grows = (/** @type {number} */ at) => isPrefix && at === last && words[at].key.length > 1;
  /** @type {Promise<[Entry[], number, number]>[]} */
  const pairs = [];
  for (let at = 1; at <= last; at += 1) {
    if (words[at].starts || (words.length > 2 && (small[at] || small[at - 1]))) continue;
    const key = ` ${words[at - 1].key} ${words[at].key}`;
    const entries = grows(at) ? index.starting(key) : index.find(key).then((it) => it ? [it] : []);
    pairs.push(entries.then((it) => [it, at - 1, 2]));
  }
  await gather(hits, pairs, 1);
  if (hits.full() >= ENOUGH) return hits;
  const singles = words.flatMap((word, at) => {
    if (small[at]) return [];
    const entries = grows(at) ? index.starting(word.key) : index.find(word.key).then((it) => it ? [it] : []);
    return [entries.then((it) => /** @type {[Entry[], number, number]} */ ([it, at, 1]))];
  });
  await gather(hits, singles, words.length > 1 ? 0.4 : 1);
  return hits;
}

/**
 * @param {Hits} hits
 * @param {Promise<[Entry[], number, number]>[]} found
 * @param {number} weight
 */
async function gather(hits, found, weight) {
  for (const [list, at, length] of await Promise.all(found)) {
    const whole = hits.reading.words.slice(at, at + length).map((it) => it.key).join(" ");
    for (const entry of list) {
      const isWhole = entry.key.trimStart() === whole;
      const small = length === 2 && (hits.reading.small[at] || hits.reading.small[at + 1]) ? 0.3 : 1;
      hits.add(entry, at, length, weight * small * (isWhole ? 1 : 0.5));
    }
  }
}

