//! A small showcase with a story of every kind, each tied to others.

/// Two models, and one story of each other kind.
pub(crate) const SMALL: &str = "\
-- content/site.yaml --
name: Dân vận khéo
base_url: https://danvan.example
-- content/mo-hinh/duong-hoa/index.md --
---
id: aaaaa2
title: Đường hoa thôn Đông
date: 2026-01-02
summary: Cả thôn trồng hoa ven đường.
kind: tap-the
field: van-hoa-xa-hoi
organ: hoi-lhpn
period: 2023
tags: [đường hoa]
places: [{ code: \"08443\", as_reported: \"xã Hiền Quan, tỉnh Phú Thọ\" }]
recognition: [{ level: xa, decision: 12-QĐ/ĐU, date: 2025-01-02 }]
related: [../../van-ban/thong-bao-380.md]
metrics:
  ho_tham_gia: 56 hộ
---

## Cách làm

Mỗi hộ trồng một đoạn, như [thông báo](../../van-ban/thong-bao-380.md#noi-dung) đã nói.
-- content/mo-hinh/hien-dat.md --
---
id: aaaaa3
title: Hiến đất mở đường
date: 2026-02-03
summary: Ba hộ hiến đất.
kind: ca-nhan
field: kinh-te
period: 2024
tags: [hiến đất]
metrics:
  dat_hien: gần 1.000 m2
---

## Cách làm

Bà con bàn bạc.
-- content/phong-trao/nam-2024.md --
---
id: bbbbb2
title: Phong trào năm 2024
summary: Số liệu của tỉnh.
scope: tinh
period: 2024
metrics:
  so_mo_hinh: 275 mô hình
---
-- content/hoi-nghi/tong-ket.md --
---
id: ccccc2
title: Hội nghị tổng kết
date_held: 2019-10-09
documents: [../van-ban/thong-bao-380.md]
award_lists: [../khen-thuong/nam-2019.md]
movements: [../phong-trao/nam-2024.md]
---
-- content/van-ban/thong-bao-380.md --
---
id: ddddd2
title: Thông báo 380
number: 380-TB/TU
---

## Nội dung

Về Tổ dân vận.
-- content/khen-thuong/nam-2019.md --
---
id: eeeee2
title: Khen thưởng năm 2019
conference: ../hoi-nghi/tong-ket.md
awarded: [{ form: bang-khen, kind: tap-the, story: ../mo-hinh/duong-hoa/index.md }]
---
-- content/trang/gioi-thieu.md --
---
id: fffff2
title: Giới thiệu
menu: 1
---

Trang này do xã lập.
";
