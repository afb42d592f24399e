//! What the law protects of people is told of, wherever it would be published.

use snapbox::str;

use crate::forms::png;
use crate::site::{Site, model, same};

#[test]
fn what_the_law_protects_is_told_of_settings_lists_and_volumes_too() {
    let site = Site::new(&format!(
        "{}-- content/ky-yeu/thu.yaml --
title: Kỷ yếu của bà Nguyễn Thị Lan, người Dao
imprint: {{ editors: 'bà Nguyễn Thị Lan, người Dao' }}
parts: [{{ part: loi-noi-dau, text: loi.md }}, mo-hinh]
-- content/ky-yeu/loi.md --
Góp ý gửi 0210 384 6543. Bà Nguyễn Thị Lan, **sinh năm** 1954, viết.
-- content/to-dan-van/xa.csv --
Tên tổ,Mã xã,Thôn,Nguồn
Tổ của bà Nguyễn Thị Lan (người Dao),08443,Thôn 1,lan@thon.vn
",
        model("")
    ));
    site.edit(
        "content/site.yaml",
        "base_url",
        "tagline: Lời bà Nguyễn Thị Lan, 0912345678, bị bệnh\nbase_url",
    );
    same(
        &site.run(&["check"]).text(),
        str![[r#"
cảnh báo[ngay-sinh]: `sinh năm 1954` có thể là ngày hoặc năm sinh của người được nêu tên, sẽ hiện cho mọi người đọc
 --> content/ky-yeu/loi.md:1:47
  |
1 | Góp ý gửi 0210 384 6543. Bà Nguyễn Thị Lan, **sinh năm** 1954, viết.
  |                                               ^^^^ bỏ chi tiết này, hoặc bỏ tên

cảnh báo[du-lieu-nhay-cam]: `người Dao` có thể là dân tộc, tôn giáo hoặc sức khỏe của người được nêu tên, sẽ hiện cho mọi người đọc
 --> content/ky-yeu/thu.yaml:1:8
  |
1 | title: Kỷ yếu của bà Nguyễn Thị Lan, người Dao
  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bỏ chi tiết này, hoặc bỏ tên

cảnh báo[du-lieu-nhay-cam]: `bị bệnh` có thể là dân tộc, tôn giáo hoặc sức khỏe của người được nêu tên, sẽ hiện cho mọi người đọc
 --> content/site.yaml:2:10
  |
2 | tagline: Lời bà Nguyễn Thị Lan, 0912345678, bị bệnh
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bỏ chi tiết này, hoặc bỏ tên

cảnh báo[du-lieu-nhay-cam]: `người Dao` có thể là dân tộc, tôn giáo hoặc sức khỏe của người được nêu tên, sẽ hiện cho mọi người đọc
 --> content/to-dan-van/xa.csv:2:1
  |
2 | Tổ của bà Nguyễn Thị Lan (người Dao),08443,Thôn 1,lan@thon.vn
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bỏ chi tiết này, hoặc bỏ tên

cảnh báo[thu-dien-tu]: `lan@thon.vn` có thể là địa chỉ thư điện tử, sẽ hiện cho mọi người đọc
 --> content/to-dan-van/xa.csv:2:51
  |
2 | Tổ của bà Nguyễn Thị Lan (người Dao),08443,Thôn 1,lan@thon.vn
  |                                                   ^^^^^^^^^^^ bỏ đi; cách liên hệ của cơ quan thì ghi ở `contact` hoặc trang liên hệ

danh sách có 1 tổ dân vận ở 1 xã, phường
0 lỗi, 5 cảnh báo

"#]],
    );
}

#[test]
fn what_the_law_protects_is_told_where_it_stands() {
    let front = "people:
  - { name: Nguyễn Thị Lan, basis: consent }
  - { name: Lò Văn Bó, basis: consent, consent: ký ngày 01/10/2026 }
  - { name: Lý Thị Mẩy, role: \"trưởng bản, người Dao\", basis: public-office }
sources: [{ title: \"Bà Nguyễn Thị Lan kể, máy 0912.345.678\" }]
replication: { contact: \"UBND xã, 0210 384 6543\" }
pictures: [{ file: hoa.png, alt: Bà Nguyễn Thị Lan bên vườn hoa }]";
    let body = "Bà Nguyễn Thị Lan, **sinh năm** 1954, người Tày, CCCD 001080012345.

Anh Lò Văn Bó, sinh năm 1980, số 0987654321, nuôi em Lò Thị Hoa.

Gửi thư tới lan@thon.vn. Mỗi hộ";
    let fixture =
        model(front).replace("Mỗi hộ", body).replace("duong-hoa.md", "duong-hoa/index.md");
    let site = Site::new(&fixture);
    site.write("content/mo-hinh/duong-hoa/hoa.png", png());
    same(
        &site.run(&["check"]).text(),
        str![[r#"
cảnh báo[thieu-dong-y]: chưa ghi `Nguyễn Thị Lan` đồng ý thế nào, ngày nào
 --> content/mo-hinh/duong-hoa/index.md:8:5
  |
8 |   - { name: Nguyễn Thị Lan, basis: consent }
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ thêm, ví dụ: `consent: nói miệng ngày 20/10/2026, anh Ba ghi`
  |
  = cách sửa: chưa hỏi được thì dựng với --anonymise: trang chỉ ghi chữ đầu của tên

cảnh báo[du-lieu-nhay-cam]: `người Dao` có thể là dân tộc, tôn giáo hoặc sức khỏe của người được nêu tên, sẽ hiện cho mọi người đọc
  --> content/mo-hinh/duong-hoa/index.md:10:31
   |
10 |   - { name: Lý Thị Mẩy, role: "trưởng bản, người Dao", basis: public-office }
   |                               ^^^^^^^^^^^^^^^^^^^^^^^ bỏ chi tiết này, hoặc bỏ tên
   |
   = cách sửa: người đó (trẻ em thì cả cha mẹ) đồng ý cho nêu thì ghi tên vào `people`, đồng ý thế nào, ngày nào vào `consent` (Luật 91/2025/QH15)

cảnh báo[so-dien-thoai]: `0912.345.678` có thể là số điện thoại, sẽ hiện cho mọi người đọc
  --> content/mo-hinh/duong-hoa/index.md:11:20
   |
11 | sources: [{ title: "Bà Nguyễn Thị Lan kể, máy 0912.345.678" }]
   |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bỏ đi; cách liên hệ của cơ quan thì ghi ở `contact` hoặc trang liên hệ

cảnh báo[anh-thieu-dong-y]: ảnh có người được nêu tên, chưa ghi người đó đồng ý
  --> content/mo-hinh/duong-hoa/index.md:13:12
   |
13 | pictures: [{ file: hoa.png, alt: Bà Nguyễn Thị Lan bên vườn hoa }]
   |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ thêm `consent` cho ảnh: ai đồng ý, ngày nào

cảnh báo[ngay-sinh]: `sinh năm 1954` có thể là ngày hoặc năm sinh của người được nêu tên, sẽ hiện cho mọi người đọc
  --> content/mo-hinh/duong-hoa/index.md:18:22
   |
18 | Bà Nguyễn Thị Lan, **sinh năm** 1954, người Tày, CCCD 001080012345.
   |                      ^^^^ bỏ chi tiết này, hoặc bỏ tên
   |
   = cách sửa: người đó (trẻ em thì cả cha mẹ) đồng ý cho nêu thì ghi tên vào `people`, đồng ý thế nào, ngày nào vào `consent` (Luật 91/2025/QH15)

cảnh báo[du-lieu-nhay-cam]: `người Tày` có thể là dân tộc, tôn giáo hoặc sức khỏe của người được nêu tên, sẽ hiện cho mọi người đọc
  --> content/mo-hinh/duong-hoa/index.md:18:39
   |
18 | Bà Nguyễn Thị Lan, **sinh năm** 1954, người Tày, CCCD 001080012345.
   |                                       ^^^^^^^^^ bỏ chi tiết này, hoặc bỏ tên
   |
   = cách sửa: người đó (trẻ em thì cả cha mẹ) đồng ý cho nêu thì ghi tên vào `people`, đồng ý thế nào, ngày nào vào `consent` (Luật 91/2025/QH15)

cảnh báo[so-can-cuoc]: `001080012345` có thể là số căn cước, sẽ hiện cho mọi người đọc
  --> content/mo-hinh/duong-hoa/index.md:18:55
   |
18 | Bà Nguyễn Thị Lan, **sinh năm** 1954, người Tày, CCCD 001080012345.
   |                                                       ^^^^^^^^^^^^ bỏ số này đi: không bài viết nào cần nó

cảnh báo[tre-em]: `em Lò Thị Hoa` có thể là tên hoặc tuổi của trẻ em, sẽ hiện cho mọi người đọc
  --> content/mo-hinh/duong-hoa/index.md:20:51
   |
20 | Anh Lò Văn Bó, sinh năm 1980, số 0987654321, nuôi em Lò Thị Hoa.
   |                                                   ^^^^^^^^^^^^^ bỏ chi tiết này, hoặc bỏ tên
   |
   = cách sửa: người đó (trẻ em thì cả cha mẹ) đồng ý cho nêu thì ghi tên vào `people`, đồng ý thế nào, ngày nào vào `consent` (Luật 91/2025/QH15)

cảnh báo[thu-dien-tu]: `lan@thon.vn` có thể là địa chỉ thư điện tử, sẽ hiện cho mọi người đọc
  --> content/mo-hinh/duong-hoa/index.md:22:13
   |
22 | Gửi thư tới lan@thon.vn. Mỗi hộ trồng một đoạn.
   |             ^^^^^^^^^^^ bỏ đi; cách liên hệ của cơ quan thì ghi ở `contact` hoặc trang liên hệ

0 lỗi, 9 cảnh báo

"#]],
    );
    site.run(&["build"]).well();
}

#[test]
fn what_a_name_tells_by_itself_is_told_once() {
    let fixture = model("people: [{ name: em Lò Thị Hoa, role: đội viên, basis: public-office }]");
    let site = Site::new(&fixture);
    same(
        &site.run(&["check"]).text(),
        str![[r#"
cảnh báo[tre-em]: `em Lò Thị Hoa` có thể là tên hoặc tuổi của trẻ em, sẽ hiện cho mọi người đọc
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | people: [{ name: em Lò Thị Hoa, role: đội viên, basis: public-office }]
  |                  ^^^^^^^^^^^^^ bỏ chi tiết này, hoặc bỏ tên
  |
  = cách sửa: người đó (trẻ em thì cả cha mẹ) đồng ý cho nêu thì ghi tên vào `people`, đồng ý thế nào, ngày nào vào `consent` (Luật 91/2025/QH15)

0 lỗi, 1 cảnh báo

"#]],
    );
}
