//! Cuts each line of its input into syllables, as the index does: for the tests in `tests/search/`,
//! which hold the browser's script to it.

use std::io::{self, BufRead, Write};

use danvan::vi::syllable::syllables;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        let words = syllables(&text).into_iter().map(|it| {
            let bar = if it.starts { "|" } else { "" };
            format!("{bar}{}/{}", it.key, it.form)
        });
        let words: Vec<String> = words.collect();
        writeln!(out, "{}", serde_json::to_string(&words)?)?;
    }
    Ok(())
}
