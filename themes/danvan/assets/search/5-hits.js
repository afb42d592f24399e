/**
 * Runs one reading of a query over the index: pairs of syllables first, single ones where those find little.
 */

/** Results below which more is tried. */
const ENOUGH = 10;

/**
 * An entry of the index, and the syllables of the query that it answers.
 * @typedef {{ entries: Promise<Entry[]>, at: number, length: number }} Sought
 */

/**
 * The chunks of the index that one query may read. Those read before count too, so that a query finds the same
 * whatever was sought before it.
 */
class Probes {
  /**
   * @param {Index} index
   * @param {number} most
   * @param {boolean} isWhole whether long lists are read to their end
   */
  constructor(index, most, isWhole) {
    this.index = index;
    this.most = most;
    /** What was allowed at first. */
    this.base = most;
    this.isWhole = isWhole;
    /** @type {Set<number>} */
    this.places = new Set();
  }

  /**
   * @param {string} key
   * @param {number} next how many chunks after that of the key
   */
  allow(key, next = 0) {
    const place = this.index.place(key) + next;
    if (this.places.size < this.most) this.places.add(place);
    return this.places.has(place);
  }

  /** @param {string} key */
  async find(key) {
    return this.allow(key) ? this.index.find(key) : undefined;
  }

  /**
   * Gives the entries of a key, or where it is still being typed, of all keys that start so.
   * @param {string} key
   * @param {boolean} grows
   */
  async entries(key, grows) {
    // What is asked for ahead is read as it was meant then.
    const { isWhole } = this;
    if (grows) {
      let chunks = 0;
      while (chunks < Math.min(3, this.index.reach(key)) && this.allow(key, chunks)) chunks += 1;
      const entries = await this.index.starting(key, chunks);
      // Of what may be meant only what was typed so far is read to its end: the others are many.
      if (isWhole && entries[0]?.key === key) await this.index.complete(entries[0]);
      return entries;
    }
    const entry = await this.find(key);
    if (entry && isWhole) await this.index.complete(entry);
    return entry ? [entry] : [];
  }
}

/**
 * What a reading finds, in columns that have a row for each story: its score, and how much of each syllable it holds.
 */
class Hits {
  /** @param {Index} index @param {Reading} reading */
  constructor(index, reading) {
    const { docs } = index.meta;
    this.index = index;
    this.reading = reading;
    this.scores = new Float32Array(docs);
    this.paired = new Uint8Array(docs);
    /** @type {(Float32Array | undefined)[]} */
    this.strong = reading.words.map(() => undefined);
    this.covers = new Float32Array(docs);
    /** How many stories hold nearly all of the query. */
    this.full = 0;
    /** The most that any story holds of it. */
    this.most = 0;
    /** Whether a long list was not read to its end. */
    this.isCut = false;
    /** What one entry gives a story, while it is being added. */
    this.best = new Float32Array(docs);
    this.like = new Float32Array(docs);
  }

  /**
   * Adds the stories of what answers the syllables from `at` on: all entries as one, for what is nearly the query
   * must not count for more because it is rarer.
   * @param {Entry[]} entries
   * @param {number} at
   * @param {number} length
   * @param {number} weight
   */
  add(entries, at, length, weight) {
    this.isCut ||= entries.some((entry) => entry.forms.some((it) => it.rest));
    const forms = entries.flatMap((entry) => entry.forms.map((form) => ({ stories: postings(entry, form), count: form.count, like: this.likeness(entry, form, at, length) })));
    const most = Math.max(...forms.map((it) => it.like));
    // What is a word as it stands is seldom the start of another.
    if (most > 0.9) for (const it of forms) if (it.like < 0.9) it.like /= 2;
    const count = forms.reduce((sum, it) => sum + (it.like > most * 0.8 ? it.count : 0), 0);
    if (count === 0) return;
    const rare = idf(count, this.index.meta.docs);
    for (const { stories, like } of forms) this.gain(stories, like);
    for (const { stories } of forms) this.note(stories, at, length, rare * weight);
    if (length === 2 && most > 0.5) this.weigh([at, at + 1], rare / 2);
    else if (length === 1 && most >= 0.4) this.weigh([at], rare);
  }

