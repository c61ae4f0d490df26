//! A file's bytes as an input: what is no text has its text taken out of it first.

use medborgarlofte::Input;
use medborgarlofte::convert::Converted;
use medborgarlofte::document::{Code, SourceFormat};

use super::pdf::Converter;
use super::render;

/// Why a file gave no text.
pub struct Failed {
    pub code: Code,
    pub error: String,
}

impl Failed {
    fn of(code: Code, error: impl ToString) -> Self {
        Self { code, error: error.to_string() }
    }

    /// What to tell the user of a file that is shown by this name.
    pub fn told(&self, shown: &str) -> String {
        render::failure(shown, self.code, &self.error)
    }
}

/// Hands over a file as an input; gives what came of it, and the text that was taken out of the file where it is none.
pub fn input<T>(
    name: &str,
    format: SourceFormat,
    bytes: &[u8],
    converter: &Converter,
    with: impl FnOnce(&Input<'_>) -> T,
) -> Result<(T, Option<Converted>), Failed> {
    let converted = match format {
        SourceFormat::Text => None,
        format => Some(converter.convert(format, bytes).map_err(|error| Failed::of(error.code(), error))?),
    };
    let decoded = match &converted {
        None => Input::decode(name, bytes),
        Some(converted) => Input::converted(name, format, bytes, converted),
    };
    let done = with(&decoded.map_err(|error| Failed::of(error.code(), error))?);
    Ok((done, converted))
}
