//! The picture of each story for those who share a link to it, in a full build.

use crate::catalogue::StoryId;
use crate::config::{Medium, Profile};
use crate::diagnostic::Lang;
use crate::media::share::{self, Share};

use super::Showcase;
use super::views::Builder;

impl Showcase {
    /// Gives the address of a story's picture in a language that it is told in, from that of its
    /// page; none but in a full build for a host.
    pub(in crate::site) fn share_url(&self, id: StoryId, lang: Lang) -> Option<String> {
        let is_full = (self.config.profile, self.config.medium) == (Profile::Full, Medium::Host);
        let url = self.catalogue.get(id).story.facts.url();
        (is_full && self.is_told(id, lang)).then(|| format!("{url}chia-se.png"))
    }

    /// Draws a story's picture.
    pub(in crate::site) fn share_svg(&self, id: StoryId, lang: Lang) -> String {
        let view = Builder::new(self, lang).listed(id).card;
        let join = |parts: [&str; 2]| {
            let given = parts.into_iter().filter(|it| !it.is_empty());
            given.collect::<Vec<_>>().join(" · ")
        };
        let kicker = match view.kind.as_str() {
            "" => self.theme.say(lang, &format!("section-{}", view.section)),
            kind => join([&view.field, kind]),
        };
        share::svg(&Share {
            kicker,
            title: view.title,
            place: join([&view.place, &view.period]),
            figures: view.figures.into_iter().map(|it| (it.wording, it.label)).collect(),
            site: self.config.settings.name_in(lang).to_owned(),
        })
    }
}
