//! How far a story is, changed by its editor: draft, ready, published, or on a day to come.

use std::io::{self, ErrorKind};

use jiff::civil::Date;

use super::Studio;
use super::answer::{self, Answer};
use super::list::edit_address;
use super::request::Request;
use super::story::{self, Around, Opened};
use super::{fault, save};
use crate::diagnostic::Lang;
use crate::source::yaml::Value;
use crate::source::yaml::edit::{Edit, Refused};
use crate::vi::show;

/// What an action makes of a story.
struct Step {
    state: &'static str,
    /// The first day it is shown; none if it is shown at once.
    day: Option<Date>,
}

/// Does what the pressed button says, on a story that has just been saved.
pub(super) fn answer(studio: &Studio, request: &Request, saved: &Opened, action: &str) -> Answer {
    let step = match step(studio, request, action) {
        Ok(step) => step,
        Err(why) => return story::page(studio, saved, "", vec![why]),
    };
    let errors = Around::of(studio, saved).panel(studio, saved).errors();
    if errors > 0 && step.state == "published" {
        let why = format!(
            "Chưa đăng được: bài còn {errors} lỗi phải sửa. Mỗi lỗi được ghi ngay dưới ô của nó."
        );
        return story::page(studio, saved, "", vec![why]);
    }
    match apply(studio, saved.file.name(), &step) {
        Ok(()) => answer::see_other(&format!("{}&done={action}", edit_address(saved.file.name()))),
        Err(error) => fault::disk(studio, request, &error),
    }
}

fn step(studio: &Studio, request: &Request, action: &str) -> Result<Step, String> {
    match action {
        "draft" => Ok(Step { state: "draft", day: None }),
        "ready" => Ok(Step { state: "ready", day: None }),
        "publish" => Ok(Step { state: "published", day: None }),
        "schedule" => {
            let day = request.form("publish_day").unwrap_or_default().parse::<Date>();
            let day = day.map_err(|_| "Hãy chọn ngày đăng.".to_owned())?;
            if day <= studio.today() {
                let day = show::day(day, Lang::Vi);
                return Err(format!(
                    "Ngày {day} không phải ngày sắp tới. Muốn đăng ngay, nhấn “Đăng ngay”."
                ));
            }
            Ok(Step { state: "published", day: Some(day) })
        }
        _ => Err("Nút này không còn dùng được; hãy nạp lại trang.".to_owned()),
    }
}

/// Sets how far a story is, in whatever its file says now.
fn apply(studio: &Studio, name: &str, step: &Step) -> io::Result<()> {
    let _lock = studio.lock();
    let Some(opened) = Opened::open(studio, name)? else { return Err(ErrorKind::NotFound.into()) };
    let text = stepped(&opened, step).map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
    save::store(studio, &opened, text.as_bytes()).map(drop)
}

fn stepped(opened: &Opened, step: &Step) -> Result<String, Refused> {
    let order: Vec<&str> = opened.file.section.fields().map(|it| it.key).collect();
    let mut edit = Edit::new(&opened.text)?.in_order(&order);
    save::set(&mut edit, "state", Some(&Value::from(step.state)))?;
    let day = step.day.map(|it| Value::Text(it.to_string()));
    save::set(&mut edit, "publish", day.as_ref())?;
    Ok(edit.text().to_owned())
}
