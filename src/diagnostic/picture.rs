//! Problems with the pictures that a story names.
//!
//! Why a file cannot be published is found by `media`; here it is told to an editor.

use super::{Diagnostic, Location, Text};

/// A story names a picture that is not there; `nearest` is the file it may mean.
pub fn missing_file(at: Location, file: &str, nearest: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("không thấy tệp ảnh `{file}`"),
        format!("picture file `{file}` not found"),
    );
    let diagnostic = Diagnostic::error("thieu-anh", at, message).label(
        "đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng",
        "put the file in the story's folder, or correct its name",
    );
    match nearest {
        Some(name) => {
            diagnostic.help(format!("có phải là `{name}`?"), format!("did you mean `{name}`?"))
        }
        None => diagnostic,
    }
}

/// A picture has no text for those who do not see it.
pub fn missing_alt(at: Location, file: &str) -> Diagnostic {
    let message = Text::new(
        format!("ảnh `{file}` chưa có lời mô tả (alt)"),
        format!("picture `{file}` has no alt text"),
    );
    Diagnostic::error("thieu-loi-ta-anh", at, message)
        .label(
            "thêm `alt:` với một câu nói rõ ảnh cho thấy gì",
            "add `alt:` with a sentence that says what the picture shows",
        )
        .help(
            "người khiếm thị nghe câu này thay cho xem ảnh",
            "people who cannot see the picture hear this sentence instead",
        )
}

/// A picture cannot be read, for a reason that `media` gives.
pub fn unreadable(at: Location, file: &str, reason: &Text) -> Diagnostic {
    let message = Text::new(
        format!("không đọc được ảnh `{file}`: {}", reason.vi),
        format!("cannot read picture `{file}`: {}", reason.en),
    );
    Diagnostic::error("anh-hong", at, message).label(
        "chép lại tệp gốc, hoặc mở bằng phần mềm xem ảnh rồi lưu thành JPEG",
        "copy the original again, or open it in a picture viewer and save it as JPEG",
    )
}

/// A picture is of a kind that is not read, such as HEIC.
pub fn foreign(at: Location, file: &str, kind: &str) -> Diagnostic {
    let message = Text::new(
        format!("ảnh `{file}` thuộc loại {kind}, chưa dùng được"),
        format!("picture `{file}` is {kind}, which cannot be used"),
    );
    let diagnostic = Diagnostic::error("anh-khac-dang", at, message)
        .label("lưu lại thành JPEG hoặc PNG", "save it as JPEG or PNG");
    if kind != "HEIC" {
        return diagnostic;
    }
    diagnostic.help(
        "trên iPhone: Cài đặt → Camera → Định dạng → Tương thích nhất, thì ảnh chụp là JPEG",
        "on an iPhone: Settings → Camera → Formats → Most Compatible makes it take JPEG",
    )
}

/// A picture has more pixels than are decoded; `reason` says how many.
pub fn too_large(at: Location, file: &str, reason: &Text) -> Diagnostic {
    let message = Text::new(
        format!("ảnh `{file}` quá lớn: {}", reason.vi),
        format!("picture `{file}` is too large: {}", reason.en),
    );
    Diagnostic::error("anh-qua-lon", at, message).label(
        "thu nhỏ ảnh trước; trang chỉ cần rộng 1600 điểm ảnh",
        "scale it down first; a page needs no more than 1600 pixels of width",
    )
}

/// A picture is an SVG drawing.
pub fn svg_refused(at: Location, file: &str) -> Diagnostic {
    let message = Text::new(
        format!("không nhận ảnh SVG `{file}`"),
        format!("SVG picture `{file}` is not accepted"),
    );
    Diagnostic::error("anh-svg", at, message)
        .label("xuất bản vẽ ra PNG rồi dùng tệp đó", "export the drawing as PNG and use that file")
        .help(
            "SVG có thể chứa mã lệnh và tải dữ liệu từ nơi khác, không an toàn cho người xem",
            "an SVG can hold scripts and load from elsewhere, which is not safe for readers",
        )
}

