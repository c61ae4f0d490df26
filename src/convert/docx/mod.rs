//! Word files (.docx), written as plain lines.
//!
//! Headers and footers are left out: they repeat on every page what the text says once, such as the name of the kommun
//! and the number of the page. Comments and text that a tracked change took out are no part of the text either.

mod body;
mod fields;
mod numbering;
mod package;
mod paragraph;
mod styles;
mod symbols;
mod xml;

use memchr::memmem;

use self::body::{Note, Reading};
use self::package::Package;
use super::plain::{Block, Shape, limit_for, too_much, write};
use super::{ConvertError, Converted};
use crate::document::SourceFormat;

/// How an OLE compound file begins: an Office file of before 2007, or an encrypted one of after.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// The text of a Word file.
///
/// # Errors
/// [`ConvertError`] when the file is none, is encrypted, is nested too deeply or gives too much text, or has only pictures.
pub(super) fn convert(bytes: &[u8]) -> Result<Converted, ConvertError> {
    let format = SourceFormat::Docx;
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let styles = match package.related(&relations, "/styles")? {
        Some(part) => styles::read(&part)?,
        None => styles::Styles::default(),
    };
    let numbering = match package.related(&relations, "/numbering")? {
        Some(part) => numbering::read(&part)?,
        None => numbering::Numbering::default(),
    };
    let part = package.part(&main)?.ok_or_else(|| damaged("its main part is missing"))?;
    let mut reading = Reading::new(bytes, &styles, numbering, &relations);
    xml::read(&part, &mut reading)?;
    let mut body = reading.finish();
    if !body.is_document {
        return Err(damaged("its main part holds no document"));
    }
    for (kind, end) in [(Note::Foot, "/footnotes"), (Note::End, "/endnotes")] {
        if body.referred.iter().any(|(referred, _)| *referred == kind)
            && let Some(part) = package.related(&relations, end)?
        {
            let relations = package.relations(&part.name)?;
            let mut reading = Reading::new(bytes, &styles, std::mem::take(&mut body.numbering), &relations);
            xml::read(&part, &mut reading)?;
            let mut notes = reading.finish();
            body.pictures |= notes.pictures;
            body.numbering = notes.numbering;
            // In the order in which the text refers to them, each once.
            for (_, id) in body.referred.iter().filter(|(referred, _)| *referred == kind) {
                body.blocks.extend(notes.notes.remove(id).unwrap_or_default());
            }
        }
    }
    let blocks = with_title_on_top(body.blocks);
    let text = write(&blocks, limit_for(bytes)).ok_or_else(|| too_much(format, bytes))?;
    if text.is_empty() && body.pictures {
        return Err(ConvertError::NoText { format });
    }
    Ok(Converted { text, converter: concat!("medborgarlofte-docx ", env!("CARGO_PKG_VERSION")).to_owned() })
}

/// Where the document has a title, its headings stand one level below it.
fn with_title_on_top(mut blocks: Vec<Block>) -> Vec<Block> {
    let has_title = blocks.iter().any(|block| block.shape == Shape::Heading(0) && !block.is_blank());
    for block in blocks.iter_mut().filter(|_| has_title) {
        if let Shape::Heading(level) = &mut block.shape {
            *level += 1;
        }
    }
    blocks
}

/// What an OLE compound file is, by the names of the streams in it, which are in UTF-16.
fn compound(bytes: &[u8]) -> ConvertError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if has("EncryptedPackage") {
        return ConvertError::Encrypted { format: SourceFormat::Docx };
    }
    damaged(match has("WordDocument") {
        true => "it is a Word file in the form of before 2007 (.doc)",
        false => "it is an Office file in the form of before 2007",
    })
}

fn damaged(reason: impl Into<String>) -> ConvertError {
    ConvertError::Damaged { format: SourceFormat::Docx, reason: reason.into() }
}

fn too_deep(limit: usize) -> ConvertError {
    ConvertError::TooDeep { format: SourceFormat::Docx, limit }
}

#[cfg(test)]
mod tests;
