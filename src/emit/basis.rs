//! What an output folder was made from, in parts: so a build knows which outputs stand without a look
//! at what they show.

use std::io;

use super::error::StoreError;
use super::key::Key;
use super::lines::{self, Form, Lines, Unreadable};
use super::store::Store;

const FORM: Form = Form { name: "basis", version: 1 };

/// What the outputs in a folder were made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// What any of them may show.
    pub common: Key,
    /// What only some of them show, each part by its number.
    pub own: Vec<Key>,
}

impl Basis {
    /// Writes it with the inputs of the run that it is of.
    fn write(&self, inputs: Key, out: &mut dyn io::Write) -> io::Result<()> {
        let keys = [inputs, self.common].into_iter().chain(self.own.iter().copied());
        let mut lines = Lines::begin(out, FORM, 2 + self.own.len())?;
        keys.into_iter().try_for_each(|key| lines.push(format_args!("{key}")))
    }

    /// Reads it back, with those inputs.
    fn read(bytes: &[u8]) -> Result<(Key, Self), Unreadable> {
        let keys = lines::read(bytes, FORM, Key::parse)?;
        match &keys[..] {
            [inputs, common, own @ ..] => {
                Ok((*inputs, Self { common: *common, own: own.to_vec() }))
            }
            _ => Err(Unreadable::Line(keys.len() + 2)),
        }
    }
}

impl Store {
    /// Remembers what the folder was made from, until something of it changes.
    pub fn remember(&self, inputs: Key, basis: &Basis) -> Result<(), StoreError> {
        // Between the two the basis is of other inputs than the folder, and is not taken for its own.
        self.home.replace_own(&self.home.basis(), |out| basis.write(inputs, out))?;
        Ok(self.home.replace_own(&self.home.inputs(), |out| writeln!(out, "{inputs}"))?)
    }

    /// Gives what the folder was made from, as far as that is remembered. What cannot be read only saves
    /// no work.
    pub fn basis(&self) -> Option<Basis> {
        let bytes = self.home.disk.read(&self.home.basis()).ok()??;
        let (inputs, basis) = Basis::read(&bytes).ok()?;
        self.was_made_from(inputs).then_some(basis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Key, Basis) {
        let [inputs, common, one, two] =
            [b"inputs", b"common", b"own1__", b"own2__"].map(|it| Key::of(it));
        (inputs, Basis { common, own: vec![one, two] })
    }

    fn written() -> Vec<u8> {
        let (inputs, basis) = sample();
        lines::bytes(|out| basis.write(inputs, out))
    }

    #[test]
    fn written_and_read_again() {
        let (inputs, basis) = sample();
        let keys = [inputs, basis.common, basis.own[0], basis.own[1]].map(|it| format!("{it}\n"));
        assert_eq!(written(), format!("danvan basis 1\t4\n{}", keys.concat()).into_bytes());
        assert_eq!(Basis::read(&written()), Ok(sample()));
    }

    #[test]
    fn every_cut_is_seen() {
        let whole = written();
        for end in 0..whole.len() {
            assert!(Basis::read(&whole[..end]).is_err(), "{end}");
        }
        assert_eq!(Basis::read(b"danvan basis 1\t0\n"), Err(Unreadable::Line(2)));
    }
}
