//! `danvan studio`: stories written in a browser.

mod beside;
mod conflict;
mod door;
mod figures;
mod form;
mod found;
mod imports;
mod list;
mod new;
mod pictures;
mod publish;
mod versions;
pub(crate) mod visitor;

/// A story with all that an editor may have left in it: comments, an order of its own, unknown keys.
const STORY: &str = "\
-- content/mo-hinh/hien-dat.md --
---
# Không đổi dòng này
id: aaaaa3
title: Hiến đất mở đường # tên gọi
kind: ca-nhan
summary: Ba hộ hiến đất.
field: kinh-te
tags: [hiến đất, đường]
places:
  - code: \"08443\"
    as_reported: xã Hiền Quan, tỉnh Phú Thọ # chép từ báo cáo
metrics:
  dat_hien: gần 1.000 m2 # theo báo cáo
  ho_tham_gia: { value: 56 hộ, scope: thon, accept: [{ lint: it-gap, reason: đã hỏi }] }
sources:
  - title: Báo cáo số 12
    date: 2025-06
# field: bỏ
---

## Cách làm

Bà con bàn bạc.
";

/// Where the story is edited.
const EDIT: &str = "/_studio/story?file=mo-hinh%2Fhien-dat.md";
/// Where it is saved.
const SAVE: &str = "/_studio/save?file=mo-hinh%2Fhien-dat.md";
/// Its file.
const FILE: &str = "content/mo-hinh/hien-dat.md";

/// Shows the lines that are no more and those that are new.
fn difference(old: &str, new: &str) -> String {
    let not_in = |text: &str, sign: char, line: &str| {
        (!text.lines().any(|it| it == line)).then(|| format!("{sign}{line}\n"))
    };
    let gone = old.lines().filter_map(|line| not_in(new, '-', line));
    gone.chain(new.lines().filter_map(|line| not_in(old, '+', line))).collect()
}
