//! The fields of each kind of content: what they are called, what to write, an example.
//!
//! One row a field: key, shape, name; what to write; an example. The rows are kept by hand so that
//! they read as a table.

use super::schema::{
    BASES, Field, KINDS, RESULTS, ROLES, SCOPES, STATES, Shape, Taxonomy, optional, required,
};
use super::section::Section;

impl Section {
    /// Gives the fields of this kind of content in the order they are written.
    pub fn fields(self) -> impl Iterator<Item = &'static Field> + Clone {
        let (own, work): (&'static [Field], &'static [Field]) = match self {
            Self::Model => (&MODEL, &WORK),
            Self::Movement => (&MOVEMENT, &WORK),
            Self::Conference => (&CONFERENCE, &WORK),
            Self::Document => (&DOCUMENT, &[]),
            Self::AwardList => (&AWARD_LIST, &[]),
            Self::Page => (&PAGE, &[]),
        };
        HEAD.iter().chain(own).chain(work).chain(&TAIL)
    }

    /// Gives the fields of a translation of this kind of content: what is words, and no figure.
    pub fn translated_fields(self) -> Vec<&'static Field> {
        let words = HEAD.iter().filter(|it| matches!(it.key, "title" | "summary"));
        let work = MODEL.iter().filter(|it| self == Self::Model && it.key == "replication");
        words.chain(&TRANSLATED).chain(work).collect()
    }

    /// Tells whether `key` must be given although its field is optional elsewhere.
    pub fn requires(self, key: &str) -> bool {
        match self {
            Self::Model => matches!(key, "summary" | "field"),
            Self::Movement => key == "summary",
            _ => false,
        }
    }
}

const REFERENCES: Shape = Shape::List(&Shape::Reference);

#[rustfmt::skip]
static HEAD: [Field; 7] = [
    required("id", Shape::Id, ("Mã bài", "Id"),
        ("Sáu chữ thường hoặc chữ số, do `danvan new` đặt, không bao giờ đổi.", "Six lower-case letters or digits, made by `danvan new`, never changed."),
        "k3m9xa"),
    required("title", Shape::Text, ("Tiêu đề", "Title"),
        ("Tên gọi ngắn, rõ việc đã làm.", "A short name that says what was done."),
        "Hiến đất mở rộng đường làng"),
    optional("summary", Shape::Text, ("Tóm tắt", "Summary"),
        ("Một hoặc hai câu, đủ để người đọc quyết định đọc tiếp.", "One or two sentences by which a reader decides to read on."),
        ""),
    optional("date", Shape::Day, ("Ngày đăng", "Date"),
        ("Ngày đưa lên trang, dạng năm-tháng-ngày.", "The day it was put on the site, as year-month-day."),
        "2026-11-22"),
    optional("period", Shape::Period, ("Thời gian", "Period"),
        ("Năm hoặc khoảng năm: 2023, 2016-2020, hoặc 2019- nếu còn tiếp tục.", "A year or years: 2023, 2016-2020, or 2019- when still going on."),
        "2021-2025"),
    optional("tags", Shape::List(&Shape::Text), ("Từ khóa", "Tags"),
        ("Vài từ khóa, cách nhau bằng dấu phẩy trong [ ].", "A few words, parted by commas inside [ ]."),
        "[hiến đất, đường nông thôn]"),
    optional("state", Shape::Choice(&STATES), ("Trạng thái", "State"),
        ("draft: bản nháp; ready: chờ duyệt; published: đã đăng.", "draft, ready or published."),
        "published"),
];

