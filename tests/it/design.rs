//! The look as it is told in `docs/design.md`, held against the style sheets.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Gives the colours of each scheme of a style sheet, by the selector that sets them.
fn schemes(sheet: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut schemes = Vec::new();
    for block in sheet.split('}') {
        let Some((before, inside)) = block.rsplit_once('{') else { continue };
        let selector = before.rsplit(['{', ';', '/']).next().unwrap_or_default().trim();
        let lines = inside.split(';').filter_map(|line| line.trim().split_once(':'));
        let colours: BTreeMap<String, String> = lines
            .filter(|(name, value)| name.starts_with("--") && value.trim().starts_with('#'))
            .map(|(name, value)| (name[2..].to_owned(), whole(value.trim())))
            .collect();
        if colours.contains_key("paper") {
            schemes.push((selector.to_owned(), colours));
        }
    }
    schemes
}

/// Writes `#fff` as `#ffffff`.
fn whole(colour: &str) -> String {
    if colour.len() > 4 {
        return colour.to_owned();
    }
    let doubled = colour[1..].chars().flat_map(|it| [it, it]);
    std::iter::once('#').chain(doubled).collect()
}

/// Gives the relative luminance of a colour, as WCAG reckons it.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
    let linear =
        |it: f64| if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_has_seven_to_one_and_controls_three_in_every_scheme() {
    for (sheet, count) in [("themes/danvan/assets/style.css", 5), ("themes/gon/assets/own.css", 3)]
    {
        let schemes = schemes(&read(sheet));
        assert_eq!(schemes.len(), count, "{sheet}");
        for (selector, colours) in schemes {
            for ground in ["paper", "surface"] {
                let on = |name: &str| contrast(&colours[name], &colours[ground]);
                for text in ["text", "muted", "accent", "visited"] {
                    assert!(
                        on(text) >= 7.0,
                        "{sheet} {selector}: --{text} on --{ground}: {}",
                        on(text)
                    );
                }
                assert!(on("control") >= 3.0, "{sheet} {selector}: --control on --{ground}");
            }
            // What stands on the accent is as light as the paper.
            assert!(contrast(&colours["accent"], &colours["paper"]) >= 7.0);
        }
    }
}

#[test]
fn dark_by_choice_is_dark_by_the_machine() {
    let schemes = schemes(&read("themes/danvan/assets/style.css"));
    assert_eq!(schemes[1].1, schemes[2].1);
}

#[test]
fn colours_of_the_guide_are_those_of_the_style_sheet() {
    let (guide, sheet) = (read("docs/design.md"), read("themes/danvan/assets/style.css"));
    let schemes = schemes(&sheet);
    let rows = guide.lines().filter(|it| it.starts_with("| `--") && it.contains("`#"));
    let (mut count, mut weighed) = (0, 0);
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(|it| it.trim().trim_matches('`')).collect();
        let name = cells[1].trim_start_matches("--");
        assert_eq!([cells[2], cells[3]], [&schemes[0].1[name], &schemes[1].1[name]], "{name}");
        if let Ok(least) = cells[4].trim_end_matches(" : 1").parse::<f64>() {
            for (_, colours) in &schemes {
                assert!(contrast(&colours[name], &colours["paper"]) >= least, "{name}");
            }
            weighed += 1;
        }
        count += 1;
    }
    assert_eq!(count, schemes[0].1.len());
    // Grounds and ornament have no contrast to keep.
    assert_eq!(weighed, count - 3);
}

#[test]
fn sizes_of_the_guide_are_those_of_the_style_sheet() {
    let (guide, sheet) = (read("docs/design.md"), read("themes/danvan/assets/style.css"));
    let rows: Vec<&str> = guide.lines().filter(|it| it.starts_with("| `--size")).collect();
    assert_eq!(rows.len(), sheet.matches("\n  --size-").count());
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(|it| it.trim().trim_matches('`')).collect();
        let value = sheet.split(&format!("{}:", cells[1])).nth(1).unwrap();
        let value = value.split(';').next().unwrap();
        let mut rems = value
            .split(['(', ',', ')'])
            .map(str::trim)
            .filter_map(|it| it.strip_suffix("rem").and_then(|it| it.parse::<f64>().ok()));
        let least = rems.next().unwrap();
        let most = rems.next_back().unwrap_or(least);
        let told = |cell: &str| cell.trim_end_matches(" px").parse::<f64>().unwrap();
        assert!((told(cells[2]) - least * 16.0).abs() < 0.6, "{} {least}", cells[1]);
        assert!((told(cells[3]) - most * 16.0).abs() < 0.6, "{} {most}", cells[1]);
    }
    let spaces: Vec<String> = (1..=8)
        .map(|at| {
            let value = sheet.split(&format!("--space-{at}: ")).nth(1).unwrap();
            let rem: f64 = value.split("rem").next().unwrap().parse().unwrap();
            format!("{}", rem * 16.0)
        })
        .collect();
    assert!(guide.contains(&format!("{} px (`--space-1` to `--space-8`)", spaces.join(", "))));
}

#[test]
fn columns_of_the_guide_stand_side_by_side_where_the_style_sheet_says() {
    let (guide, sheet) = (read("docs/design.md"), read("themes/danvan/assets/style.css"));
    let columns = sheet.find("  .story-columns { grid-template-columns:").unwrap();
    let query = sheet[..columns].rsplit("@media (min-width: ").next().unwrap();
    let width = query.split("em)").next().unwrap();
    let told = format!("its facts on the right from {width} em");
    assert!(guide.replace('\n', " ").contains(&told), "{told}");
}
