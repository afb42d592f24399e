//! Where the tables of places come from, as `content/dia-ban/nguon.yaml` says.

use serde::Deserialize;

/// The origin of the tables.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Credit {
    /// The work that the facts were taken from.
    pub source: Work,
    /// The decision that gave the units their codes.
    pub codes: Codes,
}

/// A work by others.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Work {
    /// Name.
    pub name: String,
    /// Version; may be empty.
    #[serde(default)]
    pub version: String,
    /// Licence and its holder; may be empty.
    #[serde(default)]
    pub license: String,
    /// Web address; may be empty.
    #[serde(default)]
    pub url: String,
}

/// The decision on codes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Codes {
    /// Its number.
    pub decree: String,
    /// Its title; may be empty.
    #[serde(default)]
    pub title: String,
}

/// Where a site's own credit lies.
pub const PATH: &str = "content/dia-ban/nguon.yaml";

const SHIPPED: &str = include_str!("../../../content/dia-ban/nguon.yaml");

impl Credit {
    /// Reads a site's own credit.
    pub fn parse(text: &str) -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str(text)
    }

    /// Gives the credit of the tables that come with the program.
    pub fn shipped() -> Self {
        Self::parse(SHIPPED).expect("the program's own credit is valid")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_tables_name_their_origin() {
        let credit = Credit::shipped();
        assert_eq!(credit.source.name, "vietnamadminunits");
        assert_eq!(credit.codes.decree, "19/2025/QĐ-TTg");
    }
}