#[rustfmt::skip]
static TAIL: [Field; 9] = [
    optional("sources", Shape::List(&Shape::Record(&SOURCE)), ("Nguồn", "Sources"),
        ("Bài báo, báo cáo đã dùng: title, url hoặc citation, date.", "Reports used: title, url or citation, date."),
        "[{ title: \"Báo cáo số 12\", date: 2025-06 }]"),
    optional("pictures", Shape::List(&Shape::Record(&PICTURE)), ("Ảnh", "Pictures"),
        ("Ảnh đặt cùng thư mục; mỗi ảnh phải có alt (lời tả).", "Pictures in the same folder; each needs an alt text."),
        "[{ file: anh.jpg, alt: \"Đường làng sau khi mở rộng\" }]"),
    optional("people", Shape::List(&Shape::Record(&PERSON)), ("Người được nêu tên", "People"),
        ("Tên, vai trò và căn cứ nêu tên: consent (người đó đồng ý) hay public-office (theo chức vụ công).", "Name, role and the ground for naming: consent or public-office."),
        "[{ name: …, role: …, basis: … }]"),
    optional("related", REFERENCES, ("Bài liên quan", "Related"),
        ("Đường dẫn tới tệp của bài khác, hoặc mã của bài đó.", "Paths to other stories' files, or their ids."),
        "[../van-ban/thong-bao.md]"),
    optional("compiled", Shape::Flag, ("Tổng hợp từ nguồn công khai", "Compiled"),
        ("true nếu bài viết lại từ báo chí; trang sẽ nói rõ.", "true when drawn from public reports; the page says so."),
        "true"),
    optional("labelled", Shape::Flag, ("Nguồn có gọi là Dân vận khéo", "Labelled"),
        ("false nếu nguồn không tự gọi việc này là Dân vận khéo.", "false when the source does not use the label itself."),
        "false"),
    optional("publish", Shape::Day, ("Đăng từ ngày", "Publish on"),
        ("Không hiện trước ngày này.", "Not shown before this day."),
        "2026-12-01"),
    optional("expire", Shape::Day, ("Gỡ từ ngày", "Expires"),
        ("Không hiện từ ngày này trở đi.", "Not shown from this day on."),
        "2027-12-01"),
    optional("aliases", Shape::List(&Shape::Text), ("Địa chỉ cũ", "Aliases"),
        ("Địa chỉ cũ của trang, để ai mở vẫn tới đúng bài.", "Former addresses, which will lead here."),
        "[/cu/duong-lang/]"),
];

#[rustfmt::skip]
static WORK: [Field; 5] = [
    optional("field", Shape::Term(Taxonomy::Field), ("Lĩnh vực", "Field"),
        ("Khóa của một lĩnh vực trong phần fields.", "A key of `fields`."),
        "kinh-te"),
    optional("organ", Shape::Term(Taxonomy::Organ), ("Đơn vị chủ trì", "Organ"),
        ("Khóa của một đơn vị trong phần organs.", "A key of `organs`."),
        "hoi-lhpn"),
    optional("places", Shape::List(&Shape::Record(&PLACE)), ("Địa bàn", "Places"),
        ("Mã hoặc tên đơn vị hành chính, ngày của mã, thôn và cách ghi trong báo cáo.", "Code or name of the unit, its day, the village and the report's wording."),
        "[{ code: \"08443\", as_reported: \"xã Hiền Quan, tỉnh Phú Thọ\" }]"),
    optional("metrics", Shape::Metrics, ("Số liệu", "Metrics"),
        ("Khóa chỉ tiêu và con số viết như bình thường, có đơn vị.", "Metric keys and figures as people write them, with units."),
        "\n  dat_hien: gần 1.000 m2\n  ho_tham_gia: 56 hộ"),
    optional("awards", Shape::List(&Shape::Record(&AWARD)), ("Khen thưởng", "Awards"),
        ("Hình thức, cấp, số quyết định, ngày.", "Form, level, decision, date."),
        "[{ form: bang-khen, level: tinh }]"),
];

#[rustfmt::skip]
static MODEL: [Field; 6] = [
    required("kind", Shape::Choice(&KINDS), ("Loại", "Kind"),
        ("tap-the: mô hình tập thể; ca-nhan: điển hình cá nhân.", "tap-the for a collective model, ca-nhan for a personal exemplar."),
        "tap-the"),
    optional("team", Shape::Record(&TEAM), ("Tổ, nhóm", "Team"),
        ("Tên, năm lập, số thành viên.", "Name, year founded, members."),
        "{ name: Tổ dân vận thôn Đông, founded: 2015, members: 7 người }"),
    optional("lifecycle", Shape::Record(&LIFECYCLE), ("Quá trình", "Life cycle"),
        ("Đăng ký, đánh giá, kết quả đánh giá, dừng.", "Registered, evaluated, result, stopped."),
        "{ registered: 2021, evaluated: 2022-10, result: hieu-qua }"),
    optional("recognition", Shape::List(&Shape::Record(&RECOGNITION)), ("Công nhận", "Recognition"),
        ("Cấp, số quyết định, ngày.", "Level, decision, date."),
        "[{ level: xa, decision: \"12-QĐ/ĐU\", date: 2025-01-02 }]"),
    optional("replicated_at", Shape::List(&Shape::Record(&PLACE)), ("Nơi đã nhân rộng", "Replicated at"),
        ("Ghi như phần địa bàn.", "As for places."),
        "[{ code: \"08443\", as_reported: \"xã Hiền Quan, tỉnh Phú Thọ\" }]"),
    optional("replication", Shape::Record(&REPLICATION), ("Cách nhân rộng", "Replication"),
        ("Điều nơi khác cần để làm theo.", "What others need to do the same."),
        "\n  steps: [Họp dân bàn bạc, Cắm mốc, Làm đường]\n  conditions: Dân bàn và đồng thuận trước"),
];

