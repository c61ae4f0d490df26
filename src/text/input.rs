//! A file's bytes as text, with the way back from each character to its bytes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::document::{Code, Span};

/// Largest file that is read, in bytes: 64 MiB.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A file that cannot be read as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing to read.
    #[error("the file has no text; expected a medborgarlöfte as text")]
    Empty,
    /// A byte that no text file holds.
    #[error("byte {offset} is {byte:#04x}, which no text holds; expected a text file, so convert the document to text first")]
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
        Ok(Self { name: name.into(), bytes, text, encoding })
    }

    /// What the file is called in output.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes as they lie on disk.
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

    /// The bytes that a span of the text was decoded from.
    pub fn source_span(&self, span: Span) -> Span {
        if self.is_utf8() {
            return span;
        }
        // Windows-1252 has one byte a character.
        let chars = |end: u32| self.text[..end as usize].chars().count() as u32;
        Span::new(chars(span.start), chars(span.end))
    }
}
