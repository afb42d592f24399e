//! The columns of `mo-hinh.csv` and `phong-trao.csv`: one row a story.

use std::borrow::Cow;

use super::cell::Cell;
use super::column::{Column, Fill, Matter};
use super::record::{
    HonourRecord, ModelRecord, PlaceRecord, Record, SourceRecord, TeamRecord, UnitRecord,
};
use super::table::Shape::{self, Date, Flag, Key, List, Period, Prose, Text, Url};

/// What tables of stories tell of.
pub(super) struct Story;

impl Matter for Story {
    type Row<'a> = Record<'a>;
}

/// Which kinds of stories have a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinds {
    /// Models and movements.
    Both,
    /// Models alone.
    Models,
    /// Movements alone.
    Movements,
}

/// A column of stories.
pub(super) struct StoryColumn {
    /// Which kinds have it.
    pub(super) kinds: Kinds,
    /// The column.
    pub(super) column: Column<Story>,
}

const fn both(
    name: &'static str,
    shape: Shape,
    front: &'static str,
    words: [(&'static str, &'static str); 2],
    cell: Fill<Story>,
) -> StoryColumn {
    let [label, meaning] = words;
    StoryColumn { kinds: Kinds::Both, column: Column { name, shape, front, label, meaning, cell } }
}

/// Makes a column that only models have.
const fn of_models(column: StoryColumn) -> StoryColumn {
    StoryColumn { kinds: Kinds::Models, ..column }
}

/// Makes a column that only movements have.
const fn of_movements(column: StoryColumn) -> StoryColumn {
    StoryColumn { kinds: Kinds::Movements, ..column }
}

/// Gives the columns of one kind of stories.
pub(super) fn columns(kinds: Kinds) -> Vec<&'static Column<Story>> {
    let fits = |it: &&StoryColumn| it.kinds == Kinds::Both || it.kinds == kinds;
    STORY.iter().filter(fits).map(|it| &it.column).collect()
}

