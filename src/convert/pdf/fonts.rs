//! Fonts as pdf-extract needs them: what is missing or of the wrong type in a font ends the whole conversion there.

use std::collections::HashMap;
use std::io::{self, Read};

use pdf_extract::{Dictionary, Document, Object, Stream};

/// Widths are kept for this many characters of a font.
const MOST_WIDTHS: usize = 70_000;
/// What tells characters of a font may be this long, in bytes.
const LARGEST_MAP: u64 = 8 * 1024 * 1024;
/// The name of the font that stands for missing ones.
const FALLBACK: &str = "F0";

/// The fonts that a page uses, under names of their own.
pub(super) struct Fonts<'d> {
    document: &'d Document,
    names: HashMap<*const Dictionary, String>,
    fonts: Dictionary,
}

impl<'d> Fonts<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut fallback = Dictionary::new();
        fallback.set("Type", name("Font"));
        fallback.set("Subtype", name("Type1"));
        fallback.set("BaseFont", name("Helvetica"));
        fallback.set("Encoding", name("WinAnsiEncoding"));
        let mut fonts = Dictionary::new();
        fonts.set(FALLBACK, Object::Dictionary(fallback));
        Self { document, names: HashMap::new(), fonts }
    }

    /// The name of a font that can always be used.
    pub(super) fn fallback(&self) -> Object {
        name(FALLBACK)
    }

    /// The name on the page of the font that the resources call `known_as`.
    pub(super) fn name(&mut self, resources: Option<&'d Dictionary>, known_as: &[u8]) -> Object {
        let fonts = resources.and_then(|resources| dictionary(self.document, resources, b"Font"));
        let Some(font) = fonts.and_then(|fonts| dictionary(self.document, fonts, known_as)) else {
            return self.fallback();
        };
        // The same font can have many names, and the same name can stand for many fonts.
        if let Some(known) = self.names.get(&std::ptr::from_ref(font)) {
            return name(known);
        }
        let new = format!("F{}", self.fonts.len());
        self.names.insert(font, new.clone());
        let mended = Mend { document: self.document }.font(font);
        self.fonts.set(new.as_str(), Object::Dictionary(mended));
        name(&new)
    }

    pub(super) fn finish(self) -> Dictionary {
        self.fonts
    }
}

struct Mend<'d> {
    document: &'d Document,
}

