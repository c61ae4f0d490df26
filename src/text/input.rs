//! A file's bytes as text, with the way back from each character to its bytes.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use crate::convert::Converted;
use crate::document::{Code, Diagnostic, Document, Source, SourceFormat, SourceText, Span, map_spans};
use crate::messages::finding;

use super::characters::{Repairs, clean};
use super::encoding::{Encoding, NoText};
use super::offsets::OffsetMap;

/// Largest file that is read, in bytes: 64 MiB.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Longest line that is read, in bytes of the decoded text: 1 MiB.
pub const MAX_LINE_BYTES: usize = 1024 * 1024;

/// Most cells of tables that are read, counted as the tabs and pipes that could hold them apart.
pub const MAX_CELLS: usize = 1_000_000;

/// A file that cannot be read as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing to read.
    #[error("the file has no text; expected a medborgarlöfte as text")]
    Empty,
    /// A byte that no text file holds.
    #[error(
        "byte {offset} is {byte:#04x}, which no text holds; expected a text file, so convert the document to text first"
    )]
    Binary {
        /// Offset of the byte.
        offset: usize,
        /// Its value.
        byte: u8,
    },
    /// A line is longer than [`MAX_LINE_BYTES`].
    #[error(
        "line {line} has {bytes} bytes; at most {MAX_LINE_BYTES} (1 MiB) are read, so see whether the line ends were lost"
    )]
    LineTooLong {
        /// Number of the line, from 1.
        line: usize,
        /// Its length.
        bytes: usize,
    },
    /// There are more tabs and pipes than [`MAX_CELLS`].
    #[error("the file has {cells} tabs and pipes between cells; at most {MAX_CELLS} are read, so split it")]
    TooManyCells {
        /// How many there are.
        cells: usize,
    },
    /// More than [`MAX_BYTES`].
    #[error("the file has {bytes} bytes; at most {MAX_BYTES} (64 MiB) are read, so split it")]
    TooLarge {
        /// The file's length.
        bytes: usize,
    },
}

impl ReadError {
    /// The stable code of the error.
    pub fn code(&self) -> Code {
        match self {
            Self::Empty => Code::EmptyFile,
            Self::Binary { .. } => Code::BinaryFile,
            Self::TooLarge { .. } | Self::LineTooLong { .. } | Self::TooManyCells { .. } => Code::LimitExceeded,
        }
    }
}

/// One input file, decoded.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    name: Cow<'a, str>,
    bytes: &'a [u8],
    text: Cow<'a, str>,
    map: OffsetMap,
    encoding: Encoding,
    repairs: Repairs,
    /// Where the lines of the text begin, once somebody has asked for a line.
    lines: OnceLock<Vec<u32>>,
    /// The file that `bytes` were taken out of, if they are not the file.
    file: Option<File<'a>>,
}

/// A file whose text was taken out of it.
#[derive(Debug, Clone)]
struct File<'a> {
    format: SourceFormat,
    bytes: &'a [u8],
    converter: &'a str,
}

