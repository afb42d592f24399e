//! Whole files from small showcases, and showcases back from files.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::catalogue::assemble::assemble;
use crate::catalogue::places::Registry;
use crate::diagnostic::FilePath;
use crate::diagnostic::render::{Style, terminal};
use crate::source::scan::{Tree, scan};
use crate::story::Parser;
use crate::story::Spanned;
use crate::story::facts::{Facts, Kind, PlaceRef, UnitRef};
use crate::vi::lang::Lang;

/// Read once: it is large, and the same for all.
static REGISTRY: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(Registry::vietnam()));

const SETTINGS: &str = "name: Thử\nbase_url: https://a.example\nlicense: CC BY 4.0\n";

const MODEL: &str = r#"---
id: a1b2c3
title: "=Hiến đất, làm \"đường\""
date: 2026-11-22
summary: Người dân hiến đất.
kind: tap-the
field: kinh-te
organ: mttq
period: 2016–2020
places:
  - { code: "03289", as_of: 2020-06-03, village: bản Sáng, as_reported: "bản Sáng, xã Quài Cang" }
  - { code: "27" }
tags: [hiến đất, a|b]
recognition: [{ level: xa, decision: 12-QĐ/ĐU, date: 2025-01 }]
people: [{ name: Nguyễn Văn A, role: trưởng bản, basis: consent, consent: đã đồng ý }]
replication: { steps: [Họp bản], cost: ít, contact: 0912 345 678 }
metrics:
  dat_hien: gần 1.000 m2
  be_rong_duong: từ 2,1 m lên 4 m
  ty_le_ngheo_can_ngheo: { value: 60-70%, role: truoc, note: "-" }
  kinh_phi: { value: 70 triệu đồng, period: 2019, parts: { A: 60 triệu đồng, B: 10 triệu đồng } }
