//! `danvan schema`: every field, for people and for editors that read JSON Schema.

use std::collections::BTreeSet;

use serde_json::Value;
use snapbox::str;

use crate::site::{Site, same};

const KINDS: [&str; 6] = ["mo-hinh", "phong-trao", "hoi-nghi", "van-ban", "khen-thuong", "trang"];

/// Gives the first lines of a text.
fn head(text: &str, lines: usize) -> String {
    text.split_inclusive('\n').take(lines).collect()
}

#[test]
fn fields_are_explained_in_vietnamese() {
    let shown = Site::bare("").run(&["schema", "van-ban"]).well().stdout;
    same(
        &head(&shown, 12),
        str![[r#"
content/van-ban/
 * id             Mã bài
                  Sáu chữ thường hoặc chữ số, do `danvan new` đặt, không bao giờ đổi.
 * title          Tiêu đề
                  Tên gọi ngắn, rõ việc đã làm.
   summary        Tóm tắt
                  Một hoặc hai câu, đủ để người đọc quyết định đọc tiếp.
   date           Ngày đăng
                  Ngày đưa lên trang, dạng năm-tháng-ngày.
   period         Thời gian
                  Năm hoặc khoảng năm: 2023, 2016-2020, hoặc 2019- nếu còn tiếp tục.
   tags           Từ khóa

"#]],
    );
}

#[test]
fn fields_are_explained_in_english() {
    let shown = Site::bare("").run(&["schema", "van-ban", "--lang", "en"]).well().stdout;
    same(
        &head(&shown, 12),
        str![[r#"
content/van-ban/
 * id             Id
                  Six lower-case letters or digits, made by `danvan new`, never changed.
 * title          Title
                  A short name that says what was done.
   summary        Summary
                  One or two sentences by which a reader decides to read on.
   date           Date
                  The day it was put on the site, as year-month-day.
   period         Period
                  A year or years: 2023, 2016-2020, or 2019- when still going on.
   tags           Tags

"#]],
    );
}

#[test]
fn every_kind_is_explained() {
    let shown = Site::bare("").run(&["schema"]).well().stdout;
    for kind in KINDS {
        assert!(shown.contains(&format!("content/{kind}/\n")), "{kind}");
    }
    assert!(shown.contains("dat_hien"), "metrics are listed");
}

#[test]
fn own_definitions_are_shown() {
    let site = Site::new("");
    site.edit(
        "content/site.yaml",
        "name:",
        "fields: { nong-thon: { vi: Nông thôn } }\nmetrics: { nha_van_hoa: { vi: Nhà văn hóa, unit: nhà, kind: flow } }\nname:",
    );
    assert!(site.run(&["schema"]).well().stdout.contains("nha_van_hoa"));
    let schema = json(&site, &["mo-hinh"]);
    let fields = schema["properties"]["field"]["enum"].as_array().unwrap();
    assert!(fields.contains(&Value::from("nong-thon")) && fields.contains(&Value::from("kinh-te")));
    assert!(schema["properties"]["metrics"]["properties"]["nha_van_hoa"].is_object());
}

fn json(site: &Site, arguments: &[&str]) -> Value {
    let run = site.run(&[&["schema", "--format", "json"], arguments].concat()).well();
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn json_is_json_schema_in_form() {
    let site = Site::bare("");
    for kind in KINDS {
        let schema = json(&site, &[kind]);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        check_schema(&schema, true, kind);
        let required = schema["required"].as_array().unwrap();
        assert!(required.contains(&"id".into()) && required.contains(&"title".into()));
    }
    let whole = json(&site, &["--lang", "en"]);
    check_schema(&whole, true, "all");
    assert_eq!(whole["anyOf"].as_array().unwrap().len(), KINDS.len());
}

/// Holds a schema to the forms that the draft gives the keywords we use; any other is a slip.
fn check_schema(schema: &Value, is_root: bool, path: &str) {
    let keywords = schema.as_object().unwrap_or_else(|| panic!("{path}: {schema}"));
    for (keyword, value) in keywords {
        let path = format!("{path}.{keyword}");
        match keyword.as_str() {
            "$schema" => assert!(is_root && value.is_string(), "{path}"),
            "title" | "description" | "pattern" => assert!(value.is_string(), "{path}"),
            "type" => check_types(value, &path),
            "minimum" => assert!(value.is_number(), "{path}"),
            "additionalProperties" => assert!(value.is_boolean(), "{path}"),
            "required" => check_required(value, &keywords["properties"], &path),
            "enum" => assert!(!value.as_array().unwrap().is_empty() && is_set(value), "{path}"),
            "items" => check_schema(value, false, &path),
            "anyOf" => {
                let any = value.as_array().unwrap();
                assert!(!any.is_empty(), "{path}");
                for it in any {
                    check_schema(it, false, &path);
                }
            }
            "properties" => {
                for (name, it) in value.as_object().unwrap() {
                    check_schema(it, false, &format!("{path}.{name}"));
                }
            }
            _ => panic!("{path} is no keyword that we know"),
        }
    }
}

fn check_types(value: &Value, path: &str) {
    let known = ["array", "boolean", "integer", "null", "number", "object", "string"];
    let is_type = |it: &Value| it.as_str().is_some_and(|it| known.contains(&it));
    match value {
        Value::Array(types) => {
            assert!(!types.is_empty() && types.iter().all(is_type) && is_set(value), "{path}");
        }
        one => assert!(is_type(one), "{path}: {one}"),
    }
}

fn check_required(value: &Value, properties: &Value, path: &str) {
    assert!(is_set(value), "{path}");
    for name in value.as_array().unwrap() {
        assert!(properties.get(name.as_str().unwrap()).is_some(), "{path}: {name}");
    }
}

fn is_set(value: &Value) -> bool {
    let items = value.as_array().unwrap();
    items.iter().map(Value::to_string).collect::<BTreeSet<_>>().len() == items.len()
}