impl<'a> Input<'a> {
    /// Decodes `bytes`; `name` is what the file is called in output.
    ///
    /// UTF-8 is taken as it is, without a copy; other encodings are recognised, and garbled letters put right.
    ///
    /// # Errors
    /// [`ReadError`] when the bytes are no text, or more of it than is read.
    pub fn decode(name: impl Into<Cow<'a, str>>, bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.len() > MAX_BYTES {
            return Err(ReadError::TooLarge { bytes: bytes.len() });
        }
        let (encoding, text, map) =
            Encoding::read(bytes).map_err(|NoText(offset)| ReadError::Binary { offset, byte: bytes[offset] })?;
        let (text, map, repairs) = clean(text, map);
        if text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        within_limits(&text)?;
        Ok(Self { name: name.into(), bytes, text, map, encoding, repairs, lines: OnceLock::new(), file: None })
    }

    /// The text that was taken out of `file`, which is of another format; spans point into the text.
    ///
    /// # Errors
    /// [`ReadError`] when there is no text, or too much.
    pub fn converted(
        name: impl Into<Cow<'a, str>>,
        format: SourceFormat,
        file: &'a [u8],
        converted: &'a Converted,
    ) -> Result<Self, ReadError> {
        let input = Self::decode(name, converted.text.as_bytes())?;
        Ok(Self { file: Some(File { format, bytes: file, converter: &converted.converter }), ..input })
    }

    /// What the file is called in output.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes that spans point into: the file's as they lie on disk, or those of the text taken out of it.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The text that is read: decoded, with its characters as they are meant.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Name of the encoding the bytes were read as: the WHATWG's where it has one, else IANA's.
    pub fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// Line and column of a byte, both from 1, the column in characters as the file has them.
    ///
    /// ```
    /// let input = medborgarlofte::Input::decode("a.txt", "Löfte\r\nåäö här".as_bytes()).unwrap();
    /// assert_eq!(input.line_and_column("Löfte\r\nåäö ".len()), (2, 5));
    /// ```
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.bytes.len());
        let line = self.line_of(byte);
        let start = self.line_bytes(line).start.min(byte);
        (line + 1, self.characters(start..byte) + 1)
    }

    /// The bytes of the line that a byte stands on, without its end.
    pub fn line_around(&self, byte: usize) -> Range<usize> {
        self.line_bytes(self.line_of(byte.min(self.bytes.len())))
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            [0].into_iter().chain(ends.map(|end| end as u32 + 1)).collect()
        })
    }

    /// The number of the line, from 0, that a byte stands on.
    fn line_of(&self, byte: usize) -> usize {
        let at = self.map.text_offset(byte as u32);
        self.line_starts().partition_point(|start| *start <= at) - 1
    }

    fn line_bytes(&self, line: usize) -> Range<usize> {
        let starts = self.line_starts();
        let start = starts[line];
        let end = starts.get(line + 1).map_or(self.text.len() as u32, |next| next - 1);
        let text = self.text[start as usize..end as usize].trim_end_matches('\r');
        self.map.stretch(Span::new(start, start + text.len() as u32)).range()
    }

    /// How many characters (Unicode code points of the decoded text) begin in a range of the bytes that begins and ends
    /// between two.
    pub fn characters(&self, bytes: Range<usize>) -> usize {
        self.encoding.count(&self.bytes[bytes])
    }

    /// The characters that a range of the bytes stands for, which begins and ends between two, as the file has them.
    ///
    /// ```
    /// let input = medborgarlofte::Input::decode("a.txt", b"L\xF6fte i Gnosj\xF6").unwrap();
    /// assert_eq!(input.decoded(8..14), "Gnosjö");
    /// ```
    pub fn decoded(&self, bytes: Range<usize>) -> Cow<'_, str> {
        self.encoding.decode(&self.bytes[bytes]).0
    }

    /// Hands over the place of every character (code point of the decoded text) in the bytes.
    pub fn each_character(&self, each: &mut dyn FnMut(Span)) {
        self.encoding.each_character(self.bytes, &mut |_, span| each(span));
    }

    /// What every document of the file says of it; the span is the whole.
    pub(crate) fn source(&self) -> Source<'_> {
        let (format, bytes, text) = match &self.file {
            None => (SourceFormat::Text, self.bytes, None),
            Some(file) => {
                let text = SourceText {
                    converter: Cow::Borrowed(file.converter),
                    sha256: hex(&Sha256::digest(self.bytes)),
                    bytes: self.bytes.len() as u64,
                };
                (file.format, file.bytes, Some(text))
            }
        };
        Source {
            name: Cow::Borrowed(&self.name),
            sha256: hex(&Sha256::digest(bytes)),
            bytes: bytes.len() as u64,
            format,
            encoding: Cow::Borrowed(self.encoding.name()),
            text,
            span: Span::new(0, self.text.len() as u32),
        }
    }

    /// Findings about the bytes themselves.
    pub(crate) fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.encoding == Encoding::MixedUtf8 {
            let first = std::str::from_utf8(self.bytes).map_or_else(|error| error.valid_up_to(), str::len) as u32;
            let values = [("encoding", Encoding::Windows1252.to_string())];
            found.push(finding(Code::AssumedEncoding, Some(Span::new(first, first + 1)), &values));
        } else if !self.encoding.is_stated(self.bytes) {
            found.push(finding(Code::AssumedEncoding, None, &[("encoding", self.encoding.to_string())]));
        }
        let Repairs { repaired, lost } = &self.repairs;
        if let Some(first) = repaired.first() {
            let garbled = self.encoding.decode(&self.bytes[first.range()]).0;
            let values = [("found", garbled.into_owned()), ("places", repaired.len().to_string())];
            found.push(finding(Code::RepairedText, Some(*first), &values));
        }
        if let Some(first) = lost.first() {
            found.push(finding(Code::LostCharacters, Some(*first), &[("places", lost.len().to_string())]));
        }
        found
    }

    /// Where the characters of the text stand in the bytes.
    pub(crate) fn offsets(&self) -> &OffsetMap {
        &self.map
    }

    /// Turns a document's offsets into the text into offsets into the bytes.
    pub(crate) fn restore_spans(&self, document: &mut Document<'_>) {
        if !self.map.is_identity() {
            let covered = self.map.stretch(document.source.span);
            map_spans(document, &mut |span| self.map.span(span));
            document.source.span = covered;
        }
    }
}

