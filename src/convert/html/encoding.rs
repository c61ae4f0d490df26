//! In which encoding a page is written.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

/// A page that says its encoding says it this early.
const SEARCHED: usize = 1024;

/// Decodes a page: by its byte order mark, else as it says itself, else as a text file.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match declared(&bytes[..bytes.len().min(SEARCHED)]) {
        Some(encoding) if encoding != UTF_8 => encoding.decode_without_bom_handling(bytes).0,
        // A page that says UTF-8 and is not says so falsely, or has a few letters of another encoding.
        _ => crate::text::decode(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes)),
    }
}

/// The encoding that `charset=` of a meta element or `encoding=` of an XML declaration names.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let start = start.to_ascii_lowercase();
    let declaration = start.trim_ascii_start().strip_prefix(b"<?xml").and_then(|rest| {
        let end = memmem::find(rest, b"?>")?;
        value(&rest[..end], b"encoding")
    });
    let metas = memmem::find_iter(&start, b"<meta").filter_map(|at| {
        let end = memchr::memchr(b'>', &start[at..])?;
        value(&start[at..at + end], b"charset")
    });
    let encoding = declaration.into_iter().chain(metas).find_map(Encoding::for_label)?;
    // What could be read so far is no UTF-16, so that neither is the rest.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// The value after `name=` in a tag, in quotes or without.
fn value<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t [u8]> {
    let at = memmem::find(tag, name)? + name.len();
    let rest = tag[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\'' | b';' | b' ' | b'/')).unwrap_or(rest.len());
    Some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("Åmål".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, expected) in [
            (&b"\xEF\xBB\xBF\xC3\x85m\xC3\xA5l"[..], "Åmål"),
            (&utf16, "Åmål"),
            (b"\xC3\x85m\xC3\xA5l", "Åmål"),
            (b"\xC5m\xE5l", "Åmål"),
            (b"<meta charset=iso-8859-1>\xC5m\xE5l", "<meta charset=iso-8859-1>Åmål"),
            (
                b"<META http-equiv=x content='text/html; CHARSET = \"latin1\"'>\xE5",
                "<META http-equiv=x content='text/html; CHARSET = \"latin1\"'>å",
            ),
            (b"<?xml version='1.0' encoding='iso-8859-15'?>\xA4", "<?xml version='1.0' encoding='iso-8859-15'?>€"),
            // What cannot be or is not known is not believed.
            (b"<meta charset=utf-16>\xC3\xA5", "<meta charset=utf-16>å"),
            (b"<meta charset=klingon>\xC3\xA5", "<meta charset=klingon>å"),
            (b"<meta charset=utf-8>\xE5\xE4", "<meta charset=utf-8>åä"),
            (b"<meta charset=utf-8>\xC3\xA5\xC3\xA4\xE5", "<meta charset=utf-8>åä\u{FFFD}"),
            (b"<meta charset=utf-8>\xC3\xA5\xE5r", "<meta charset=utf-8>åår"),
            (b"<p>\x81m\x8Cl", "<p>Åmål"),
            (b"<p>\x8Fm\x86l fritidsg\x86rd", "<p>Åmål fritidsgård"),
            (b"<\0p\0>\0\xE5\0r\0", "<p>år"),
            // A page with zeros in it is read all the same.
            (b"<p>\xC3\xA5\0r", "<p>å\0r"),
            (b"<p>\xC3\xA5\0r \xE5", "<p>å\0r \u{FFFD}"),
            (b"charset=iso-8859-1 \xC3\xA5", "charset=iso-8859-1 å"),
        ] {
            assert_eq!(decode(bytes), expected);
        }
    }
}
