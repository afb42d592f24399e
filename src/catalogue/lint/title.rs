//! Compares the numbers of a title with the figures of the story.

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Location, figure};
use crate::story::carried;
use crate::story::{Facts, Figure};
use crate::vi::mention::{Mention, mentions};
use crate::vi::quantity::{Amount, Qualifier};

/// Compares the numbers of a title with the figures of the story: "trên 260" over a figure of 266.
///
/// A number that no figure comes near is a name ("đường 16") and stays. So is a number told with the
/// same value; what is told apart is a rounded one beside the exact one it was rounded from.
pub(super) fn title(facts: &Facts) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for Mention { value, qualifier, range } in mentions(&facts.title.value) {
        let figure = facts.figures.iter().find(|figure| rounds(value, qualifier, figure));
        let agrees = facts.figures.iter().any(|figure| single(figure) == Some(value));
        let Some(figure) = figure.filter(|it| !agrees && !it.accepts(figure::TITLE_DISAGREES))
        else {
            continue;
        };
        let start = facts.title.span.start + range.start;
        let quoted = facts.title.span.len() != facts.title.value.len();
        let span = if quoted { facts.title.span.clone() } else { start..start + range.len() };
        let at = Location::span(&facts.file, span);
        let written = &facts.title.value[range];
        found.push(figure::title_disagrees(at, written, &figure.wording));
    }
    found
}

fn single(figure: &Figure) -> Option<Decimal> {
    match figure.quantity.amount {
        Amount::Single(value) => Some(value),
        _ => None,
    }
}

/// Tells whether a qualified number of a title is a rounding of an exact figure, within a tenth.
fn rounds(number: Decimal, qualifier: Qualifier, figure: &Figure) -> bool {
    let Some(value) = single(figure).filter(|_| figure.quantity.qualifier == Qualifier::Exact)
    else {
        return false;
    };
    carried::rounds(number, qualifier, value)
}