#[rustfmt::skip]
static MOVEMENT: [Field; 1] = [
    required("scope", Shape::Choice(&SCOPES), ("Phạm vi", "Scope"),
        ("Số liệu của cấp nào: xa, huyen, tinh, toan-quoc.", "Whose totals: xa, huyen, tinh or toan-quoc."),
        "tinh"),
];

#[rustfmt::skip]
static CONFERENCE: [Field; 9] = [
    optional("date_held", Shape::PartialDate, ("Ngày tổ chức", "Held on"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        "2019-10-09"),
    optional("venue", Shape::Text, ("Nơi tổ chức", "Venue"),
        ("Tên nơi họp.", "Where it met."),
        ""),
    optional("scope", Shape::Choice(&SCOPES), ("Phạm vi", "Scope"),
        ("Hội nghị của cấp nào.", "Whose conference."),
        "tinh"),
    optional("programme", Shape::List(&Shape::Record(&PROGRAMME)), ("Chương trình", "Programme"),
        ("Giờ và nội dung.", "Time and item."),
        ""),
    optional("papers", Shape::List(&Shape::Record(&PAPER)), ("Tham luận", "Papers"),
        ("Tên bài, người trình bày, đơn vị, bài liên quan.", "Title, author, organ, story."),
        ""),
    optional("speeches", Shape::List(&Shape::Record(&SPEECH)), ("Phát biểu", "Speeches"),
        ("Tên bài và người phát biểu.", "Title and speaker."),
        ""),
    optional("documents", REFERENCES, ("Văn bản", "Documents"),
        ("Đường dẫn tới văn bản.", "Paths to documents."),
        ""),
    optional("award_lists", REFERENCES, ("Danh sách khen thưởng", "Award lists"),
        ("Đường dẫn tới danh sách.", "Paths to lists."),
        ""),
    optional("movements", REFERENCES, ("Số liệu phong trào", "Movements"),
        ("Đường dẫn tới số liệu phong trào.", "Paths to movements."),
        ""),
];

#[rustfmt::skip]
static DOCUMENT: [Field; 6] = [
    required("number", Shape::Text, ("Số, ký hiệu", "Number"),
        ("Văn bản Đảng: 380-TB/TU; Nhà nước: 06/2021/QĐ-UBND.", "Party form 380-TB/TU, State form 06/2021/QĐ-UBND."),
        "380-TB/TU"),
    optional("form", Shape::Text, ("Loại văn bản", "Form"),
        ("Thông báo, Kết luận, Quyết định…", "Notice, conclusion, decision …"),
        "Thông báo"),
    optional("issued", Shape::PartialDate, ("Ngày ban hành", "Issued"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        "2009-01-06"),
    optional("issuer", Shape::Text, ("Nơi ban hành", "Issuer"),
        ("Cơ quan ban hành.", "The body that issued it."),
        ""),
    optional("subject", Shape::Text, ("Trích yếu", "Subject"),
        ("Văn bản nói về việc gì.", "What it is about."),
        ""),
    optional("places", Shape::List(&Shape::Record(&PLACE)), ("Địa bàn", "Places"),
        ("Nơi áp dụng.", "Where it applies."),
        ""),
];

#[rustfmt::skip]
static AWARD_LIST: [Field; 6] = [
    optional("conference", Shape::Reference, ("Hội nghị", "Conference"),
        ("Đường dẫn tới hội nghị.", "Path to the conference."),
        ""),
    optional("decision", Shape::Text, ("Quyết định", "Decision"),
        ("Số quyết định.", "Number of the decision."),
        ""),
    optional("issued", Shape::PartialDate, ("Ngày ban hành", "Issued"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        ""),
    optional("issuer", Shape::Text, ("Cơ quan khen thưởng", "Issuer"),
        ("Cơ quan quyết định.", "The body that decides."),
        ""),
    optional("level", Shape::Term(Taxonomy::Level), ("Cấp", "Level"),
        ("Khóa của một cấp trong phần levels.", "A key of `levels`."),
        "tinh"),
    required("awarded", Shape::List(&Shape::Record(&AWARDED)), ("Được khen", "Awarded"),
        ("Hình thức, loại, số lượng, ai được khen, bài liên quan.", "Form, kind, count, recipient, story."),
        "[{ form: bang-khen, kind: tap-the, count: 5 tập thể }]"),
];

#[rustfmt::skip]
static PAGE: [Field; 1] = [
    optional("menu", Shape::Integer, ("Thứ tự trong trình đơn", "Menu rank"),
        ("Có số thì trang nằm trong trình đơn.", "With a number the page is in the menu."),
        "1"),
];

#[rustfmt::skip]
const ALT: Field =
    required("alt", Shape::Text, ("Lời tả", "Alt text"),
        ("Tả ảnh cho người không nhìn thấy.", "Describes the picture to those who do not see it."),
        "");

#[rustfmt::skip]
const CAPTION: Field =
    optional("caption", Shape::Text, ("Chú thích", "Caption"),
        ("Dòng chữ dưới ảnh.", "Shown below the picture."),
        "");

#[rustfmt::skip]
static PICTURE: [Field; 5] = [
    required("file", Shape::File, ("Tệp", "File"),
        ("Tên tệp ảnh, cùng thư mục.", "The picture's file, in the same folder."),
        "anh.jpg"),
    ALT,
    CAPTION,
    optional("credit", Shape::Text, ("Tác giả", "Credit"),
        ("Người chụp.", "Who took it."),
        ""),
    optional("consent", Shape::Text, ("Sự đồng ý", "Consent"),
        ("Ai trong ảnh đã đồng ý, khi nào.", "Who in it agreed, and when."),
        ""),
];

#[rustfmt::skip]
static TRANSLATED: [Field; 1] = [
    optional("pictures", Shape::List(&Shape::Record(&TRANSLATED_PICTURE)), ("Ảnh", "Pictures"),
        ("Lời của những ảnh mà bài gốc có: file như ở bài gốc, alt và caption.", "Words of pictures that the story has: the same file, alt and caption."),
        "[{ file: anh.jpg, alt: \"The road after it was widened\" }]"),
];

#[rustfmt::skip]
static TRANSLATED_PICTURE: [Field; 3] = [
    required("file", Shape::File, ("Tệp", "File"),
        ("Tên tệp ảnh, như ở bài gốc.", "The picture's file, as the story has it."),
        "anh.jpg"),
    ALT,
    CAPTION,
];

#[rustfmt::skip]
static PERSON: [Field; 4] = [
    required("name", Shape::Text, ("Tên", "Name"),
        ("Họ và tên.", "Full name."),
        ""),
    optional("role", Shape::Text, ("Vai trò", "Role"),
        ("Chức vụ hoặc việc đã làm.", "Office or part played."),
        ""),
    required("basis", Shape::Choice(&BASES), ("Căn cứ", "Basis"),
        ("consent: người đó đồng ý; public-office: nêu theo chức vụ công.", "consent or public-office."),
        "consent"),
    optional("consent", Shape::Text, ("Sự đồng ý", "Consent"),
        ("Đồng ý bằng cách nào, ngày nào.", "How and when consent was given."),
        ""),
];

#[rustfmt::skip]
static SOURCE: [Field; 4] = [
    optional("title", Shape::Text, ("Tên", "Title"),
        ("Tên bài báo hoặc báo cáo.", "Title of the report."),
        ""),
    optional("url", Shape::Url, ("Địa chỉ", "Address"),
        ("Địa chỉ trang, bắt đầu bằng http.", "Web address."),
        ""),
    optional("citation", Shape::Text, ("Trích dẫn", "Citation"),
        ("Khi không có địa chỉ trang.", "Where there is no web address."),
        ""),
    optional("date", Shape::PartialDate, ("Ngày", "Date"),
        ("Ngày, tháng hoặc năm; bỏ trống nếu không rõ.", "A day, month or year; left out when not known."),
        ""),
];

#[rustfmt::skip]
static PLACE: [Field; 5] = [
    optional("code", Shape::Text, ("Mã", "Code"),
        ("Mã xã (5 số), huyện cũ (3 số) hoặc tỉnh (2 số), trong ngoặc kép; `danvan places find` tìm mã theo tên.", "Code of commune (5 digits), old district (3) or province (2), in quotes; `danvan places find` finds it by name."),
        "\"08443\""),
    optional("name", Shape::Text, ("Tên", "Name"),
        ("Thay cho mã: tên đơn vị, rồi tên tỉnh sau dấu phẩy; trùng tên thì danvan hỏi lại.", "Instead of the code: the unit's name, then its province after a comma; danvan refuses one that several bear."),
        "\"Hiền Quan, Phú Thọ\""),
    optional("as_of", Shape::Day, ("Ngày của mã", "As of"),
        ("Mã, tên có hiệu lực vào ngày này; bỏ trống là bản đồ hôm nay.", "The day the code or name held; left out, today's map is meant."),
        "2020-01-01"),
    optional("village", Shape::Text, ("Thôn", "Village"),
        ("Thôn, bản, ấp, khu dân cư, tổ dân phố.", "Village or residential group."),
        ""),
    optional("as_reported", Shape::Text, ("Ghi trong báo cáo", "As reported"),
        ("Chép đúng cách ghi của nguồn.", "The report's own wording."),
        ""),
];

#[rustfmt::skip]
static AWARD: [Field; 5] = [
    required("form", Shape::Term(Taxonomy::Award), ("Hình thức", "Form"),
        ("Khóa của một hình thức trong phần awards.", "A key of `awards`."),
        "bang-khen"),
    optional("level", Shape::Term(Taxonomy::Level), ("Cấp", "Level"),
        ("Khóa của một cấp.", "A key of `levels`."),
        "tinh"),
    optional("decision", Shape::Text, ("Quyết định", "Decision"),
        ("Số quyết định.", "Number of the decision."),
        ""),
    optional("date", Shape::PartialDate, ("Ngày", "Date"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        ""),
    optional("note", Shape::Text, ("Ghi chú", "Note"),
        ("Điều cần nói thêm.", "Anything else."),
        ""),
];

#[rustfmt::skip]
static TEAM: [Field; 3] = [
    required("name", Shape::Text, ("Tên", "Name"),
        ("Tên tổ, nhóm.", "Name of the team."),
        ""),
    optional("founded", Shape::PartialDate, ("Thành lập", "Founded"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        ""),
    optional("members", Shape::Text, ("Thành viên", "Members"),
        ("Số thành viên, viết như bình thường.", "How many, as people write it."),
        "7 người"),
];

#[rustfmt::skip]
static LIFECYCLE: [Field; 4] = [
    optional("registered", Shape::PartialDate, ("Đăng ký", "Registered"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        ""),
    optional("evaluated", Shape::PartialDate, ("Đánh giá", "Evaluated"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        ""),
    optional("result", Shape::Choice(&RESULTS), ("Kết quả đánh giá", "Result"),
        ("hieu-qua, chua-hieu-qua hoặc chua-danh-gia.", "hieu-qua, chua-hieu-qua or chua-danh-gia."),
        ""),
    optional("stopped", Shape::PartialDate, ("Dừng", "Stopped"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        ""),
];

#[rustfmt::skip]
static RECOGNITION: [Field; 4] = [
    required("level", Shape::Term(Taxonomy::Level), ("Cấp", "Level"),
        ("Khóa của một cấp.", "A key of `levels`."),
        "xa"),
    optional("decision", Shape::Text, ("Quyết định", "Decision"),
        ("Số quyết định.", "Number of the decision."),
        ""),
    optional("date", Shape::PartialDate, ("Ngày", "Date"),
        ("Ngày, tháng hoặc năm.", "A day, month or year."),
        ""),
    optional("note", Shape::Text, ("Ghi chú", "Note"),
        ("Điều cần nói thêm.", "Anything else."),
        ""),
];

#[rustfmt::skip]
static REPLICATION: [Field; 6] = [
    optional("steps", Shape::List(&Shape::Text), ("Các bước", "Steps"),
        ("Từng việc theo thứ tự.", "What to do, in order."),
        ""),
    optional("cost", Shape::Text, ("Kinh phí", "Cost"),
        ("Tốn bao nhiêu, ai góp.", "How much, and from whom."),
        ""),
    optional("people", Shape::Text, ("Nhân lực", "People"),
        ("Cần những ai.", "Who is needed."),
        ""),
    optional("time", Shape::Text, ("Thời gian", "Time"),
        ("Mất bao lâu.", "How long it takes."),
        ""),
    optional("conditions", Shape::Text, ("Điều kiện", "Conditions"),
        ("Điều phải có trước.", "What must be there first."),
        ""),
    optional("contact", Shape::Text, ("Liên hệ", "Contact"),
        ("Hỏi ở đâu.", "Where to ask."),
        ""),
];

#[rustfmt::skip]
static PROGRAMME: [Field; 2] = [
    optional("time", Shape::Text, ("Giờ", "Time"),
        ("Giờ bắt đầu.", "When it starts."),
        "\"8:00\""),
    required("item", Shape::Text, ("Nội dung", "Item"),
        ("Việc trong chương trình.", "What happens."),
        ""),
];

#[rustfmt::skip]
static PAPER: [Field; 4] = [
    required("title", Shape::Text, ("Tên", "Title"),
        ("Tên tham luận.", "Title of the paper."),
        ""),
    optional("author", Shape::Text, ("Người trình bày", "Author"),
        ("Ai trình bày.", "Who read it."),
        ""),
    optional("organ", Shape::Text, ("Đơn vị", "Organ"),
        ("Đơn vị của người trình bày.", "The reader's body."),
        ""),
    optional("story", Shape::Reference, ("Bài liên quan", "Story"),
        ("Đường dẫn tới mô hình.", "Path to the model."),
        ""),
];

#[rustfmt::skip]
static SPEECH: [Field; 2] = [
    required("title", Shape::Text, ("Tên", "Title"),
        ("Tên bài phát biểu.", "Title of the speech."),
        ""),
    optional("speaker", Shape::Text, ("Người phát biểu", "Speaker"),
        ("Ai phát biểu.", "Who spoke."),
        ""),
];

#[rustfmt::skip]
static AWARDED: [Field; 5] = [
    required("form", Shape::Term(Taxonomy::Award), ("Hình thức", "Form"),
        ("Khóa của một hình thức.", "A key of `awards`."),
        "bang-khen"),
    optional("kind", Shape::Choice(&KINDS), ("Loại", "Kind"),
        ("tap-the hoặc ca-nhan.", "tap-the or ca-nhan."),
        "tap-the"),
    optional("count", Shape::Text, ("Số lượng", "Count"),
        ("Viết như bình thường.", "As people write it."),
        "36 cá nhân"),
    optional("recipient", Shape::Text, ("Được khen", "Recipient"),
        ("Ai được khen.", "Who was given it."),
        ""),
    optional("story", Shape::Reference, ("Bài liên quan", "Story"),
        ("Đường dẫn tới mô hình.", "Path to the model."),
        ""),
];

/// The fields of a figure that needs more than its wording.
#[rustfmt::skip]
pub static FIGURE: [Field; 8] = [
    required("value", Shape::Text, ("Con số", "Value"),
        ("Viết như bình thường, có đơn vị.", "As people write it, with its unit."),
        "70.000.000 đồng"),
    optional("scope", Shape::Choice(&SCOPES), ("Phạm vi", "Scope"),
        ("Con số của cấp nào.", "What it covers."),
        "xa"),
    optional("period", Shape::Period, ("Thời gian", "Period"),
        ("Năm hoặc khoảng năm.", "A year or years."),
        "2023"),
    optional("parts", Shape::Amounts, ("Thành phần", "Parts"),
        ("Các số hạng cộng lại thành con số này.", "The amounts that add up to it."),
        "[15 triệu đồng, 13 triệu đồng]"),
    optional("role", Shape::Choice(&ROLES), ("Vai trò", "Role"),
        ("ket-qua, boi-canh, truoc hoặc sau. Chỉ ket-qua được cộng.", "ket-qua, boi-canh, truoc or sau. Only ket-qua is added up."),
        "boi-canh"),
    optional("note", Shape::Text, ("Ghi chú", "Note"),
        ("Điều cần nói thêm.", "Anything else."),
        ""),
    optional("same_as", Shape::Reference, ("Cùng con số với", "Same as"),
        ("Đường dẫn tới bài khác ghi chính con số này; tổng chỉ cộng một lần.", "Path to another story that tells this very figure; totals add it once."),
        "../phong-trao/xa-dong.md"),
    optional("accept", Shape::List(&Shape::Record(&ACCEPT)), ("Chấp nhận", "Accept"),
        ("Giữ con số dù nguồn có chỗ không khớp; nêu lỗi và lý do.", "Keeps a figure though its source is at fault; names the lint and the reason."),
        ""),
];

#[rustfmt::skip]
static ACCEPT: [Field; 2] = [
    required("lint", Shape::Text, ("Lỗi", "Lint"),
        ("Tên lỗi trong ngoặc vuông của thông báo.", "The name in brackets of the message."),
        "phan-lon-hon-tong"),
    required("reason", Shape::Text, ("Lý do", "Reason"),
        ("Vì sao vẫn giữ.", "Why it is kept."),
        ""),
];