impl Mend<'_> {
    fn font(&self, font: &Dictionary) -> Dictionary {
        let mut mended = Dictionary::new();
        mended.set("Type", name("Font"));
        let kind = font.get_deref(b"Subtype", self.document).and_then(Object::as_name).unwrap_or(b"Type1");
        mended.set("Subtype", Object::Name(kind.to_vec()));
        let base = font.get_deref(b"BaseFont", self.document).and_then(Object::as_name).unwrap_or(b"Helvetica");
        mended.set("BaseFont", Object::Name(base.to_vec()));
        let map = font.get_deref(b"ToUnicode", self.document).ok();
        let map = map.filter(|map| map.as_stream().is_ok_and(|map| !inflates_past(map, LARGEST_MAP)));
        if let Some(map) = map {
            mended.set("ToUnicode", map.clone());
        }
        match kind {
            b"Type0" => self.composite(font, &mut mended),
            _ => self.simple(font, map.is_some(), &mut mended),
        }
        mended
    }

    fn simple(&self, font: &Dictionary, mapped: bool, mended: &mut Dictionary) {
        let descriptor = dictionary(self.document, font, b"FontDescriptor");
        let is_type3 = mended.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type3");
        let mut encoding = self.encoding(font);
        if encoding.is_none() && (mapped || is_type3) {
            encoding = Some(name("WinAnsiEncoding"));
        }
        if let Some(descriptor) = descriptor.filter(|_| !is_type3) {
            let mut own = Dictionary::new();
            // The characters are told by the map or the encoding; the font's own program is the last resort.
            let key: Option<&[u8]> = match () {
                () if mapped => None,
                () if encoding.is_none() && descriptor.has(b"FontFile") => Some(b"FontFile"),
                () => Some(b"FontFile3"),
            };
            let program = key.and_then(|key| Some((key, descriptor.get_deref(key, self.document).ok()?)));
            if let Some((key, program)) = program.filter(|(_, program)| program.as_stream().is_ok()) {
                own.set(key, program.clone());
            }
            mended.set("FontDescriptor", Object::Dictionary(own));
        }
        if let Some(encoding) = encoding {
            mended.set("Encoding", encoding);
        }
        let first = font.get_deref(b"FirstChar", self.document).and_then(Object::as_i64).ok();
        let widths = self.numbers(font, b"Widths");
        match (first, widths) {
            (Some(first @ 0..=255), Some(mut widths)) if !widths.is_empty() => {
                widths.truncate(256 - first as usize);
                set_widths(mended, first, widths);
            }
            _ if is_type3 => set_widths(mended, 0, vec![500.0; 256]),
            // Only for the fonts that every reader knows are widths known too.
            _ => mended.set("BaseFont", name(known_font(mended.get(b"BaseFont").and_then(Object::as_name).ok()))),
        }
        if let Some(Ok(width)) =
            descriptor.map(|descriptor| descriptor.get_deref(b"MissingWidth", self.document).and_then(Object::as_float))
        {
            mended.set("MissingWidth", Object::Real(width));
        }
    }

    /// The encoding of a font of single bytes, if it is one that is known.
    fn encoding(&self, font: &Dictionary) -> Option<Object> {
        match font.get_deref(b"Encoding", self.document).ok()? {
            Object::Name(known) if is_encoding(known) => Some(Object::Name(known.clone())),
            Object::Dictionary(encoding) => {
                let mut mended = Dictionary::new();
                let base = encoding.get_deref(b"BaseEncoding", self.document).and_then(Object::as_name);
                if let Some(base) = base.ok().filter(|base| is_encoding(base)) {
                    mended.set("BaseEncoding", Object::Name(base.to_vec()));
                }
                let differences = encoding.get_deref(b"Differences", self.document).and_then(Object::as_array);
                let mut kept = Vec::new();
                let mut code = 0;
                for part in differences.map(Vec::as_slice).unwrap_or_default() {
                    match self.document.dereference(part) {
                        Ok((_, Object::Integer(number))) => {
                            code = (*number).clamp(0, 256);
                            kept.push(Object::Integer(code));
                        }
                        Ok((_, glyph @ Object::Name(_))) if code < 256 => {
                            kept.push(glyph.clone());
                            code += 1;
                        }
                        _ => {}
                    }
                }
                mended.set("Differences", Object::Array(kept));
                Some(Object::Dictionary(mended))
            }
            _ => None,
        }
    }

    fn composite(&self, font: &Dictionary, mended: &mut Dictionary) {
        let encoding = match font.get_deref(b"Encoding", self.document) {
            Ok(stream @ Object::Stream(map)) if !inflates_past(map, LARGEST_MAP) => stream.clone(),
            _ => name("Identity-H"),
        };
        mended.set("Encoding", encoding);
        let descendants = font.get_deref(b"DescendantFonts", self.document).and_then(Object::as_array).ok();
        let descendant =
            descendants.and_then(|descendants| self.document.dereference(descendants.first()?).ok()?.1.as_dict().ok());
        let mut own = Dictionary::new();
        own.set("FontDescriptor", Object::Dictionary(Dictionary::new()));
        if let Some(descendant) = descendant {
            let usual = descendant.get_deref(b"DW", self.document).and_then(Object::as_float).unwrap_or(1000.0);
            own.set("DW", Object::Integer(usual as i64));
            let widths = descendant.get_deref(b"W", self.document).and_then(Object::as_array);
            own.set("W", self.widths(widths.map(Vec::as_slice).unwrap_or_default()));
        }
        mended.set("DescendantFonts", Object::Array(vec![Object::Dictionary(own)]));
    }

    /// `first [width width …]` and `first last width`, all in the first form.
    fn widths(&self, widths: &[Object]) -> Object {
        let direct: Vec<&Object> =
            widths.iter().filter_map(|part| Some(self.document.dereference(part).ok()?.1)).collect();
        let (mut mended, mut at, mut left) = (Vec::new(), 0, MOST_WIDTHS);
        while let Some(first) = direct.get(at).and_then(|first| first.as_i64().ok()) {
            let (list, taken) = match (direct.get(at + 1), direct.get(at + 2)) {
                (Some(Object::Array(list)), _) => {
                    (list.iter().map(|width| width.as_float().unwrap_or(0.0)).take(left).collect::<Vec<_>>(), 2)
                }
                (Some(last), Some(width)) => {
                    let count = last.as_i64().ok().and_then(|last| usize::try_from(last - first + 1).ok()).unwrap_or(0);
                    (vec![width.as_float().unwrap_or(0.0); count.min(left)], 3)
                }
                _ => break,
            };
            left -= list.len();
            at += taken;
            mended.push(Object::Integer(first));
            mended.push(Object::Array(list.into_iter().map(Object::Real).collect()));
        }
        Object::Array(mended)
    }

    fn numbers(&self, font: &Dictionary, key: &[u8]) -> Option<Vec<f32>> {
        let list = font.get_deref(key, self.document).and_then(Object::as_array).ok()?;
        let number = |part| Some(self.document.dereference(part).ok()?.1.as_float().unwrap_or(0.0));
        Some(list.iter().take(256).map(|part| number(part).unwrap_or(0.0)).collect())
    }
}

fn set_widths(font: &mut Dictionary, first: i64, widths: Vec<f32>) {
    font.set("FirstChar", first);
    font.set("LastChar", first + widths.len() as i64 - 1);
    font.set("Widths", Object::Array(widths.into_iter().map(Object::Real).collect()));
}

fn is_encoding(name: &[u8]) -> bool {
    matches!(name, b"WinAnsiEncoding" | b"MacRomanEncoding" | b"MacExpertEncoding")
}

/// The font of the fourteen that every reader knows that is most like this one.
fn known_font(name: Option<&[u8]>) -> &'static str {
    let name = String::from_utf8_lossy(name.unwrap_or_default()).to_ascii_lowercase();
    let is = |part| name.contains(part);
    match (is("bold"), is("italic") || is("oblique")) {
        _ if is("symbol") => "Symbol",
        _ if is("dingbats") => "ZapfDingbats",
        (true, _) if is("courier") => "Courier-Bold",
        _ if is("courier") => "Courier",
        (true, _) if is("times") => "Times-Bold",
        (_, true) if is("times") => "Times-Italic",
        _ if is("times") => "Times-Roman",
        (true, _) => "Helvetica-Bold",
        (false, _) => "Helvetica",
    }
}

fn dictionary<'d>(document: &'d Document, within: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
    within.get_deref(key, document).and_then(Object::as_dict).ok()
}

fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// Whether a stream is longer than `limit` when it is decompressed; a few bytes can hold any number.
pub(super) fn inflates_past(stream: &Stream, limit: u64) -> bool {
    let flate = stream.filters().is_ok_and(|filters| filters.first() == Some(&&b"FlateDecode"[..]));
    if !flate {
        return stream.content.len() as u64 > limit;
    }
    let decoder = flate2::read::ZlibDecoder::new(stream.content.as_slice());
    // What cannot be decompressed ends here and is reported where it is used.
    io::copy(&mut decoder.take(limit + 1), &mut io::sink()).is_ok_and(|length| length > limit)
}
