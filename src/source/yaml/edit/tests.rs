//! What an edit changes, and that it changes nothing else.

use proptest::prelude::*;

use super::*;

const STORY: &str = "\
---
# Mã bài. Không bao giờ đổi.
id: abc234
title: \"Đường hoa: thôn Đông\" # tên gọi
summary: >-
  Cả thôn
  trồng hoa.
tags: [hoa, đường] # từ khóa

# Số liệu của thôn
metrics:
  dat_hien: gần 1.000 m2 # theo báo cáo
  ho_tham_gia: { value: 56 hộ, scope: thon }
  # còn chờ xác nhận
  ngay_cong: 'trên 120'
sources:
  - title: Báo cáo số 12
    # chưa có địa chỉ
    date: 2025-06
  - citation: sổ tay
rieng: giữ nguyên
# field: kinh-te
# people: []
---

Thân bài.
";

fn list(texts: &[&str]) -> Value {
    Value::List(texts.iter().map(|it| Value::from(*it)).collect())
}

fn map(entries: &[(&str, &str)]) -> Value {
    let entries = entries.iter().map(|(key, text)| ((*key).to_owned(), Value::from(*text)));
    Value::Map(entries.collect())
}

/// Edits the story, and shows the lines that are no more and those that are new.
#[track_caller]
fn changed(change: impl FnOnce(&mut Edit<'_>) -> Result<(), Refused>) -> String {
    let mut edit = Edit::new(STORY).unwrap();
    change(&mut edit).unwrap();
    difference(STORY, edit.text())
}

fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let first = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b);
    let last = last.count();
    let gone = old[first..old.len() - last].iter().map(|it| format!("-{it}"));
    let come = new[first..new.len() - last].iter().map(|it| format!("+{it}"));
    gone.chain(come).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_text_changes_in_its_own_quotes() {
    assert_eq!(
        changed(|it| it.set(&["title".into()], &"Đường \"mới\"".into())),
        "-title: \"Đường hoa: thôn Đông\" # tên gọi\n+title: \"Đường \\\"mới\\\"\" # tên gọi"
    );
    assert_eq!(
        changed(|it| it.set(&["metrics".into(), "ngay_cong".into()], &"130 ngày công".into())),
        "-  ngay_cong: 'trên 120'\n+  ngay_cong: '130 ngày công'"
    );
    assert_eq!(
        changed(|it| it.set(&["id".into()], &"001234".into())),
        "-id: abc234\n+id: \"001234\""
    );
    assert_eq!(
        changed(|it| it.set(&["summary".into()], &"Một dòng.".into())),
        "-summary: >-\n-  Cả thôn\n-  trồng hoa.\n+summary: Một dòng."
    );
}

#[test]
fn what_is_set_to_what_it_is_stays_byte_for_byte() {
    assert_eq!(changed(|it| it.set(&["summary".into()], &"Cả thôn trồng hoa.".into())), "");
    assert_eq!(changed(|it| it.set(&["tags".into()], &list(&["hoa", "đường"]))), "");
    assert_eq!(changed(|it| it.remove(&["people".into()])), "");
}

#[test]
fn a_figure_grows_fields_and_loses_them() {
    let whole = map(&[("value", "1.250 m2"), ("scope", "xa")]);
    assert_eq!(
        changed(|it| it.set(&["metrics".into(), "dat_hien".into()], &whole)),
        "-  dat_hien: gần 1.000 m2 # theo báo cáo\n+  dat_hien:\n+    value: 1.250 m2\n+    scope: xa # theo báo cáo"
    );
    assert_eq!(
        changed(
            |it| it.set(&["metrics".into(), "ho_tham_gia".into(), "period".into()], &"2023".into())
        ),
        "-  ho_tham_gia: { value: 56 hộ, scope: thon }\n+  ho_tham_gia: { value: 56 hộ, scope: thon, period: 2023 }"
    );
    assert_eq!(
        changed(|it| it.set(&["metrics".into(), "ho_tham_gia".into()], &"60 hộ".into())),
        "-  ho_tham_gia: { value: 56 hộ, scope: thon }\n+  ho_tham_gia: 60 hộ"
    );
    assert_eq!(
        changed(|it| it.remove(&["metrics".into(), "ho_tham_gia".into()])),
        "-  ho_tham_gia: { value: 56 hộ, scope: thon }"
    );
}

