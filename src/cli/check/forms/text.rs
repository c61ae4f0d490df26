//! Findings with the line they stand on and marks under it.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use medborgarlofte::document::Severity;
use medborgarlofte::messages::Lang;

use super::{Shown, Writer};
use crate::cli::render;

/// So many characters of a line are shown on both sides of the marks.
const MOST_AROUND: usize = 160;

/// So many characters are marked.
const MOST_MARKED: usize = 400;

pub struct Text {
    renderer: Renderer,
    lang: Lang,
}

impl Text {
    pub fn new(color: bool, lang: Lang) -> Self {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        Self { renderer, lang }
    }
}

impl Writer for Text {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn finding(&mut self, shown: &Shown<'_>, output: &mut dyn Write) -> io::Result<()> {
        let level = match shown.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let level = level.with_name(render::severity_name(shown.severity, self.lang));
        let help = Level::HELP.with_name(if self.lang == Lang::Sv { "gör så här" } else { "help" });
        let title = level.primary_title(render::escape(&shown.message)).id(shown.code.as_str());
        let help = help.message(render::escape(&shown.help));
        let group = match shown.span {
            None => Group::with_title(title).element(annotate_snippets::Origin::path(shown.path)).element(help),
            Some(_) => {
                let (source, marked) = window(shown);
                let line = shown.position().0.0;
                let snippet = Snippet::source(source)
                    .line_start(line)
                    .path(shown.path)
                    .annotation(AnnotationKind::Primary.span(marked));
                title.element(snippet).element(help)
            }
        };
        writeln!(output, "{}\n", self.renderer.render(&[group]))
    }

    fn end(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The line that a finding begins on, safe to print, and where in it the finding stands.
fn window(shown: &Shown<'_>) -> (String, Range<usize>) {
    let span = shown.span.unwrap_or_default();
    let line = shown.input.line_around(span.start as usize);
    let inner = span.start as usize..(span.end as usize).clamp(span.start as usize, line.end.max(span.start as usize));
    let decoded = |range: Range<usize>| shown.input.decoded(range).into_owned();
    let before = decoded(line.start.min(inner.start)..inner.start);
    let marked = decoded(inner.clone());
    let after = decoded(inner.end..line.end.max(inner.end));
    let start: String = {
        let skipped = before.chars().count().saturating_sub(MOST_AROUND);
        before.chars().skip(skipped).map(printable).collect()
    };
    let middle: String = marked.chars().take(MOST_MARKED).map(printable).collect();
    let end: String = after.chars().take(MOST_AROUND).map(printable).collect();
    let range = start.len()..start.len() + middle.trim_end().len();
    (start + &middle + end.trim_end(), range)
}

/// The character itself, unless it could move the cursor, begin an escape sequence or turn the direction of writing.
fn printable(character: char) -> char {
    match character {
        '\t' => ' ',
        // The pictures of control characters stand in their order.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + character as u32).unwrap_or('\u{FFFD}'),
        '\u{AD}' => '¬',
        _ if render::is_hostile(character) => '\u{FFFD}',
        _ => character,
    }
}
