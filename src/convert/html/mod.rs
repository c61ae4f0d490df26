//! Web pages, whole or in part, written as plain lines.

mod clean;
mod element;
mod encoding;
mod walk;

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::{Tracer, TreeSink};
use html5ever::{ParseOpts, parse_document};
use scraper::{Html, HtmlTreeSink};

use super::plain::{limit_for, too_much, write};
use super::{ConvertError, Converted};
use crate::MAX_BYTES;
use crate::document::SourceFormat;

/// Elements open at once.
const MAX_OPEN: usize = 512;
/// Elements in all.
const MAX_ELEMENTS: usize = 1_000_000;
/// Between looks at how deep the tree has become, in bytes.
const STEP: usize = 4096;

/// The text of a web page.
///
/// # Errors
/// [`ConvertError`] when the page is nested too deeply, or gives too much text.
pub(super) fn convert(bytes: &[u8]) -> Result<Converted, ConvertError> {
    let format = SourceFormat::Html;
    if bytes.len() > MAX_BYTES {
        return Err(ConvertError::TooMuchText { format, limit: MAX_BYTES as u64, factor: 1 });
    }
    let cleaned = clean::clean(&encoding::decode(bytes), MAX_ELEMENTS)
        .ok_or_else(|| ConvertError::Damaged { format, reason: format!("it has more than {MAX_ELEMENTS} tags") })?;
    let page = parse(&cleaned)?;
    let blocks = walk::blocks(&page, bytes)?;
    let text = write(&blocks, limit_for(bytes)).ok_or_else(|| too_much(format, bytes))?;
    Ok(Converted { text, converter: concat!("medborgarlofte-html ", env!("CARGO_PKG_VERSION")).to_owned() })
}

/// Builds the tree of a cleaned page, step by step: at every element the builder looks at those that are open, so that
/// a page that opens very many would take the square of its length.
fn parse(mut rest: &str) -> Result<Html, ConvertError> {
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.floor_char_boundary(STEP));
        rest = after;
        parser.process(step.into());
        let open = Open::default();
        parser.tokenizer.sink.trace_handles(&open);
        // The builder counts a few of its own.
        if open.0.get() > MAX_OPEN + 16 {
            return Err(too_deep(MAX_OPEN));
        }
    }
    Ok(parser.finish())
}

fn too_deep(limit: usize) -> ConvertError {
    ConvertError::TooDeep { format: SourceFormat::Html, limit }
}

/// Counts the elements that are open.
#[derive(Default)]
struct Open(std::cell::Cell<usize>);

impl Tracer for Open {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn trace_handle(&self, _: &Self::Handle) {
        self.0.set(self.0.get() + 1);
    }
}

#[cfg(test)]
mod tests;
