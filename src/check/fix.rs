//! Mending what can be mended without changing what is said.

use crate::document::{Code, Diagnostic, Span};
use crate::text::Input;

/// Changes to a file that mend one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The changes, in order; they do not overlap.
    pub edits: Vec<Edit>,
}

/// Other text in the place of some bytes of a file in UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
}

/// The safe mending of a finding, where there is one.
///
/// Only files in UTF-8 are mended, so that every byte outside the edits stays the same.
pub(super) fn of(input: &Input<'_>, finding: &Diagnostic) -> Option<Fix> {
    let span = finding.span?;
    let bytes = input.bytes();
    std::str::from_utf8(bytes).ok()?;
    let edit = match finding.code {
        Code::MisspeltOrganisation => {
            let (expected, found) = (finding.values.get("expected")?, finding.values.get("found")?);
            // Where the name is broken over lines it does not stand as it reads.
            (bytes.get(span.range())? == found.as_bytes()).then(|| Edit { span, text: expected.clone() })?
        }
        Code::SoftHyphen => Edit { span, text: String::new() },
        Code::EmptyItem => Edit { span: whole_line(bytes, span)?, text: String::new() },
        _ => return None,
    };
    Some(Fix { edits: vec![edit] })
}

/// The line that a list marker stands on, with its end; `None` where there is something else on it.
fn whole_line(bytes: &[u8], span: Span) -> Option<Span> {
    let start = bytes[..span.start as usize].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let rest = &bytes[span.end as usize..];
    let end = rest.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| span.end as usize + at + 1);
    let blank = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_whitespace);
    (blank(start..span.start as usize) && blank(span.end as usize..end)).then(|| Span::new(start as u32, end as u32))
}

/// The bytes of a file after its fixes; where two overlap, the first is made.
///
/// ```
/// use medborgarlofte::Input;
/// use medborgarlofte::check::{apply, check};
///
/// let text = "Medborgarlöfte i Aneby kommun 2023\n\nPolisen lovar att:\n- syn\u{AD}as mer\n";
/// let findings = check(&Input::decode("aneby.txt", text.as_bytes()).unwrap());
/// let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
/// assert_eq!(apply(text.as_bytes(), fixes), text.replace('\u{AD}', "").as_bytes());
/// ```
pub fn apply<'f>(bytes: &[u8], fixes: impl IntoIterator<Item = &'f Fix>) -> Vec<u8> {
    let mut mended = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for Edit { span, text } in edits(bytes.len(), fixes) {
        mended.extend_from_slice(&bytes[at..span.start as usize]);
        mended.extend_from_slice(text.as_bytes());
        at = span.end as usize;
    }
    mended.extend_from_slice(&bytes[at..]);
    mended
}

/// The edits that [`apply`] makes in a file of a length: in the order of their places, of two that overlap only the first.
pub fn edits<'f>(length: usize, fixes: impl IntoIterator<Item = &'f Fix>) -> Vec<&'f Edit> {
    let mut edits: Vec<&Edit> = fixes.into_iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut at = 0;
    edits.retain(|Edit { span, .. }| {
        let fits = span.start as usize >= at && span.end >= span.start && span.end as usize <= length;
        if fits {
            at = span.end as usize;
        }
        fits
    });
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_alone_goes_with_its_line() {
        let text = b"- a\n  -  \r\n- b\n-";
        assert_eq!(whole_line(text, Span::new(6, 7)), Some(Span::new(4, 11)));
        assert_eq!(whole_line(text, Span::new(15, 16)), Some(Span::new(15, 16)));
        assert_eq!(whole_line(text, Span::new(0, 1)), None);
    }

    #[test]
    fn of_two_that_overlap_the_first_is_made() {
        let edit =
            |start, end, text: &str| Fix { edits: vec![Edit { span: Span::new(start, end), text: text.to_owned() }] };
        assert_eq!(apply(b"abcdef", &[edit(4, 5, ""), edit(1, 3, "X"), edit(2, 4, "Y")]), b"aXdf");
    }
}