/// Every column, in the order written.
#[rustfmt::skip]
pub(super) static STORY: &[StoryColumn] = &[
    both("id", Key, "id",
        [("Mã bài", "Story"), ("Mã riêng, không bao giờ đổi; so-lieu.csv dùng mã này ở cột story.", "Permanent name; so-lieu.csv names it in its column story.")],
        |it| Cell::text(it.id)),
    both("url", Url, "",
        [("Địa chỉ", "Address"), ("Trang của bài.", "The story's page.")],
        |it| Cell::text(&it.url)),
    both("title", Prose, "title",
        [("Tên", "Title"), ("Tên mô hình, điển hình hoặc phong trào.", "Name of the model or movement.")],
        |it| Cell::text(it.title)),
    of_models(both("kind", Key, "kind",
        [("Loại", "Kind"), ("tap-the: mô hình của tập thể; ca-nhan: điển hình cá nhân.", "tap-the: a collective's model; ca-nhan: a personal exemplar.")],
        |it| Cell::maybe(it.model().map(|it| it.kind)))),
    of_movements(both("scope", Key, "scope",
        [("Phạm vi", "Scope"), ("Kết quả chung của cấp nào: xa, huyen, tinh, toan-quoc.", "Whose totals these are: xa, huyen, tinh, toan-quoc.")],
        |it| Cell::maybe(it.scope()))),
    both("field", Key, "field",
        [("Lĩnh vực (khóa)", "Field (key)"), ("Khóa lĩnh vực.", "Key of the field of work.")],
        |it| Cell::maybe(it.field.as_ref().map(|it| it.key))),
    both("field_label", Text, "",
        [("Lĩnh vực", "Field"), ("Tên lĩnh vực.", "Name of the field of work.")],
        |it| Cell::maybe(it.field.as_ref().map(|it| it.label))),
    both("organ", Key, "organ",
        [("Cơ quan chủ trì (khóa)", "Organ (key)"), ("Khóa cơ quan, tổ chức chủ trì.", "Key of the body that leads it.")],
        |it| Cell::maybe(it.organ.as_ref().map(|it| it.key))),
    both("organ_label", Text, "",
        [("Cơ quan chủ trì", "Organ"), ("Tên cơ quan, tổ chức chủ trì.", "Name of the body that leads it.")],
        |it| Cell::maybe(it.organ.as_ref().map(|it| it.label))),
    both("period", Period, "period",
        [("Thời gian", "Period"), ("Năm, khoảng năm (2016-2020), hoặc từ một năm đến nay (2019-).", "A year, years (2016-2020), or from a year on (2019-).")],
        |it| Cell::maybe(it.period.as_deref())),
    both("date", Date, "date",
        [("Ngày đăng", "Posted"), ("Ngày đưa lên trang.", "Day it was put on the site.")],
        |it| Cell::maybe(it.date.as_deref())),
    both("summary", Prose, "summary",
        [("Tóm tắt", "Summary"), ("Một hai câu.", "One or two sentences.")],
        |it| Cell::text(it.summary)),
    both("place_codes", List, "places.code",
        [("Mã địa bàn", "Place codes"), ("Mã xã (5 số), huyện cũ (3 số) hoặc tỉnh (2 số), như có hiệu lực vào place_as_of; giữ số 0 đứng đầu.", "Codes of communes (5 digits), old districts (3) or provinces (2) as they held on place_as_of; leading zeros count.")],
        |it| of_places(it, |it| it.code)),
    both("place_as_of", List, "places.as_of",
        [("Ngày của mã", "Codes as of"), ("Ngày mã có hiệu lực; trống là bản đồ hiện nay.", "Day on which the code held; empty for today's map.")],
        |it| of_places(it, |it| it.as_of.as_deref().unwrap_or_default())),
    both("place_villages", List, "places.village",
        [("Thôn", "Villages"), ("Thôn, bản, ấp, khu dân cư, tổ dân phố.", "Village or residential group.")],
        |it| of_places(it, |it| it.village)),
    both("place_as_reported", List, "places.as_reported",
        [("Nơi, như nguồn ghi", "Places as reported"), ("Đúng cách ghi của nguồn.", "The report's own wording.")],
        |it| of_places(it, |it| it.as_reported)),
    both("place_names", List, "",
        [("Tên địa bàn", "Place names"), ("Tên đầy đủ của đơn vị mang mã ấy vào ngày ấy.", "Full name of the unit that bore the code on that day.")],
        |it| of_places(it, |it| &it.name)),
    both("place_changes", List, "",
        [("Thay đổi", "Changes"), ("Đến nay: same còn nguyên, renamed đổi tên hoặc mã, merged nhập vào đơn vị khác, divided bị chia, gone cấp huyện đã bỏ, unknown chưa xác định.", "Since then: same, renamed, merged, divided, gone (a district), unknown.")],
        |it| of_places(it, |it| it.change)),
    both("place_today_codes", List, "",
        [("Mã địa bàn nay", "Codes today"), ("Mã các đơn vị hiện nay giữ nơi ấy hoặc một phần nơi ấy, cách nhau dấu cách.", "Codes of today's units that hold it or parts of it, parted by spaces.")],
        |it| of_today(it, " ", |it| it.code)),
    both("place_today", List, "",
        [("Địa bàn nay", "Places today"), ("Tên các đơn vị ấy, cách nhau dấu chấm phẩy.", "Names of those units, parted by semicolons.")],
        |it| of_today(it, "; ", |it| &it.name)),
    both("tags", List, "tags",
        [("Từ khóa", "Tags"), ("Từ khóa người biên tập đặt.", "Tags set by the editors.")],
        |it| Cell::list(&it.tags)),
    of_models(both("team_name", Text, "team.name",
        [("Tổ, nhóm", "Team"), ("Tên tổ, nhóm thực hiện.", "Name of the team.")],
        |it| of_team(it, |it| Some(it.name)))),
    of_models(both("team_founded", Date, "team.founded",
        [("Tổ thành lập", "Team founded"), ("Ngày, tháng hoặc năm thành lập.", "Day, month or year.")],
        |it| of_team(it, |it| it.founded.as_deref()))),
    of_models(both("team_members", Text, "team.members",
        [("Thành viên", "Members"), ("Số thành viên, như nguồn ghi.", "How many, as written.")],
        |it| of_team(it, |it| Some(it.members)))),
    of_models(both("registered", Date, "lifecycle.registered",
        [("Đăng ký", "Registered"), ("Ngày, tháng hoặc năm đăng ký.", "Day, month or year.")],
        |it| of_model(it, |it| it.lifecycle.registered.as_deref()))),
    of_models(both("evaluated", Date, "lifecycle.evaluated",
        [("Đánh giá", "Evaluated"), ("Ngày, tháng hoặc năm đánh giá.", "Day, month or year.")],
        |it| of_model(it, |it| it.lifecycle.evaluated.as_deref()))),
    of_models(both("result", Key, "lifecycle.result",
        [("Kết quả đánh giá", "Result"), ("hieu-qua, chua-hieu-qua hoặc chua-danh-gia.", "hieu-qua (effective), chua-hieu-qua (not yet) or chua-danh-gia (not evaluated).")],
        |it| of_model(it, |it| it.lifecycle.result))),
    of_models(both("stopped", Date, "lifecycle.stopped",
        [("Dừng", "Stopped"), ("Ngày, tháng hoặc năm dừng.", "Day, month or year.")],
        |it| of_model(it, |it| it.lifecycle.stopped.as_deref()))),
    of_models(both("recognition_levels", List, "recognition.level",
        [("Cấp công nhận", "Recognised by"), ("Khóa cấp công nhận; mỗi lần công nhận một mục.", "Keys of levels, one for each recognition.")],
        |it| of_recognition(it, |it| it.level.unwrap_or_default()))),
    of_models(both("recognition_decisions", List, "recognition.decision",
        [("Quyết định công nhận", "Recognition decisions"), ("Số quyết định.", "Numbers of decisions.")],
        |it| of_recognition(it, |it| it.decision))),
    of_models(both("recognition_dates", List, "recognition.date",
        [("Ngày công nhận", "Recognition dates"), ("Ngày, tháng hoặc năm.", "Days, months or years.")],
        |it| of_recognition(it, |it| it.date.as_deref().unwrap_or_default()))),
    of_models(both("recognition_notes", List, "recognition.note",
        [("Ghi chú công nhận", "Recognition notes"), ("Điều cần nói thêm.", "Anything else.")],
        |it| of_recognition(it, |it| it.note))),
    both("award_forms", List, "awards.form",
        [("Hình thức khen", "Awards"), ("Khóa hình thức khen; mỗi lần khen một mục.", "Keys of forms of award, one for each award.")],
        |it| of_awards(it, |it| it.form.unwrap_or_default())),
    both("award_levels", List, "awards.level",
        [("Cấp khen", "Award levels"), ("Khóa cấp khen.", "Keys of levels.")],
        |it| of_awards(it, |it| it.level.unwrap_or_default())),
    both("award_decisions", List, "awards.decision",
        [("Quyết định khen", "Award decisions"), ("Số quyết định.", "Numbers of decisions.")],
        |it| of_awards(it, |it| it.decision)),
    both("award_dates", List, "awards.date",
        [("Ngày khen", "Award dates"), ("Ngày, tháng hoặc năm.", "Days, months or years.")],
        |it| of_awards(it, |it| it.date.as_deref().unwrap_or_default())),
    both("award_notes", List, "awards.note",
        [("Ghi chú khen", "Award notes"), ("Điều cần nói thêm.", "Anything else.")],
        |it| of_awards(it, |it| it.note)),
    of_models(both("replicated_codes", List, "replicated_at.code",
        [("Nơi nhân rộng (mã)", "Replicated at (codes)"), ("Mã địa bàn đã làm theo, viết như place_codes.", "Codes of the places that did the same, like place_codes.")],
        |it| of_replicated(it, |it| it.code))),
    of_models(both("replicated_as_of", List, "replicated_at.as_of",
        [("Ngày của mã nhân rộng", "Replicated codes as of"), ("Ngày mã có hiệu lực.", "Day on which the code held.")],
        |it| of_replicated(it, |it| it.as_of.as_deref().unwrap_or_default()))),
    of_models(both("replicated_villages", List, "replicated_at.village",
        [("Thôn nhân rộng", "Replicated villages"), ("Thôn, bản, ấp, khu dân cư, tổ dân phố.", "Village or residential group.")],
        |it| of_replicated(it, |it| it.village))),
    of_models(both("replicated_as_reported", List, "replicated_at.as_reported",
        [("Nơi nhân rộng", "Replicated at"), ("Đúng cách ghi của nguồn.", "The report's own wording.")],
        |it| of_replicated(it, |it| it.as_reported))),
    of_models(both("replication_steps", List, "replication.steps",
        [("Các bước làm theo", "Steps"), ("Từng việc theo thứ tự.", "What to do, in order.")],
        |it| Cell::list(it.model().and_then(|it| it.replication.as_ref()).map_or(&[], |it| &it.steps)))),
    of_models(both("replication_cost", Text, "replication.cost",
        [("Kinh phí làm theo", "Cost"), ("Tốn bao nhiêu, ai góp.", "How much, and from whom.")],
        |it| of_model(it, |it| it.replication.as_ref().map(|it| it.cost)))),
    of_models(both("replication_people", Text, "replication.people",
        [("Nhân lực làm theo", "People needed"), ("Cần những ai.", "Who is needed.")],
        |it| of_model(it, |it| it.replication.as_ref().map(|it| it.people)))),
    of_models(both("replication_time", Text, "replication.time",
        [("Thời gian làm theo", "Time needed"), ("Mất bao lâu.", "How long it takes.")],
        |it| of_model(it, |it| it.replication.as_ref().map(|it| it.time)))),
    of_models(both("replication_conditions", Text, "replication.conditions",
        [("Điều kiện làm theo", "Conditions"), ("Điều phải có trước.", "What must be there first.")],
        |it| of_model(it, |it| it.replication.as_ref().map(|it| it.conditions)))),
    both("source_titles", List, "sources.title",
        [("Nguồn", "Sources"), ("Tên hoặc trích dẫn của từng nguồn.", "Title or citation of each source.")],
        |it| of_sources(it, |it| it.title)),
    both("source_urls", List, "sources.url",
        [("Địa chỉ nguồn", "Source addresses"), ("Trang của từng nguồn.", "Web address of each source.")],
        |it| of_sources(it, |it| it.url)),
    both("source_dates", List, "sources.date",
        [("Ngày của nguồn", "Source dates"), ("Ngày, tháng hoặc năm công bố.", "Day, month or year of publication.")],
        |it| of_sources(it, |it| it.date.as_deref().unwrap_or_default())),
    both("related", List, "related",
        [("Bài liên quan", "Related"), ("Mã các bài mà người biên tập gắn với bài này.", "Permanent names of the stories that the editors relate to it.")],
        |it| Cell::list(&it.related)),
    both("compiled", Flag, "compiled",
        [("Tổng hợp", "Compiled"), ("true: tổng hợp từ nguồn công khai, chưa phải báo cáo chính thức.", "true: compiled from public reports, not an official one.")],
        |it| Cell::flag(it.compiled)),
    both("labelled", Flag, "labelled",
        [("Nguồn gọi là Dân vận khéo", "Labelled"), ("true: chính nguồn gọi việc này là “Dân vận khéo”.", "true: the source itself uses the label “Dân vận khéo”.")],
        |it| Cell::flag(it.labelled)),
];

