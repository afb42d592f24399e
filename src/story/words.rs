//! Words of the schema in what is kept of a story: read back as the schema's own.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::read::ROWS;
use super::schema;

/// Reads the key of a scope.
pub(super) fn scope<'de, D: Deserializer<'de>>(from: D) -> Result<schema::ScopeKey, D::Error> {
    let key = String::deserialize(from)?;
    schema::scope(&key).ok_or_else(|| D::Error::custom("no scope of the schema"))
}

/// Reads what is told of how to do the same.
pub(super) fn rows<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<(&'static str, String)>, D::Error> {
    let rows = Vec::<(String, String)>::deserialize(from)?;
    let known = |(key, text): (String, String)| {
        let key = ROWS.into_iter().find(|it| *it == key);
        Ok((key.ok_or_else(|| D::Error::custom("no row of the schema"))?, text))
    };
    rows.into_iter().map(known).collect()
}