  /**
   * Says how well a form answers the syllables from `at` on.
   * @param {Entry} entry
   * @param {Form} form
   * @param {number} at
   * @param {number} length
   */
  likeness(entry, form, at, length) {
    const { words, isPrefix, marked } = this.reading;
    const asked = words.slice(at, at + length);
    const had = form.form.split(" ");
    const isWhole = entry.key.trimStart() === asked.map((it) => it.key).join(" ");
    const likes = asked.map((it, next) => likeness(it.form, had[next], isPrefix && at + next === words.length - 1, marked));
    return Math.min(...likes) * (isWhole ? 1 : 0.5);
  }

  /**
   * Sees by the commonest form of a pair whether a syllable is the small word that it may be by its letters: the "ma"
   * of "ma tuy" is not.
   * @param {Entry[]} entries
   * @param {number} at
   */
  settle(entries, at) {
    const { words, small, unsure } = this.reading;
    const [common] = entries.flatMap((it) => it.forms).sort((a, b) => b.count - a.count);
    common?.form.split(" ").forEach((form, next) => {
      const word = words[at + next];
      if (unsure[at + next] && !isSmall({ ...word, form }, true)) small[at + next] = false;
    });
  }

  /**
   * Lets syllables weigh more than their letters tell: two common ones may make a rare word, and a rare form may
   * have the letters of a common one.
   * @param {number[]} places
   * @param {number} weight
   */
  weigh(places, weight) {
    const { weights, small, common } = this.reading;
    for (const it of places) if (!small[it] && !common[it]) weights[it] = Math.max(weights[it], weight);
  }

  /**
   * Keeps what a form gives each of its stories where no other form gives more.
   * @param {Uint32Array} stories
   * @param {number} like
   */
  gain(stories, like) {
    for (const it of stories) {
      const doc = it >>> 3;
      const score = like * ((it & 7) + 0.5) / 8;
      if (score <= this.best[doc]) continue;
      this.best[doc] = score;
      this.like[doc] = like;
    }
  }

  /**
   * Adds to each story, once, what it was given.
   * @param {Uint32Array} stories
   * @param {number} at
   * @param {number} length
   * @param {number} rare
   */
  note(stories, at, length, rare) {
    const { words, small, common } = this.reading;
    // One syllable is half a word, but for what is none of this language: a name, an abbreviation.
    const isWord = /[fjwz]|[bdklqrsvx]$|[^n]g$|[^cn]h$|[aeiouy][^aeiouy]+[aeiouy]/.test(words[at].key);
    const alone = length === 1 && words.length > 1 && !isWord ? 0.5 : 1;
    const columns = words.slice(at, at + length).map((_, next) => this.strong[at + next] ??= new Float32Array(this.scores.length));
    const tells = length === words.length || (length === 1 ? isWord : ![at, at + 1].some((it) => small[it] || common[it]));
    for (const it of stories) {
      const doc = it >>> 3;
      if (this.best[doc] === 0) continue;
      const like = this.like[doc];
      this.scores[doc] += this.best[doc] * rare;
      this.best[doc] = 0;
      if (tells && (length === words.length || like >= 0.4)) this.paired[doc] = 1;
      const held = alone * (like >= 0.4 ? 1 : length === 2 && like > 0.2 ? 0.55 : like);
      for (const column of columns) if (column[doc] < held) column[doc] = held;
    }
  }

  /** Works out how much of the query each story holds. */
  measure() {
    const { covers, strong, reading } = this;
    const whole = reading.weights.reduce((sum, it) => sum + it, 0);
    covers.fill(0);
    strong.forEach((held, at) => {
      const weight = reading.weights[at] / whole;
      for (let doc = 0; held && doc < covers.length; doc += 1) covers[doc] += held[doc] * weight;
    });
    for (const at of reading.unit) {
      for (let doc = 0; doc < covers.length; doc += 1) if (!((strong[at]?.[doc] ?? 0) >= 0.4)) covers[doc] = 0;
    }
    [this.full, this.most] = [0, 0];
    for (const it of covers) {
      if (it > 0.9) this.full += 1;
      if (it > this.most) this.most = it;
    }
  }

  /** Gives each story worth showing its score, and the others none. */
  ranked() {
    const { covers, scores, paired, most, reading } = this;
    const ranked = new Float32Array(scores.length);
    // What is asked in a sentence is told in other words; what is listed word by word is meant.
    const { small } = reading;
    const telling = small.filter((it) => !it).length;
    const ease = small[0] || small[small.length - 1] || telling < small.length - 1 ? Math.min(1, 2 / telling) : 1;
    for (let doc = 0; doc < ranked.length; doc += 1) {
      const cover = covers[doc];
      const isKept = cover >= (paired[doc] ? 0.18 : 0.4) * ease && cover >= most * 0.3;
      if (isKept) ranked[doc] = scores[doc] * (0.2 + cover * cover) * reading.factor;
    }
    return ranked;
  }
}

