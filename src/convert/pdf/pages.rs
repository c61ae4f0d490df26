//! The file as pages: each is made simple and then handed to pdf-extract for its characters.

use std::collections::HashSet;

use pdf_extract::{Dictionary, Document, Error, Object, ObjectId, OutputError, Stream};

use super::content::{Budget, Content};
use super::geometry::{Matrix, Rule};
use super::glyphs::{Glyph, Glyphs};
use super::{broke_down, damaged, most_text, page};
use crate::convert::ConvertError;
use crate::document::SourceFormat;

/// Files with more pages are not read.
const MOST_PAGES: usize = 5_000;
/// How far up the page tree a page's size is looked for.
const DEPTH: usize = 64;
/// A4, for pages that do not say how large they are.
const A4: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its characters, as they were drawn.
    pub(super) glyphs: Vec<Glyph>,
    /// Its drawn lines.
    pub(super) rules: Vec<Rule>,
}

/// The text of a PDF file.
pub(super) fn read(bytes: &[u8]) -> Result<String, ConvertError> {
    let mut document = Document::load_mem(bytes).map_err(unreadable)?;
    if document.is_encrypted() {
        return Err(ConvertError::Encrypted { format: SourceFormat::Pdf });
    }
    let mut seen = HashSet::new();
    let pages: Vec<ObjectId> = document.page_iter().filter(|page| seen.insert(*page)).take(MOST_PAGES + 1).collect();
    if pages.is_empty() {
        return Err(damaged("it has no pages"));
    }
    if pages.len() > MOST_PAGES {
        return Err(broke_down(format!("it has more than {MOST_PAGES} pages")));
    }
    let only = OnlyPage::take_place(&mut document);
    let mut budget = Budget::new(most_text(bytes.len()));
    let mut sheets = Vec::with_capacity(pages.len());
    for id in pages {
        sheets.push(only.read(&mut document, id, &mut budget)?);
    }
    let readable = |glyph: &Glyph| glyph.text.chars().any(char::is_alphanumeric);
    if !sheets.iter().any(|sheet| sheet.glyphs.iter().any(readable)) {
        return Err(ConvertError::NoText { format: SourceFormat::Pdf });
    }
    Ok(page::text(&sheets))
}

fn unreadable(error: Error) -> ConvertError {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            ConvertError::Encrypted { format: SourceFormat::Pdf }
        }
        error => damaged(error.to_string()),
    }
}

/// A page that takes the place of all others, since pdf-extract looks for a page from the first on.
struct OnlyPage {
    page: ObjectId,
    content: ObjectId,
}

impl OnlyPage {
    fn take_place(document: &mut Document) -> Self {
        let (content, page) = (document.new_object_id(), document.new_object_id());
        let mut tree = Dictionary::new();
        tree.set("Type", Object::Name(b"Pages".to_vec()));
        tree.set("Count", 1);
        tree.set("Kids", Object::Array(vec![Object::Reference(page)]));
        let tree = document.add_object(tree);
        let mut catalog = Dictionary::new();
        catalog.set("Type", Object::Name(b"Catalog".to_vec()));
        catalog.set("Pages", Object::Reference(tree));
        let catalog = document.add_object(catalog);
        document.trailer.set("Root", Object::Reference(catalog));
        Self { page, content }
    }

    fn read(&self, document: &mut Document, id: ObjectId, budget: &mut Budget) -> Result<Sheet, ConvertError> {
        let mut content = Content::new(document, budget);
        let Ok(page) = document.get_dictionary(id) else { return Ok(Sheet::default()) };
        let (upright, [width, height]) = upright(document, page);
        content.page(page, resources(document, page), upright)?;
        let (bytes, fonts, rules) = content.finish()?;

        document.objects.insert(self.content, Object::Stream(Stream::new(Dictionary::new(), bytes)));
        let mut resources = Dictionary::new();
        resources.set("Font", Object::Dictionary(fonts));
        let mut page = Dictionary::new();
        page.set("Type", Object::Name(b"Page".to_vec()));
        page.set("MediaBox", Object::Array([0.0, 0.0, width, height].map(|side| Object::Real(side as f32)).to_vec()));
        page.set("Resources", Object::Dictionary(resources));
        page.set("Contents", Object::Reference(self.content));
        document.objects.insert(self.page, Object::Dictionary(page));

        let mut glyphs = Glyphs::default();
        pdf_extract::output_doc_page(document, &mut glyphs, 1).map_err(|error| match error {
            OutputError::PdfError(error) => damaged(error.to_string()),
            error => broke_down(error.to_string()),
        })?;
        Ok(Sheet { glyphs: glyphs.finish(), rules })
    }
}

/// A value of the page, or of what it lies in.
fn inherited<'d>(document: &'d Document, page: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    let mut node = page;
    for _ in 0..DEPTH {
        if let Ok(value) = node.get_deref(key, document) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}

fn resources<'d>(document: &'d Document, page: &'d Dictionary) -> Option<&'d Dictionary> {
    inherited(document, page, b"Resources")?.as_dict().ok()
}

/// What turns the page as it is shown, and its size then.
fn upright(document: &Document, page: &Dictionary) -> (Matrix, [f64; 2]) {
    let sides = inherited(document, page, b"MediaBox").and_then(|sides| {
        let sides: Vec<f64> =
            sides.as_array().ok()?.iter().filter_map(|side| Some(f64::from(side.as_float().ok()?))).collect();
        <[f64; 4]>::try_from(sides).ok()
    });
    let [x0, y0, x1, y1] = sides.filter(|sides| sides.iter().all(|side| side.is_finite())).unwrap_or(A4);
    let (left, bottom, width, height) = (x0.min(x1), y0.min(y1), (x1 - x0).abs(), (y1 - y0).abs());
    let turned = inherited(document, page, b"Rotate").and_then(|turned| turned.as_i64().ok()).unwrap_or(0);
    match turned.rem_euclid(360) {
        90 => (Matrix([0.0, -1.0, 1.0, 0.0, -bottom, left + width]), [height, width]),
        180 => (Matrix([-1.0, 0.0, 0.0, -1.0, left + width, bottom + height]), [width, height]),
        270 => (Matrix([0.0, 1.0, -1.0, 0.0, bottom + height, -left]), [height, width]),
        _ => (Matrix([1.0, 0.0, 0.0, 1.0, -left, -bottom]), [width, height]),
    }
}