fn of_model<'r>(
    record: &'r Record<'_>,
    text: impl Fn(&'r ModelRecord<'_>) -> Option<&'r str>,
) -> Cell<'r> {
    Cell::maybe(record.model().and_then(text))
}

fn of_team<'r>(
    record: &'r Record<'_>,
    text: impl Fn(&'r TeamRecord<'_>) -> Option<&'r str>,
) -> Cell<'r> {
    of_model(record, |it| it.team.as_ref().and_then(&text))
}

fn of_places<'r>(
    record: &'r Record<'_>,
    text: impl Fn(&'r PlaceRecord<'_>) -> &'r str,
) -> Cell<'r> {
    Cell::column(record.places.iter().map(text))
}

fn of_replicated<'r>(
    record: &'r Record<'_>,
    text: impl Fn(&'r PlaceRecord<'_>) -> &'r str,
) -> Cell<'r> {
    let places: &[PlaceRecord<'_>] = record.model().map_or(&[], |it| &it.replicated_at);
    Cell::column(places.iter().map(text))
}

fn of_recognition<'r>(
    record: &'r Record<'_>,
    text: impl Fn(&'r HonourRecord<'_>) -> &'r str,
) -> Cell<'r> {
    let honours: &[HonourRecord<'_>] = record.model().map_or(&[], |it| &it.recognition);
    Cell::column(honours.iter().map(text))
}

fn of_awards<'r>(
    record: &'r Record<'_>,
    text: impl Fn(&'r HonourRecord<'_>) -> &'r str,
) -> Cell<'r> {
    Cell::column(record.awards.iter().map(text))
}

fn of_sources<'r>(
    record: &'r Record<'_>,
    text: impl Fn(&'r SourceRecord<'_>) -> &'r str,
) -> Cell<'r> {
    Cell::column(record.sources.iter().map(text))
}

/// Fills a cell with one text for each place: what is told of its units of today, parted by `between`.
fn of_today<'r>(
    record: &'r Record<'_>,
    between: &str,
    text: impl Fn(&'r UnitRecord<'_>) -> &'r str,
) -> Cell<'r> {
    let joined = |place: &'r PlaceRecord<'_>| -> Cow<'r, str> {
        match &*place.today {
            [unit] => text(unit).into(),
            units => units.iter().map(&text).collect::<Vec<_>>().join(between).into(),
        }
    };
    Cell::column(record.places.iter().map(joined))
}