#[test]
fn a_new_key_stands_where_it_waited_as_a_comment_or_in_its_order() {
    assert_eq!(changed(|it| it.set(&["field".into()], &"kinh-te".into())), "+field: kinh-te");
    let mut edit = Edit::new(STORY).unwrap();
    edit.set(&["field".into()], &"kinh-te".into()).unwrap();
    assert!(edit.text().contains("\nfield: kinh-te\n# field: kinh-te\n"));

    let mut edit = Edit::new(STORY).unwrap().in_order(&["id", "title", "date", "tags"]);
    edit.set(&["date".into()], &"2026-11-22".into()).unwrap();
    assert!(edit.text().contains("# tên gọi\ndate: 2026-11-22\nsummary"));
    edit.set(&["place".into()], &map(&[("code", "08443")])).unwrap();
    assert!(edit.text().contains("rieng: giữ nguyên\nplace:\n  code: \"08443\"\n# field"));
}

#[test]
fn items_come_and_go_among_comments() {
    assert_eq!(
        changed(|it| it.push(&["tags".into()], "a, b".into())),
        "-tags: [hoa, đường] # từ khóa\n+tags: [hoa, đường, \"a, b\"] # từ khóa"
    );
    assert_eq!(
        changed(|it| it.push(&["sources".into()], map(&[("title", "Báo"), ("date", "2024")]))),
        "+  - title: Báo\n+    date: 2024"
    );
    assert_eq!(
        changed(|it| it.remove(&["sources".into(), 0.into(), "title".into()])),
        "-  - title: Báo cáo số 12\n+  -"
    );
    assert_eq!(changed(|it| it.remove(&["sources".into(), 1.into()])), "-  - citation: sổ tay");
    assert_eq!(
        changed(|it| it.remove(&["sources".into(), 1.into(), "citation".into()])),
        "-  - citation: sổ tay\n+  - {}"
    );
    assert_eq!(
        changed(|it| it.set(&["tags".into()], &Value::List(Vec::new()))),
        "-tags: [hoa, đường] # từ khóa\n+tags: [] # từ khóa"
    );
}

#[test]
fn an_empty_front_matter_and_empty_keys_are_filled() {
    let mut edit = Edit::new("---\n# trống\n---\n").unwrap();
    edit.set(&["title".into()], &"Hoa".into()).unwrap();
    edit.set(&["metrics".into(), "a".into()], &"1 hộ".into()).unwrap();
    assert_eq!(edit.text(), "---\n# trống\ntitle: Hoa\nmetrics:\n  a: 1 hộ\n---\n");

    let mut edit = Edit::new("---\na: # ghi\nb: {}\nc:\n---\n").unwrap();
    edit.set(&["a".into()], &"x".into()).unwrap();
    edit.set(&["b".into(), "k".into()], &"h".into()).unwrap();
    edit.push(&["c".into()], map(&[("u", "v"), ("w", "")])).unwrap();
    assert_eq!(edit.text(), "---\na: x # ghi\nb:\n  k: h\nc:\n  - u: v\n    w: \"\"\n---\n");
}

#[test]
fn line_ends_of_windows_and_the_byte_order_mark_stay() {
    let mut edit = Edit::new("\u{feff}---\r\na: 1\r\nb: 2\r\n---\r\nThân\r\n").unwrap();
    edit.set(&["a".into()], &map(&[("x", "3")])).unwrap();
    edit.set_body("Mới\nHai\n");
    assert_eq!(edit.text(), "\u{feff}---\r\na:\r\n  x: 3\r\nb: 2\r\n---\r\nMới\r\nHai\r\n");
    assert_eq!(edit.body(), "Mới\r\nHai\r\n");
}

#[test]
fn what_cannot_be_edited_is_refused_and_stays() {
    assert_eq!(Edit::new("Thân").unwrap_err(), Refused::NoFront(NoFront::Absent));
    assert!(matches!(Edit::new("---\na: b: c\n---\n"), Err(Refused::Unreadable(_))));
    let mut edit = Edit::new("---\na: &x 1\nb: *x\nc: 2\n---\n").unwrap();
    assert_eq!(edit.set(&["c".into(), "d".into()], &"1".into()), Err(Refused::Absent));
    edit.set(&["c".into()], &"3".into()).unwrap();
    assert_eq!(edit.text(), "---\na: &x 1\nb: *x\nc: 3\n---\n");
}

/// Any text, the kinds that YAML minds before all.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        any::<String>(),
        "[ \\t\\n\\r:,{}\\[\\]\"'“#&*|>!%@`?~\\\\a-zđ1-9.-]{0,10}",
        Just("null".to_owned()),
        Just("---".to_owned()),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = any_text().prop_map(Value::Text);
    leaf.prop_recursive(3, 12, 4, |inner| {
        let entries =
            proptest::collection::btree_map("[a-z]{1,3}|[ :#đ]{1,3}", inner.clone(), 0..4);
        prop_oneof![
            proptest::collection::vec(inner, 0..4).prop_map(Value::List),
            entries.prop_map(|it| Value::Map(it.into_iter().collect())),
        ]
    })
}

