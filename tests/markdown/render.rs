//! Renders each line of its input, a text as JSON, as a body is rendered: for `tests/markdown/`, which
//! holds the HTML to `CommonMark`'s own examples.

use std::io::{self, BufRead, Write};

use danvan::diagnostic::Lang;
use danvan::source::markdown::render;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        let (read, _) = render(&text, 0, "abc234", Lang::Vi);
        let html = read.resolve(
            |number| read.links[number].target.clone(),
            |number| {
                let image = &read.images[number];
                serde_json::json!({ "src": image.target, "alt": image.alt, "title": image.title })
                    .to_string()
            },
        );
        writeln!(out, "{}", serde_json::to_string(&html)?)?;
    }
    Ok(())
}
