//! Documents as a web page to look at: what was promised and what came of it, and each value beside its source.
//!
//! The page holds all it needs, asks nothing of a network and says all without scripts. The same documents give the same
//! bytes.
//!
//! ```text
//! figures     what is counted
//! numbers     how numbers are written
//! labels      what coded values are called, in two languages
//! strings     what else is said, in two languages
//! charts      numbers as SVG
//! highlight   a text with its marks
//! document    one document beside its source
//! overview    numbers and list, with what follows up what from `related`
//! frame       what every page has: style, script, policy
//! escape      makes text of documents harmless
//! ```

mod charts;
mod document;
mod escape;
mod figures;
mod frame;
mod highlight;
mod labels;
mod numbers;
mod overview;
mod related;
mod rows;
mod sheet;
mod strings;

use std::io;

use askama::Template;

pub use self::document::SourceText;
use self::document::{View, heading};
use self::figures::Figures;
use self::frame::{Frame, Single};
use self::overview::Overview;
use self::sheet::Sheet;
use crate::document::Document;
use crate::export::FileRecord;
use crate::link::Linked;
use crate::messages::Lang;

/// Where the documents are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pages {
    /// In the page itself.
    One,
    /// Each in a page of its own.
    Split {
        /// The relative URL of the folder of those pages, from the page; with a `/` at its end unless it is empty.
        folder: String,
        /// The relative URL of the page, from that folder.
        back: String,
    },
}

/// A page with one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its file name: ASCII letters, digits, `-`, `_` and the end `.html`.
    pub name: String,
    /// All of it.
    pub html: String,
}

/// A report that documents are added to, one by one, and that is written at the end.
///
/// ```
/// use medborgarlofte::messages::Lang;
/// use medborgarlofte::report::{Pages, Report, SourceText};
///
/// let text = "Medborgarlöfte i Aneby kommun 2023-2024\n\nPolisen lovar att:\n\n- synas mer i centrum\n";
/// let input = medborgarlofte::Input::decode("aneby.txt", text.as_bytes()).unwrap();
/// let mut report = Report::new(Lang::Sv, Pages::One);
/// let documents = medborgarlofte::extract(&input).documents;
/// for document in &documents {
///     report.document(document, SourceText::Here(&input));
/// }
/// report.linked(&documents, &medborgarlofte::link::link(&documents));
/// let mut page = Vec::new();
/// report.write(&mut page).unwrap();
/// assert!(String::from_utf8(page).unwrap().contains("Aneby kommun"));
/// ```
#[derive(Debug)]
pub struct Report {
    lang: Lang,
    pages: Pages,
    figures: Figures,
    sheets: Vec<Sheet>,
    /// The documents as HTML, in the order of `sheets`, where they are shown in the page itself.
    bodies: Vec<String>,
}

impl Report {
    /// A report without documents.
    pub fn new(lang: Lang, pages: Pages) -> Self {
        Self { lang, pages, figures: Figures::default(), sheets: Vec::new(), bodies: Vec::new() }
    }

    /// Counts a file that was an input, whatever became of it.
    pub fn file(&mut self, file: &FileRecord) {
        self.figures.file(file);
    }

    /// Adds a document; gives its page, where each has one of its own.
    ///
    /// Its spans are byte offsets into the source. Where they do not fit, its values are shown alone.
    pub fn document(&mut self, document: &Document<'_>, source: SourceText<'_>) -> Option<Page> {
        self.figures.document(document);
        let number = self.sheets.len() + 1;
        let page = format!("{number:05}-{}.html", sheet::file_stem(&document.id));
        let href = match &self.pages {
            // Browsers open a folded part when a link leads into it, not when it leads to the part itself.
            Pages::One => format!("#d{number}b"),
            Pages::Split { folder, .. } => format!("{folder}{page}"),
        };
        self.sheets.push(Sheet::of(document, number, href, self.lang));
        let (prefix, level) = match &self.pages {
            Pages::One => (format!("d{number}"), 3),
            Pages::Split { .. } => (String::new(), 1),
        };
        let body = render(&View::of(document, source, &prefix, level, self.lang));
        match &self.pages {
            Pages::One => {
                self.bodies.push(body);
                None
            }
            Pages::Split { back, .. } => {
                let single = Single { frame: Frame::of(self.lang), heading: heading(document, self.lang), back, body };
                Some(Page { name: page, html: render(&single) })
            }
        }
    }

    /// Takes what [`link`](crate::link::link()) drew from all documents: what became of the commitments, and which
    /// follow-up reports on which promises. `documents` are those that were added, in the same order.
    ///
    /// Of a document that is there in several versions, what it promises then counts once. Without it the page says
    /// nothing of outcomes but what each follow-up says itself.
    pub fn linked(&mut self, documents: &[Document<'_>], linked: &Linked<'_>) {
        let places = related::places(documents);
        let aside = related::set_aside(&places, &linked.links);
        self.figures.clear_contents();
        let current = documents.iter().enumerate().filter(|(index, _)| !aside.contains(index));
        current.for_each(|(_, document)| self.figures.contents(document));
        self.figures.outcomes(&linked.outcomes);
        related::relate(&mut self.sheets, &places, &linked.links);
    }

    /// Writes the page.
    ///
    /// # Errors
    /// What hinders writing.
    pub fn write(&self, to: &mut impl io::Write) -> io::Result<()> {
        let Self { lang, pages: _, figures, sheets, bodies } = self;
        Overview::new(*lang, figures, sheets, bodies).write_into(to)
    }
}

/// A template as text.
fn render(template: &impl Template) -> String {
    let mut html = String::with_capacity(16 * 1024);
    // Only writing could fail, and writing to a String cannot.
    let _ = template.render_into(&mut html);
    html
}
