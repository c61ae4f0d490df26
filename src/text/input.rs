//! A file's bytes as text, with the way back from each character to its bytes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use sha2::{Digest, Sha256};

use crate::convert::Converted;
use crate::document::{Code, Diagnostic, Document, Source, SourceFormat, SourceText, Span, map_spans};

/// Largest file that is read, in bytes: 64 MiB.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

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
            Self::Binary { .. } | Self::TooLarge { .. } => Code::BinaryFile,
        }
    }
}

/// One input file, decoded.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    name: Cow<'a, str>,
    bytes: &'a [u8],
    text: Cow<'a, str>,
    encoding: &'static Encoding,
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
    /// UTF-8 is taken as it is, without a copy; anything else is read as Windows-1252.
    ///
    /// # Errors
    /// [`ReadError`] when the bytes are no text.
    pub fn decode(name: impl Into<Cow<'a, str>>, bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.len() > MAX_BYTES {
            return Err(ReadError::TooLarge { bytes: bytes.len() });
        }
        if let Some(offset) = memchr::memchr(0, bytes) {
            return Err(ReadError::Binary { offset, byte: 0 });
        }
        let (text, encoding) = match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), UTF_8),
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, WINDOWS_1252),
        };
        if text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        Ok(Self { name: name.into(), bytes, text, encoding, file: None })
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

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// WHATWG name of the encoding the bytes were read as.
    pub fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// Whether offsets into the text are offsets into the bytes.
    pub fn is_utf8(&self) -> bool {
        self.encoding == UTF_8
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
        if self.is_utf8() {
            return Vec::new();
        }
        vec![Diagnostic {
            code: Code::AssumedEncoding,
            severity: Code::AssumedEncoding.severity(),
            message: format!("expected UTF-8, but the bytes are not; they were read as {}", self.encoding.name()),
            span: None,
            help: "save the file as UTF-8".to_owned(),
        }]
    }

    /// How many bytes of the file a stretch of the text was decoded from.
    pub(crate) fn measure(&self, span: Span) -> u64 {
        match self.is_utf8() {
            true => u64::from(span.end - span.start),
            false => self.text[span.range()].chars().count() as u64,
        }
    }

    /// Turns a document's offsets into the text into offsets into the bytes.
    pub(crate) fn restore_spans(&self, document: &mut Document<'_>) {
        if self.is_utf8() {
            return;
        }
        // Windows-1252 has one byte a character, so a byte's offset is its character's number.
        let mut starts: Vec<u32> = self.text.char_indices().map(|(at, _)| at as u32).collect();
        starts.push(self.text.len() as u32);
        let number = |at: u32| starts.partition_point(|start| *start < at) as u32;
        map_spans(document, &mut |span| Span::new(number(span.start), number(span.end)));
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