sources: [{ title: Báo A, url: https://b.example/1, date: 2023-11 }, { citation: Báo cáo B }]
---
Lời văn.
"#;

const MOVEMENT: &str = r"---
id: d4e5f6
title: Phong trào
date: 2026-11-21
summary: Toàn xã.
scope: xa
related: [a1b2c3]
labelled: false
metrics:
  dat_hien: { value: hơn 2 ha, same_as: ../mo-hinh/hien-dat.md }
sources: [{ citation: Báo cáo C }]
---
Lời văn.
";

/// Assembles a showcase from its files.
fn showcase(files: &[(&str, &str)]) -> (Catalogue, Config) {
    let files = files.iter().map(|(path, text)| (FilePath::from(*path), Arc::from(*text)));
    let tree = Tree::held(files);
    of_tree(&tree, SETTINGS)
}

fn of_tree(tree: &Tree, settings: &str) -> (Catalogue, Config) {
    let config = Config::parse(settings, date(2026, 11, 23)).0.unwrap();
    let parser = Parser::new(&config);
    let stories = tree.stories.values().filter_map(|file| parser.parse(file).story).collect();
    let catalogue = assemble(stories, Arc::clone(&REGISTRY), tree, &config).catalogue;
    (catalogue, config)
}

fn two_stories() -> (Catalogue, Config) {
    showcase(&[("content/mo-hinh/hien-dat.md", MODEL), ("content/phong-trao/xa.md", MOVEMENT)])
}

fn text(file: DataFile, (catalogue, config): &(Catalogue, Config)) -> String {
    String::from_utf8(render(file, catalogue, config).unwrap()).unwrap()
}

#[test]
fn a_model_is_one_row() {
    let columns = "id,url,title,kind,field,field_label,organ,organ_label,period,date,summary,\
        place_codes,place_as_of,place_villages,place_as_reported,place_names,place_changes,\
        place_today_codes,place_today,tags,team_name,team_founded,team_members,registered,evaluated,\
        result,stopped,recognition_levels,recognition_decisions,recognition_dates,recognition_notes,\
        award_forms,award_levels,award_decisions,award_dates,award_notes,replicated_codes,\
        replicated_as_of,replicated_villages,replicated_as_reported,replication_steps,\
        replication_cost,replication_people,replication_time,replication_conditions,source_titles,\
        source_urls,source_dates,related,compiled,labelled\r\n";
    let row = "a1b2c3,https://a.example/mo-hinh/hien-dat/,\"'=Hiến đất, làm \"\"đường\"\"\",tap-the,\
        kinh-te,Kinh tế,mttq,Mặt trận Tổ quốc Việt Nam,2016-2020,2026-11-22,Người dân hiến đất.,\
        03289 | 27,2020-06-03 | ,bản Sáng | ,\"bản Sáng, xã Quài Cang | \",\
        \"Xã Quài Cang, huyện Tuần Giáo, tỉnh Điện Biên | Tỉnh Bắc Ninh\",merged | merged,03253 | 24,\
        \"Xã Tuần Giáo, tỉnh Điện Biên | Tỉnh Bắc Ninh\",hiến đất | a\\|b,,,,,,,,xa,12-QĐ/ĐU,2025-01,,,,,,,,,,,\
        Họp bản,ít,,,,Báo A | Báo cáo B,https://b.example/1 | ,2023-11 | ,,false,true\r\n";
    let shown = text(DataFile::Models, &two_stories());
    assert_eq!(shown, format!("\u{feff}{columns}{row}"));
}

#[test]
fn a_figure_is_one_row() {
    let columns = "story,section,metric,label,wording,qualifier,value,low,high,part,whole,\
        stated_percent,from,to,unit,scope,period,role,part_labels,parts,note,same_as,\
        accepted,accepted_reasons\r\n";
    let rows = "a1b2c3,mo-hinh,dat_hien,Diện tích đất hiến,gần 1.000 m2,gần,1000,,,,,,,,m2,mo-hinh,,ket-qua,,,,,,\r\n\
        a1b2c3,mo-hinh,be_rong_duong,Bề rộng đường,\"từ 2,1 m lên 4 m\",,,,,,,,2.1,4,m,mo-hinh,,ket-qua,,,,,,\r\n\
        a1b2c3,mo-hinh,ty_le_ngheo_can_ngheo,Tỷ lệ hộ nghèo và cận nghèo,60-70%,,,60,70,,,,,,%,mo-hinh,,truoc,,,'-,,,\r\n\
        a1b2c3,mo-hinh,kinh_phi,Kinh phí thực hiện,70 triệu đồng,,70000000,,,,,,,,đồng,mo-hinh,2019,ket-qua,A | B,60 triệu đồng | 10 triệu đồng,,,,\r\n\
        d4e5f6,phong-trao,dat_hien,Diện tích đất hiến,hơn 2 ha,hơn,20000,,,,,,,,m2,xa,,ket-qua,,,,a1b2c3,,\r\n";
    let shown = text(DataFile::Figures, &two_stories());
    assert_eq!(shown, format!("\u{feff}{columns}{rows}"));
}

#[test]
fn no_file_holds_a_name_or_a_telephone() {
    let showcase = two_stories();
    for file in DataFile::ALL.into_iter().filter(|it| *it != DataFile::Workbook) {
        let shown = text(file, &showcase);
        assert!(!shown.contains("Nguyễn Văn A") && !shown.contains("0912"), "{file:?}");
    }
}

#[test]
fn json_is_whole_and_in_order() {
    let shown = text(DataFile::Json, &two_stories());
    let whole: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(whole["models"][0]["figures"][0]["value"], 1000);
    assert_eq!(whole["models"][0]["kind"], "tap-the");
    assert_eq!(whole["movements"][0]["scope"], "xa");
    assert_eq!(whole["movements"][0]["related"][0], "a1b2c3");
    assert!(shown.starts_with("{\n  \"name\": \"Thử\",\n  \"description\""));
}

/// Reads back what a showcase writes.
fn read_back(showcase: &(Catalogue, Config)) -> Result<Vec<Facts>, Vec<Diagnostic>> {
    let [models, movements, figures] =
        [DataFile::Models, DataFile::Movements, DataFile::Figures].map(|it| text(it, showcase));
    read(&models, &movements, &figures, &showcase.1)
}

fn read(
    models: &str,
    movements: &str,
    figures: &str,
    config: &Config,
) -> Result<Vec<Facts>, Vec<Diagnostic>> {
    let [a, b, c] = ["mo-hinh.csv", "phong-trao.csv", "so-lieu.csv"].map(FilePath::from);
    let tables = Tables {
        models: Some(Source { file: &a, text: models }),
        movements: Some(Source { file: &b, text: movements }),
        figures: Source { file: &c, text: figures },
    };
    read_csv(tables, &config.definitions)
}

/// Gives what the tables hold of a story: no places in files, no people, no pictures, no body.
fn exported(facts: &Facts, entry: &crate::catalogue::Entry, catalogue: &Catalogue) -> Facts {
    let mut facts = facts.clone();
    facts.file = format!("content/{}/{}.md", facts.section.folder(), facts.slug).into();
    facts.id.span = 0..0;
    facts.title.span = 0..0;
    facts.summary.span = 0..0;
    facts.tags.iter_mut().for_each(|it| it.span = 0..0);
    facts.related.retain_mut(|it| {
        let named = entry.named.get(&it.value);
        it.span = 0..0;
        it.value =
            named.map(|id| catalogue.get(*id).story.facts.id.value.clone()).unwrap_or_default();
        named.is_some()
    });
    facts.places.iter_mut().for_each(unplace);
    for figure in &mut facts.figures {
        figure.span = 0..0;
        let Some(mut details) = figure.details.take() else { continue };
        details.same_as = details.same_as.and_then(|it| {
            let value = catalogue.get(*entry.named.get(&it.value)?).story.facts.id.value.clone();
            Some(Spanned { value, span: 0..0 })
        });
        figure.details = details.held();
    }
    facts.people.clear();
    facts.pictures.clear();
    facts.aliases.clear();
    facts.publish = None;
    facts.expire = None;
    facts.outline.clear();
    facts.links.clear();
    facts.images.clear();
    if let Kind::Model(model) = &mut facts.kind {
        model.replicated_at.iter_mut().for_each(unplace);
        model.team.iter_mut().for_each(|it| it.name.span = 0..0);
        if let Some(replication) = &mut model.replication {
            replication.rows.retain(|(key, _)| *key != "contact");
        }
    }
    facts
}

fn unplace(place: &mut PlaceRef) {
    if let UnitRef::Code { code, .. } = &mut place.unit {
        code.span = 0..0;
    }
}

#[track_caller]
fn check_round_trip(showcase: &(Catalogue, Config)) {
    let (catalogue, _) = showcase;
    let stories = catalogue.section(Section::Model).chain(catalogue.section(Section::Movement));
    let written: Vec<Facts> =
        stories.map(|(_, it)| exported(&it.story.facts, it, catalogue)).collect();
    let read = read_back(showcase).map_err(|found| shown(&found)).unwrap();
    assert_eq!(read.len(), written.len());
    for (read, written) in read.iter().zip(&written) {
        assert_eq!(format!("{read:#?}"), format!("{written:#?}"));
    }
}

fn shown(found: &[Diagnostic]) -> String {
    let one = |it: &Diagnostic| format!("{}: {} – {}", it.at.file, it.message.vi, it.label.vi);
    found.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn our_own_content_comes_back() {
    let (tree, _) = scan(Path::new(env!("CARGO_MANIFEST_DIR")));
    let settings = tree.files["content/site.yaml"].clone();
    let showcase = of_tree(&tree, &settings);
    assert!(showcase.0.len() > 40);
    check_round_trip(&showcase);
}

#[test]
fn every_fault_is_told_and_nothing_is_imported() {
    let showcase = two_stories();
    let [models, movements, figures] =
        [DataFile::Models, DataFile::Movements, DataFile::Figures].map(|it| text(it, &showcase));
    let models = models
        .replace(",tap-the,", ",tap-te,")
        .replace("03289 | 27", "3289 | 27")
        .replace("bản Sáng | ", "bản Sáng |  | ")
        .replace(",2026-11-22,", ",22/11/2026,");
    let figures = figures
        .replace("gần,1000,", "gần,1000.5,")
        .replace(",dat_hien,Diện tích đất hiến,hơn", ",dat_hie,Diện tích đất hiến,hơn")
        .replace("60-70%", "60-70 lít")
        + "x9x9x9,mo-hinh,so_ho,,3 hộ,,3,,,,,,,,hộ,mo-hinh,,ket-qua,,,,,,\r\na,b\r\n\"a\r\n";
    let found = read(&models, &movements, &figures, &showcase.1).unwrap_err();
    assert_eq!(
        shown(&found),
        "mo-hinh.csv: dòng 2, cột date: `22/11/2026` không hợp lệ – cần ngày dạng năm-tháng-ngày, như 2025-06-30\n\
         mo-hinh.csv: dòng 2, cột place_villages: có 3 mục, nhưng cột place_codes có 2 – mỗi mục đứng cùng thứ tự ở mọi cột cùng nhóm; mục trống vẫn giữ dấu |\n\
         mo-hinh.csv: dòng 2, cột place_codes: `3289 | 27` không hợp lệ – cần mã 5, 3 hoặc 2 chữ số, kể cả số 0 đứng đầu\n\
         mo-hinh.csv: dòng 2, cột kind: `tap-te` không hợp lệ – cần một trong: tap-the, ca-nhan\n\
         so-lieu.csv: dòng 2, cột wording: `gần 1.000 m2` đọc là gần 1.000\u{a0}m², khác với các cột số – sửa lời hoặc sửa số cho khớp nhau\n\
         so-lieu.csv: dòng 4, cột wording: Tỷ lệ hộ nghèo và cận nghèo tính bằng %, không phải `lít` – viết đơn vị %, hoặc thêm từ này vào `also` của chỉ tiêu\n\
         so-lieu.csv: dòng 6, cột metric: `dat_hie` không hợp lệ – cần một khóa trong từ điển, như `dat_hien`\n\
         so-lieu.csv: dòng 7, cột story: không có bài nào mang mã `x9x9x9` – sửa mã, hoặc thêm dòng cho bài ấy\n\
         so-lieu.csv: dòng 8 có 2 ô – cần 24 ô; ô có dấu phẩy hoặc chấm phẩy phải đặt trong ngoặc kép\n\
         so-lieu.csv: dòng 9, cột story: dấu ngoặc kép đặt sai – đặt cả ô trong một cặp `\"`, và viết `\"\"` cho một dấu ngoặc kép bên trong"
    );
}

#[test]
fn a_fault_is_shown_where_it_stands() {
    let showcase = two_stories();
    let figures = text(DataFile::Figures, &showcase).replace(",part_labels", ",part_label");
    let models = text(DataFile::Models, &showcase).replace("a1b2c3", "A1");
    let movements = text(DataFile::Movements, &showcase);
    let found = read(&models, &movements, &figures, &showcase.1).unwrap_err();
    let sources = [(FilePath::from("mo-hinh.csv"), Arc::from(models.as_str()))].into();
    let first = terminal(&found[0], &sources, Lang::En, Style::Plain);
    assert!(first.contains("--> mo-hinh.csv:2:1"), "{first}");
    assert_eq!(found[1].help[0].vi, "thiếu: part_labels");
    assert_eq!(found[1].help[1].en, "not known, or repeated: part_label");
}

/// Text with everything that CSV, lists and guards must survive; never empty, as in front matter.
fn texts() -> impl Strategy<Value = String> {
    "[a-zđ][a-zđ0-9 \"',;|=+@\\\\-]{0,10}[a-z]|[=+@'|\\\\-][a-zđ \"|\\\\]{0,6}[a-z]"
}

fn stories() -> impl Strategy<Value = String> {
    let figures = proptest::sample::select(vec![
        "gần 1.000 m2",
        "từ 5 ha trở lên",
        "1,8 triệu m2",
        "75-80 m2",
        "khoảng 3,5 m2",
        "419,7 ha",
    ]);
    let lists = || proptest::collection::vec(texts(), 0..4);
    (texts(), lists(), lists(), figures, texts()).prop_map(
        |(title, tags, sources, figure, note)| {
            let sources: Vec<_> =
                sources.iter().map(|it| serde_json::json!({ "title": it, "url": "" })).collect();
            let front = serde_json::json!({
                "id": "a1b2c3",
                "title": title,
                "summary": note,
                "kind": "ca-nhan",
                "field": "kinh-te",
                "tags": tags,
                "places": [
                    { "code": "03289", "as_of": "2020-06-03", "village": title },
                    { "code": "309", "as_of": "2020-06-03", "as_reported": note },
                ],
                "team": { "name": note },
                "sources": sources,
                "metrics": { "dat_hien": { "value": figure, "note": note } },
            });
            format!("---\n{front:#}\n---\n")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn stories_come_back(story in stories()) {
        let showcase = showcase(&[("content/mo-hinh/x.md", &story)]);
        prop_assert_eq!(showcase.0.len(), 1, "{}", story);
        check_round_trip(&showcase);
    }
}
