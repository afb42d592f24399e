//! `danvan import`: tables and reports of offices become stories, whole or not at all.

mod files;
pub(crate) mod reports;
mod tables;

use std::io::{Cursor, Write};

use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::site::{Run, Site, danvan};

/// A story that there is, with comments, quotes and an order of its author's.
pub(crate) const STORY: &str = "\
-- content/mo-hinh/duong-hoa.md --
---
# Mã bài, không đổi
id: abc234
title: \"Đường hoa thôn Đông\" # tên gọi
summary: Cả thôn trồng hoa ven đường.
state: draft
kind: tap-the
field: kinh-te
metrics:
  ho_tham_gia: 56 hộ # theo báo cáo
  # còn chờ xác nhận
  ngay_cong: { value: 120 ngày công, note: sổ tay }
expire:
---

## Cách làm

Mỗi hộ trồng một đoạn.
";

/// Makes a workbook of sheets, each its name and its rows; a cell that begins with `#` is a number.
pub(crate) fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
                match text.strip_prefix('#') {
                    Some(number) => sheet.write(row, column, number.parse::<f64>().unwrap()),
                    None => sheet.write(row, column, *text),
                }
                .unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Imports in the showcase's own folder, on the tests' day.
pub(crate) fn import(site: &Site, arguments: &[&str]) -> Run {
    let day = ["--date", "2026-11-22"];
    danvan(&site.path(""), &[&["import"], arguments, &day].concat())
}

/// Lists all files of the content.
pub(crate) fn listed(site: &Site) -> Vec<String> {
    let files = crate::site::output(&site.path("content"));
    files.into_keys().collect()
}

/// Makes an archive of parts, as Word and Excel do.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
