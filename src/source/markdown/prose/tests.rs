//! Trees of a few bodies, block by block.

use std::fmt::Write;

use super::*;
use crate::source::markdown::render;

fn read(text: &str) -> Prose {
    Prose::read(text, 0, Lang::Vi)
}

/// Writes a tree as one line for each block, the deeper ones moved in.
fn outline(blocks: &[Block]) -> String {
    let mut out = String::new();
    write_blocks(&mut out, blocks, 0);
    out
}

fn write_blocks(out: &mut String, blocks: &[Block], depth: usize) {
    for block in blocks {
        let name = match &block.kind {
            BlockKind::Paragraph(content) => format!("p {}", line(content)),
            BlockKind::Heading { level, anchor, content } => {
                format!("h{level} #{anchor} {}", line(content))
            }
            BlockKind::Quote(_) => "quote".to_owned(),
            BlockKind::Alert { class, title, .. } => format!("{class} {title}"),
            BlockKind::Code { language, text } => format!("code {language} {text:?}"),
            BlockKind::List(list) => format!("list {:?} tight={}", list.start, list.tight),
            BlockKind::Definitions(_) => "definitions".to_owned(),
            BlockKind::Table(table) => format!("table {:?} {}", table.columns, table.rows.len()),
            BlockKind::Figure { image, alt, caption } => {
                format!("figure {image} {alt} | {caption}")
            }
            BlockKind::Rule => "rule".to_owned(),
        };
        writeln!(out, "{}{name}", "  ".repeat(depth)).unwrap();
        match &block.kind {
            BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => {
                write_blocks(out, blocks, depth + 1);
            }
            BlockKind::List(list) => {
                for item in &list.items {
                    writeln!(out, "{}item {:?}", "  ".repeat(depth + 1), item.task).unwrap();
                    write_blocks(out, &item.blocks, depth + 2);
                }
            }
            BlockKind::Definitions(definitions) => {
                for it in definitions {
                    writeln!(out, "{}term {}", "  ".repeat(depth + 1), line(&it.term)).unwrap();
                    it.meanings.iter().for_each(|blocks| write_blocks(out, blocks, depth + 2));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn every_block_has_its_place_in_the_tree() {
    let prose = read(
        "## Cách *làm*\n\n> [!NOTE]\n> a\n>\n> > b\n\n1. một\n2. [x] hai\n   - sâu\n\n- a\n\n- b\n\n\
         tổ\n: nhóm\n: đội\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n![Đường](a.jpg \"Đường mới\")\n\n---\n\n```sh\nls\n```\n",
    );
    assert_eq!(
        outline(&prose.blocks),
        "h2 #cach-lam Cách làm
note Lưu ý
  p a
  quote
    p b
list Some(1) tight=true
  item None
    p một
  item Some(true)
    p hai
    list None tight=true
      item None
        p sâu
list None tight=false
  item None
    p a
  item None
    p b
definitions
  term tổ
    p nhóm
    p đội
table [End, Center] 1
figure 0 Đường | Đường mới
rule
code sh \"ls\\n\"
"
    );
}

#[test]
fn a_task_keeps_its_box_in_a_list_with_space_between_its_items() {
    let prose = read("- [x] a\n\n- [ ] b\n\n  > - [ ] c\n");
    assert_eq!(
        outline(&prose.blocks),
        "list None tight=false
  item Some(true)
    p a
  item Some(false)
    p b
    quote
      list None tight=true
        item Some(false)
          p c
"
    );
}

#[test]
fn pieces_know_where_they_stand() {
    let text = "Đất *hiến* nay\n";
    let prose = Prose::read(text, 10, Lang::Vi);
    let BlockKind::Paragraph(content) = &prose.blocks[0].kind else { panic!("no paragraph") };
    let spans: Vec<&str> =
        content.iter().map(|it| &text[it.span.start - 10..it.span.end - 10]).collect();
    assert_eq!(spans, ["Đất", "*hiến*", " nay"]);
}

#[test]
fn notes_are_numbered_by_their_first_mark_and_end_though_they_cite_themselves() {
    let prose = read("a[^x] b[^y] c[^x]\n\n[^y]: Y[^y] [^x]\n[^x]: X[^z]\n[^z]: Z\n[^w]: W\n");
    let BlockKind::Paragraph(content) = &prose.blocks[0].kind else { panic!("no paragraph") };
    let marks: Vec<usize> = content
        .iter()
        .filter_map(|it| if let InlineKind::Note(index) = it.kind { Some(index) } else { None })
        .collect();
    assert_eq!(marks, [0, 1, 0]);
    assert_eq!(prose.plain(), "a b c\nX\nY\nZ");
}

#[test]
fn what_is_nested_too_deep_keeps_its_text() {
    let stars = "*a ".repeat(3000) + &"*".repeat(3000);
    for text in [">".repeat(3000) + "a", "- a\n> ".repeat(3000), "- ".repeat(3000) + "a", stars] {
        let (markdown, _) = render(&text, 0, "a", Lang::Vi);
        assert_eq!(read(&text).plain(), markdown.plain);
    }
}
