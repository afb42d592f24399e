//! The parts of a site that it may do without.

/// A part of a site that `without` of `content/site.yaml` may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Pages that set stories side by side, and what they are made from.
    Comparisons,
    /// The page of all metrics and their rankings.
    Rankings,
    /// The open data: its page, its files, and each story as JSON.
    Data,
    /// The short addresses that lead to stories for as long as they have their ids.
    ShortAddresses,
    /// The lists of fields.
    Fields,
    /// The lists of places.
    Places,
    /// The lists of years.
    Years,
    /// The lists of terms of office.
    Terms,
    /// The lists of levels of recognition and award.
    Levels,
    /// The lists of bodies that lead.
    Organs,
    /// The lists of tags.
    Tags,
    /// The lists of forms of award.
    Awards,
    /// The lists of first letters.
    Letters,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 13] = [
        Self::Comparisons,
        Self::Rankings,
        Self::Data,
        Self::ShortAddresses,
        Self::Fields,
        Self::Places,
        Self::Years,
        Self::Terms,
        Self::Levels,
        Self::Organs,
        Self::Tags,
        Self::Awards,
        Self::Letters,
    ];

    /// Gives the word that settings name it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Comparisons => "comparisons",
            Self::Rankings => "rankings",
            Self::Data => "data",
            Self::ShortAddresses => "short_addresses",
            Self::Fields => "fields",
            Self::Places => "places",
            Self::Years => "years",
            Self::Terms => "terms",
            Self::Levels => "levels",
            Self::Organs => "organs",
            Self::Tags => "tags",
            Self::Awards => "awards",
            Self::Letters => "letters",
        }
    }
}

/// Which parts a site has: all but those that it does without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// A bit for each part that is left out.
    without: u16,
}

impl Parts {
    /// Leaves a part out.
    pub fn leave_out(&mut self, part: Part) {
        self.without |= 1 << part as u16;
    }

    /// Tells whether the site has a part.
    pub fn has(self, part: Part) -> bool {
        self.without & 1 << part as u16 == 0
    }
}