/// A front matter in which every value stands between lines that must stay, in one of the forms
/// that people write.
fn any_front() -> impl Strategy<Value = Vec<String>> {
    let form = prop_oneof![
        Just("K: chữ # ghi"),
        Just("K: \"chữ: \\\" # x\" # ghi"),
        Just("K: 'chữ '' x'   # ghi"),
        Just("K: |\n  một\n\n  hai"),
        Just("K: >-\n  một\n  hai"),
        Just("K: một\n  hai"),
        Just("K:"),
        Just("K: # ghi"),
        Just("K: ~"),
        Just("K: []"),
        Just("K: [a, \"b, c\",\n  d,] # ghi"),
        Just("K: { a: 1, b: , c: [x, y] }"),
        Just("K:\n- a\n- b: 1\n  c: 2\n-\n- - d\n  - e"),
        Just("K:\n  - a # ghi\n  # giữa\n  - |\n    một\n  - \"b\""),
        Just("K:\n  a: 1\n  # giữa\n  b:\n    c: 2\n    d: [1]"),
    ];
    proptest::collection::vec(form.prop_map(str::to_owned), 1..6)
}

proptest! {
    #[test]
    fn any_value_reads_back_and_the_rest_stays(
        forms in any_front(),
        at in 0_usize..6,
        value in any_value(),
        windows: bool,
    ) {
        let name = |index: usize| format!("k{index}");
        let newline = if windows { "\r\n" } else { "\n" };
        let lines = forms.iter().enumerate().map(|(index, form)| {
            format!("# trước {index}\n{}\n", form.replace('K', &name(index)))
        });
        let blocks: Vec<String> = lines.map(|it| it.replace('\n', newline)).collect();
        let text = format!("---{newline}{}---{newline}Thân", blocks.concat());
        let mut edit = Edit::new(&text).unwrap();
        let mut wanted = edit.values().unwrap();
        let key = name(at);
        edit.set(&[key.as_str().into()], &value).unwrap();
        *place(&mut wanted, &[key.as_str().into()]).unwrap() = value;
        prop_assert_eq!(edit.values().unwrap(), wanted);
        for (index, block) in blocks.iter().enumerate().filter(|(index, _)| *index != at) {
            prop_assert!(edit.text().contains(block.as_str()), "{} lost in {}", index, edit.text());
        }
        let end = format!("---{newline}Thân");
        prop_assert!(edit.text().ends_with(end.as_str()));
        let known = at < forms.len();
        edit.remove(&[key.as_str().into()]).unwrap();
        let rest = blocks.iter().enumerate().filter(|(index, _)| *index != at);
        for (_, block) in rest {
            prop_assert!(edit.text().contains(block.as_str()));
        }
        prop_assert!(!known || edit.get(&[key.as_str().into()]).is_none());
    }

    #[test]
    fn values_inside_are_changed_one_by_one(forms in any_front(), value in any_text(), at in 0_usize..4) {
        let lines = forms.iter().enumerate().map(|(it, form)| form.replace('K', &format!("k{it}")));
        let text = format!("---\n{}\n---\n", lines.collect::<Vec<_>>().join("\n"));
        let Some(Value::List(items)) = Edit::new(&text).unwrap().get(&["k0".into()]) else {
            return Ok(());
        };
        let mut edit = Edit::new(&text).unwrap();
        if at < items.len() {
            let path = ["k0".into(), at.into()];
            edit.set(&path, &value.as_str().into()).unwrap();
            prop_assert_eq!(edit.get(&path), Some(Value::Text(value)));
            edit.remove(&path).unwrap();
        } else {
            edit.push(&["k0".into()], value.into()).unwrap();
        }
        let Some(Value::List(after)) = edit.get(&["k0".into()]) else { panic!() };
        prop_assert_eq!(after.len() + usize::from(at < items.len()), items.len() + usize::from(at >= items.len()));
    }

    #[test]
    fn no_text_panics(text in "---\n[ \\n:,{}\\[\\]\"'#&*|>a-c1-9-]{0,60}\n---\n", value in any_value()) {
        if let Ok(mut edit) = Edit::new(&text) {
            let before = edit.clone();
            if edit.set(&["a".into()], &value).is_ok() {
                prop_assert_eq!(edit.get(&["a".into()]), Some(value));
            } else {
                prop_assert_eq!(edit.text(), before.text());
            }
        }
    }
}