/**
 * Runs a reading.
 * @param {Index} index
 * @param {Reading} asked
 * @param {Probes} probes
 * @param {() => void} [ahead] what is done beside that where little is found
 */
async function run(index, asked, probes, ahead) {
  const { isWhole } = probes;
  let hits = await paired(index, asked, probes);
  if (hits.full < ENOUGH) {
    ahead?.();
    // It is asked for beside what else is, not after it.
    const alone = singles(index, asked, probes);
    for (const it of alone) it.entries.catch(() => undefined);
    if (hits.isCut && !isWhole) {
      // The first parts of long lists may have few stories in common where the lists have many.
      probes.isWhole = true;
      hits = await paired(index, asked, probes);
      probes.isWhole = isWhole;
    }
    if (hits.full < ENOUGH) await gather(hits, alone, asked.words.length > 1 ? 0.4 : 1);
  }
  if (asked.words.length === 1) await part(hits, asked.words[0], probes);
  return hits;
}

/**
 * Lets a syllable count for less where it is hardly ever more than half a word: the "lạc" of "câu lạc bộ".
 * @param {Hits} hits
 * @param {Word} word
 * @param {Probes} probes
 */
async function part(hits, { key, form }, probes) {
  const alone = await probes.find(key);
  for (const entry of await probes.entries(` ${key} `, true)) {
    for (const it of entry.forms) {
      const own = alone?.forms.find((one) => it.form.startsWith(`${one.form} `) && (form === key || form === one.form));
      if (!own || it.count < 8 || it.count * 2 < own.count) continue;
      for (const posting of postings(entry, it)) hits.scores[posting >>> 3] *= 0.4;
    }
  }
}

/**
 * @param {Index} index
 * @param {Reading} asked
 * @param {Probes} probes
 */
async function paired(index, asked, probes) {
  const hits = new Hits(index, asked);
  await gather(hits, pairs(index, asked, probes), 1);
  return hits;
}

/**
 * Seeks the pairs of a reading, the rarest first.
 * @param {Index} index
 * @param {Reading} asked
 * @param {Probes} probes
 */
function pairs(index, { words, small, unsure, weights, isPrefix }, probes) {
  const tells = (/** @type {number} */ at) => small[at] ? unsure[at] && !small[at + 1] : !small[at + 1] || unsure[at + 1];
  const isSought = (/** @type {number} */ at) => !words[at + 1].starts && (words.length === 2 || tells(at)) && !isUnknown(index, words[at].key);
  const places = [...words.keys()].slice(1).map((it) => it - 1).filter(isSought);
  places.sort((a, b) => weights[b] + weights[b + 1] - weights[a] - weights[a + 1]);
  return places.flatMap((at) => {
    const grows = isPrefix && at === words.length - 2;
    if (!grows && isUnknown(index, words[at + 1].key)) return [];
    return [{ entries: probes.entries(` ${words[at].key} ${words[at + 1].key}`, grows), at, length: 2 }];
  });
}

/**
 * Seeks the single syllables of a reading, the rarest first.
 * @param {Index} index
 * @param {Reading} asked
 * @param {Probes} probes
 */
function singles(index, { words, small, weights, isPrefix }, probes) {
  const places = [...words.keys()].filter((at) => !small[at]).sort((a, b) => weights[b] - weights[a]);
  return places.flatMap((at) => {
    const grows = isPrefix && at === words.length - 1 && words[at].key.length > 1;
    if (!grows && isUnknown(index, words[at].key)) return [];
    return [{ entries: probes.entries(words[at].key, grows), at, length: 1 }];
  });
}

/**
 * Adds what was sought to the hits, in the order of the query.
 * @param {Hits} hits
 * @param {Sought[]} sought
 * @param {number} weight
 */
async function gather(hits, sought, weight) {
  const { small, common } = hits.reading;
  for (const { entries, at, length } of sought) {
    const found = await entries;
    if (length === 2) hits.settle(found, at);
    const has = (/** @type {boolean[]} */ some) => some[at] || length === 2 && some[at + 1];
    hits.add(found, at, length, weight * (has(small) ? 0.3 : has(common) ? 0.5 : 1));
  }
  hits.measure();
}