/// A picture moves, and only its first frame is published.
pub fn animated(at: Location, file: &str) -> Diagnostic {
    let message = Text::new(
        format!("ảnh động `{file}` chỉ hiện khung hình đầu tiên"),
        format!("only the first frame of moving picture `{file}` is shown"),
    );
    Diagnostic::warning("anh-dong", at, message).label(
        "dùng một ảnh tĩnh để không còn cảnh báo này",
        "use a still picture to be rid of this warning",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{FilePath, Lang};

    fn here() -> Location {
        Location::span(&FilePath::from("content/mo-hinh/x/index.md"), 40..47)
    }

    fn check(diagnostic: &Diagnostic, vi: &str, en: &str) {
        assert_eq!(diagnostic.at, here());
        assert_eq!(shown(diagnostic, Lang::Vi), vi);
        assert_eq!(shown(diagnostic, Lang::En), en);
    }

    fn shown(diagnostic: &Diagnostic, lang: Lang) -> String {
        let head = format!("{:?}[{}]", diagnostic.severity, diagnostic.code);
        let texts = [&diagnostic.message, &diagnostic.label].into_iter().chain(&diagnostic.help);
        texts.fold(head, |shown, text| format!("{shown}\n{}", text.get(lang)))
    }

    #[test]
    fn missing_file_suggests_nearest() {
        check(
            &missing_file(here(), "anh.jpg", Some("anh-1.jpg")),
            "Error[thieu-anh]\n\
             không thấy tệp ảnh `anh.jpg`\n\
             đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng\n\
             có phải là `anh-1.jpg`?",
            "Error[thieu-anh]\n\
             picture file `anh.jpg` not found\n\
             put the file in the story's folder, or correct its name\n\
             did you mean `anh-1.jpg`?",
        );
        assert_eq!(missing_file(here(), "anh.jpg", None).help, []);
    }

    #[test]
    fn missing_alt_says_what_to_write() {
        check(
            &missing_alt(here(), "anh.jpg"),
            "Error[thieu-loi-ta-anh]\n\
             ảnh `anh.jpg` chưa có lời mô tả (alt)\n\
             thêm `alt:` với một câu nói rõ ảnh cho thấy gì\n\
             người khiếm thị nghe câu này thay cho xem ảnh",
            "Error[thieu-loi-ta-anh]\n\
             picture `anh.jpg` has no alt text\n\
             add `alt:` with a sentence that says what the picture shows\n\
             people who cannot see the picture hear this sentence instead",
        );
    }

    #[test]
    fn unreadable_gives_the_reason() {
        check(
            &unreadable(here(), "anh.jpg", &Text::new("tệp bị cụt", "the file is cut off")),
            "Error[anh-hong]\n\
             không đọc được ảnh `anh.jpg`: tệp bị cụt\n\
             chép lại tệp gốc, hoặc mở bằng phần mềm xem ảnh rồi lưu thành JPEG",
            "Error[anh-hong]\n\
             cannot read picture `anh.jpg`: the file is cut off\n\
             copy the original again, or open it in a picture viewer and save it as JPEG",
        );
    }

    #[test]
    fn foreign_heic_tells_how_to_set_the_telephone() {
        check(
            &foreign(here(), "anh.heic", "HEIC"),
            "Error[anh-khac-dang]\n\
             ảnh `anh.heic` thuộc loại HEIC, chưa dùng được\n\
             lưu lại thành JPEG hoặc PNG\n\
             trên iPhone: Cài đặt → Camera → Định dạng → Tương thích nhất, thì ảnh chụp là JPEG",
            "Error[anh-khac-dang]\n\
             picture `anh.heic` is HEIC, which cannot be used\n\
             save it as JPEG or PNG\n\
             on an iPhone: Settings → Camera → Formats → Most Compatible makes it take JPEG",
        );
        assert_eq!(foreign(here(), "anh.tif", "TIFF").help, []);
    }

    #[test]
    fn too_large_gives_the_size() {
        check(
            &too_large(here(), "anh.png", &Text::new("60000 × 60000", "60000 × 60000")),
            "Error[anh-qua-lon]\n\
             ảnh `anh.png` quá lớn: 60000 × 60000\n\
             thu nhỏ ảnh trước; trang chỉ cần rộng 1600 điểm ảnh",
            "Error[anh-qua-lon]\n\
             picture `anh.png` is too large: 60000 × 60000\n\
             scale it down first; a page needs no more than 1600 pixels of width",
        );
    }

    #[test]
    fn svg_refused_says_why() {
        check(
            &svg_refused(here(), "so-do.svg"),
            "Error[anh-svg]\n\
             không nhận ảnh SVG `so-do.svg`\n\
             xuất bản vẽ ra PNG rồi dùng tệp đó\n\
             SVG có thể chứa mã lệnh và tải dữ liệu từ nơi khác, không an toàn cho người xem",
            "Error[anh-svg]\n\
             SVG picture `so-do.svg` is not accepted\n\
             export the drawing as PNG and use that file\n\
             an SVG can hold scripts and load from elsewhere, which is not safe for readers",
        );
    }

    #[test]
    fn animated_is_a_warning() {
        check(
            &animated(here(), "anh.gif"),
            "Warning[anh-dong]\n\
             ảnh động `anh.gif` chỉ hiện khung hình đầu tiên\n\
             dùng một ảnh tĩnh để không còn cảnh báo này",
            "Warning[anh-dong]\n\
             only the first frame of moving picture `anh.gif` is shown\n\
             use a still picture to be rid of this warning",
        );
    }
}
