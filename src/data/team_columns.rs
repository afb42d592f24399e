//! The columns of `to-dan-van.csv`: one row a team, those of the lists and those that stories name.

use rust_decimal::Decimal;
use serde::Serialize;

use super::cell::{Cell, Number as Exact};
use super::column::{Column, Fill, Matter};
use super::record::PlaceRecord;
use super::record::make::Maker;
use super::table::Shape::{self, Date, Flag, Key, List, Number, Prose, Text};
use crate::catalogue::teams::Team;

/// What the table of teams tells of.
pub(super) struct Teams;

impl Matter for Teams {
    type Row<'a> = TeamRow<'a>;
}

/// A team as the data files hold it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TeamRow<'a> {
    name: &'a str,
    /// `to-dan-van` or `khac`.
    kind: &'static str,
    place: PlaceRecord<'a>,
    members: Option<u32>,
    founded: Option<String>,
    source: &'a str,
    listed: bool,
    /// Permanent names of the stories whose team it is.
    stories: Vec<&'a str>,
}

/// Gives the rows of all teams, in the order in which they are shown.
pub(super) fn rows(maker: Maker<'_>) -> impl Iterator<Item = TeamRow<'_>> {
    maker.catalogue.teams.all().iter().map(move |it| row(it, maker))
}

fn row<'a>(team: &'a Team, maker: Maker<'a>) -> TeamRow<'a> {
    let id = |id| &*maker.catalogue.get(id).story.facts.id.value;
    TeamRow {
        name: &team.name,
        kind: team.kind.key(),
        place: PlaceRecord { village: &team.village, ..maker.unit(team.unit, team.as_of) },
        members: team.members,
        founded: team.founded.map(|it| it.to_string()),
        source: &team.source,
        listed: team.is_listed,
        stories: team.stories.iter().copied().map(id).collect(),
    }
}

/// Gives every column, in the order written.
pub(super) fn columns() -> Vec<&'static Column<Teams>> {
    TEAM.iter().collect()
}

const fn column(
    name: &'static str,
    shape: Shape,
    words: [(&'static str, &'static str); 2],
    cell: Fill<Teams>,
) -> Column<Teams> {
    let [label, meaning] = words;
    Column { name, shape, front: "", label, meaning, cell }
}

#[rustfmt::skip]
pub(super) static TEAM: [Column<Teams>; 14] = [
    column("name", Prose,
        [("Tên tổ", "Name"), ("Tên tổ, như danh sách hoặc bài ghi.", "Name of the team, as the list or the story has it.")],
        |it| Cell::text(it.name)),
    column("kind", Key,
        [("Loại", "Kind"), ("to-dan-van: tổ dân vận; khac: tổ, nhóm khác được nêu trong bài.", "to-dan-van: a Tổ dân vận; khac: another group that a story names.")],
        |it| Cell::text(it.kind)),
    column("place_code", Key,
        [("Mã địa bàn", "Place code"), ("Mã xã, phường, như có hiệu lực vào place_as_of; giữ số 0 đứng đầu.", "Code of the commune as it held on place_as_of; leading zeros count.")],
        |it| Cell::text(it.place.code)),
    column("place_as_of", Date,
        [("Ngày của mã", "Code as of"), ("Ngày mã có hiệu lực; trống là bản đồ hiện nay.", "Day on which the code held; empty for today's map.")],
        |it| Cell::maybe(it.place.as_of.as_deref())),
    column("place_name", Text,
        [("Tên địa bàn", "Place name"), ("Tên đầy đủ của đơn vị mang mã ấy vào ngày ấy.", "Full name of the unit that bore the code on that day.")],
        |it| Cell::text(&it.place.name)),
    column("village", Text,
        [("Thôn", "Village"), ("Thôn, bản, ấp, khu dân cư, tổ dân phố.", "Village or residential group.")],
        |it| Cell::text(it.place.village)),
    column("place_change", Key,
        [("Thay đổi", "Change"), ("Đến nay: same còn nguyên, renamed đổi tên hoặc mã, merged nhập vào đơn vị khác, divided bị chia, gone cấp huyện đã bỏ, unknown chưa xác định.", "Since then: same, renamed, merged, divided, gone (a district), unknown.")],
        |it| Cell::text(it.place.change)),
    column("place_today_codes", List,
        [("Mã địa bàn nay", "Codes today"), ("Mã các đơn vị hiện nay giữ nơi ấy hoặc một phần nơi ấy.", "Codes of today's units that hold it or parts of it.")],
        |it| Cell::List(it.place.today.iter().map(|it| it.code.into()).collect())),
    column("place_today", List,
        [("Địa bàn nay", "Places today"), ("Tên các đơn vị ấy.", "Names of those units.")],
        |it| Cell::List(it.place.today.iter().map(|it| (&*it.name).into()).collect())),
    column("members", Number,
        [("Số thành viên", "Members"), ("Số người; trống nếu chưa rõ.", "How many people; empty where not known.")],
        |it| Cell::Number(it.members.map(|it| Exact(Decimal::from(it))))),
    column("founded", Date,
        [("Thành lập", "Founded"), ("Ngày, tháng hoặc năm thành lập.", "Day, month or year.")],
        |it| Cell::maybe(it.founded.as_deref())),
    column("listed", Flag,
        [("Có trong danh sách", "Listed"), ("true: có trong danh sách của địa phương; false: chỉ được nêu trong bài.", "true: in a local list; false: only named in stories.")],
        |it| Cell::flag(it.listed)),
    column("stories", List,
        [("Bài", "Stories"), ("Mã các mô hình của tổ.", "Permanent names of the team's models.")],
        |it| Cell::list(&it.stories)),
    column("source", Prose,
        [("Nguồn", "Source"), ("Nguồn của danh sách.", "Where the list is taken from.")],
        |it| Cell::text(it.source)),
];