fn within_limits(text: &str) -> Result<(), ReadError> {
    let bytes = text.as_bytes();
    // Only a text that is longer than a line may be can have a line that is too long.
    if bytes.len() > MAX_LINE_BYTES {
        let too_long = text.split('\n').enumerate().find(|(_, line)| line.len() > MAX_LINE_BYTES);
        if let Some((index, line)) = too_long {
            return Err(ReadError::LineTooLong { line: index + 1, bytes: line.len() });
        }
    }
    if bytes.len() > MAX_CELLS {
        let cells = memchr::memchr2_iter(b'\t', b'|', bytes).count();
        if cells > MAX_CELLS {
            return Err(ReadError::TooManyCells { cells });
        }
    }
    Ok(())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> Option<ReadError> {
        Input::decode("a.txt", bytes).err()
    }

    #[test]
    fn limits_and_one_past_them() {
        let lines = |bytes: usize| "Löfte\n".bytes().cycle().take(bytes).collect::<Vec<u8>>();
        assert_eq!(error(&lines(MAX_BYTES / 7 * 7)), None);
        assert_eq!(error(&lines(MAX_BYTES + 1)), Some(ReadError::TooLarge { bytes: MAX_BYTES + 1 }));

        let line = |bytes: usize| format!("a\n{}\nb", "x".repeat(bytes)).into_bytes();
        assert_eq!(error(&line(MAX_LINE_BYTES)), None);
        let too_long = ReadError::LineTooLong { line: 2, bytes: MAX_LINE_BYTES + 1 };
        assert_eq!(error(&line(MAX_LINE_BYTES + 1)), Some(too_long));

        let cells = |cells: usize| "a\tb|c\n".repeat(cells / 2) + &"a\tb".repeat(cells % 2);
        assert_eq!(error(cells(MAX_CELLS).as_bytes()), None);
        let too_many = ReadError::TooManyCells { cells: MAX_CELLS + 1 };
        assert_eq!(error(cells(MAX_CELLS + 1).as_bytes()), Some(too_many));
    }

    #[test]
    fn bytes_that_are_no_text() {
        assert_eq!(error(b""), Some(ReadError::Empty));
        assert_eq!(error(b"\xEF\xBB\xBF \n"), Some(ReadError::Empty));
        assert_eq!(error(b"ab\0\x01cd\x02"), Some(ReadError::Binary { offset: 2, byte: 0 }));
    }

    #[test]
    fn places_in_every_encoding() {
        let text = "Löfte\r\nåäö här";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, at) in
            [(text.as_bytes(), "Löfte\r\nåäö ".len()), (b"L\xf6fte\r\n\xe5\xe4\xf6 h\xe4r", 11), (&utf16, 22)]
        {
            let input = Input::decode("a.txt", bytes).unwrap();
            assert_eq!(input.line_and_column(at), (2, 5), "{}", input.encoding());
            assert_eq!(input.line_and_column(0), (1, 1), "{}", input.encoding());
        }
        let old_mac = Input::decode("a.txt", "Löfte\råäö här".as_bytes()).unwrap();
        assert_eq!(old_mac.line_and_column("Löfte\råäö ".len()), (2, 5));
    }

    #[test]
    fn findings_about_the_bytes() {
        let codes = |bytes: &[u8]| {
            let input = Input::decode("a.txt", bytes).unwrap();
            input.diagnostics().iter().map(|found| (found.code, found.span)).collect::<Vec<_>>()
        };
        assert_eq!(codes("Löfte".as_bytes()), []);
        assert_eq!(codes(b"L\xf6fte"), [(Code::AssumedEncoding, None)]);
        assert_eq!(codes(b"L\xC3\xB6fte \xf6"), [(Code::AssumedEncoding, Some(Span::new(7, 8)))]);
        assert_eq!(codes("LÃ¶fte".as_bytes()), [(Code::RepairedText, Some(Span::new(1, 5)))]);
        assert_eq!(codes("L\u{FFFD}fte".as_bytes()), [(Code::LostCharacters, Some(Span::new(1, 4)))]);
    }
}
