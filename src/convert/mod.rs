//! Files that hold their text in another form: what is read of them is written out as plain lines first.
//!
//! A converter writes text as the layout stage reads it: `# ` before headings, `- ` and `1. ` before list items,
//! two spaces of indent a level, rows of tables as `| cell | cell |` with `<br>` between the paragraphs of a cell, a blank
//! line between blocks, a form feed between pages. Signs of the text that would be taken for markup are escaped with `\`,
//! except list markers that an author typed, which mean a list in the text as well.
//! It knows nothing of what the text is about.

#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(any(feature = "docx", feature = "html"))]
#[cfg_attr(not(all(feature = "docx", feature = "html")), allow(dead_code, reason = "each needs other parts of it"))]
mod plain;

use crate::document::{Code, SourceFormat};

/// What a converter made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The text, into which the spans of the documents point.
    pub text: String,
    /// What made it: a name and a version.
    pub converter: String,
}

/// Why a file's text could not be taken out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum ConvertError {
    /// This build cannot read the format.
    #[error("{format} files are not read by this build; expected text, or a build with the feature `{format}`")]
    Unsupported {
        /// The format, which is the name of the feature too.
        format: SourceFormat,
    },
    /// The file is not what its name or its first bytes say.
    #[error("expected a whole {format} file, but {reason}; open and save it anew, or convert it to text")]
    Damaged {
        /// What the file was taken for.
        format: SourceFormat,
        /// What stands in the way.
        reason: String,
    },
    /// The file is locked with a password.
    #[error("the {format} file is encrypted; save it without a password")]
    Encrypted {
        /// What the file is.
        format: SourceFormat,
    },
    /// The file has pictures of pages and no text.
    #[error("the {format} file has no text, so it is likely scanned; run OCR (such as ocrmypdf) on it first")]
    NoText {
        /// What the file is.
        format: SourceFormat,
    },
    /// The text grew past a limit.
    #[error("the {format} file gives more than {limit} bytes of text; at most {factor} times the file's size is read")]
    TooMuchText {
        /// What the file is.
        format: SourceFormat,
        /// The most bytes that are taken.
        limit: u64,
        /// The limit as a multiple of the file's size.
        factor: u64,
    },
    /// Parts of the file lie deeper in one another than is read.
    #[error(
        "the {format} file is nested deeper than {limit} levels; expected fewer, so save it anew in a simpler form"
    )]
    TooDeep {
        /// What the file is.
        format: SourceFormat,
        /// The most levels that are read.
        limit: usize,
    },
    /// The converter was stopped.
    #[error(
        "reading the {format} file took more than {seconds} s and was stopped; convert it to text with another tool"
    )]
    TooSlow {
        /// What the file is.
        format: SourceFormat,
        /// The limit.
        seconds: u64,
    },
    /// The converter ran out of the memory it may use, or broke down.
    #[error("the converter broke down on the {format} file ({reason}); convert it to text with another tool")]
    BrokeDown {
        /// What the file is.
        format: SourceFormat,
        /// How it ended.
        reason: String,
    },
}

impl ConvertError {
    /// The stable code of the error.
    pub fn code(&self) -> Code {
        match self {
            Self::Unsupported { .. } => Code::UnsupportedFormat,
            Self::Damaged { .. } => Code::DamagedFile,
            Self::Encrypted { .. } => Code::EncryptedFile,
            Self::NoText { .. } => Code::ScannedFile,
            Self::TooMuchText { .. } | Self::TooDeep { .. } => Code::LimitExceeded,
            Self::TooSlow { .. } | Self::BrokeDown { .. } => Code::ConversionFailed,
        }
    }
}

/// A page of the web shows itself as one this early.
const SNIFFED: usize = 1024;

/// The format of a file, by its first bytes; the end of its name tells only a part of a web page from text.
///
/// ```
/// use medborgarlofte::document::SourceFormat;
/// use medborgarlofte::convert::format_of;
///
/// assert_eq!(format_of("lofte.txt", b"%PDF-1.7"), SourceFormat::Pdf);
/// assert_eq!(format_of("lofte.htm", b"Medborgarl\xc3\xb6fte"), SourceFormat::Html);
/// assert_eq!(format_of("lofte", b"Medborgarl\xc3\xb6fte"), SourceFormat::Text);
/// ```
pub fn format_of(name: &str, bytes: &[u8]) -> SourceFormat {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |sign: &[u8]| start.get(..sign.len()).is_some_and(|first| first.eq_ignore_ascii_case(sign));
    if begins(b"%PDF-") {
        return SourceFormat::Pdf;
    }
    // An Office file is a ZIP archive; one that is encrypted, or older than that, is an OLE compound file.
    if begins(b"PK\x03\x04") || begins(b"\xD0\xCF\x11\xE0") {
        return SourceFormat::Docx;
    }
    if begins(b"<!doctype html") || begins(b"<html") {
        return SourceFormat::Html;
    }
    // A declaration or a comment can stand before the page.
    if begins(b"<?xml") || begins(b"<!--") {
        let head = start[..start.len().min(SNIFFED)].to_ascii_lowercase();
        if [&b"<!doctype html"[..], b"<html"].iter().any(|sign| memchr::memmem::find(&head, sign).is_some()) {
            return SourceFormat::Html;
        }
    }
    // What is in the file counts, not what it is called; only a part of a web page cannot be told from text.
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    match end.as_deref() {
        Some("html" | "htm" | "xhtml") => SourceFormat::Html,
        _ => SourceFormat::Text,
    }
}

/// Takes the text out of a file.
///
/// # Errors
/// [`ConvertError`] when the file cannot be read, or holds no text.
pub fn convert(format: SourceFormat, bytes: &[u8]) -> Result<Converted, ConvertError> {
    // A build without a converter has no use for the bytes.
    let _ = bytes;
    match format {
        #[cfg(feature = "docx")]
        SourceFormat::Docx => docx::convert(bytes),
        #[cfg(feature = "html")]
        SourceFormat::Html => html::convert(bytes),
        #[cfg(feature = "pdf")]
        SourceFormat::Pdf => pdf::convert(bytes),
        _ => Err(ConvertError::Unsupported { format }),
    }
}
