//! The XML of a part, element by element.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};
use quick_xml::reader::NsReader;

use super::package::Part;
use super::{damaged, too_deep};
use crate::convert::ConvertError;

/// Elements in one another.
pub(super) const MAX_OPEN: usize = 2048;

/// Whose name an element or an attribute is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Of no namespace, as in lists of parts.
    None,
    /// Text.
    Word,
    /// Attributes that name a related part.
    Relation,
    /// What readers of different age are given to choose from.
    Compatibility,
    /// Drawings and their pictures.
    Drawing,
    /// Drawings of before 2010.
    Vml,
    /// Formulas.
    Math,
    /// The lists of parts and of their relations.
    Package,
    Other,
}

impl Space {
    fn of(resolved: &ResolveResult<'_>) -> Self {
        let name = match resolved {
            ResolveResult::Bound(name) => name.0,
            ResolveResult::Unbound => return Self::None,
            ResolveResult::Unknown(_) => return Self::Other,
        };
        // Each has two names: that of the usual form, and that of the strict one.
        match name {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Self::Relation,
            "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => {
                Self::Drawing
            }
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/package/2006/relationships"
            | "http://schemas.openxmlformats.org/package/2006/content-types" => Self::Package,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            _ => Self::Other,
        }
    }
}

/// The beginning of an element.
pub(super) struct Tag<'a> {
    pub(super) space: Space,
    pub(super) name: &'a str,
    start: &'a BytesStart<'a>,
    resolver: &'a NamespaceResolver,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub(super) fn attribute(&self, space: Space, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false).flatten().find_map(|attribute| {
            if attribute.key.local_name().into_inner() != name {
                return None;
            }
            if Space::of(&self.resolver.resolve_attribute(attribute.key).0) != space {
                return None;
            }
            // An entity that the file itself defines is not expanded: what cannot be read stays as it is written.
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            Some(value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned()))
        })
    }

    /// The value of one of Word's own attributes.
    pub(super) fn word(&self, name: &str) -> Option<String> {
        self.attribute(Space::Word, name)
    }

    /// The main value of a property.
    pub(super) fn value(&self) -> Option<String> {
        self.word("val")
    }

    /// A number that is the main value of a property.
    pub(super) fn number(&self) -> Option<usize> {
        self.value()?.trim().parse().ok()
    }

    /// Whether a property that is on or off is on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    pub(super) fn is_word(&self, name: &str) -> bool {
        self.space == Space::Word && self.name == name
    }
}

/// What takes in a part.
pub(super) trait Take {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), ConvertError>;
    fn close(&mut self) -> Result<(), ConvertError>;
    fn text(&mut self, _: &str) {}
}

/// Hands a part over, from the first element to the last. Nothing that the part defines, such as entities, is expanded.
pub(super) fn read(part: &Part, take: &mut impl Take) -> Result<(), ConvertError> {
    let broken = |at: u64| damaged(format!("its part `{}` is broken at byte {at}", part.name));
    let mut reader = NsReader::from_str(&part.text);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut open = 0;
    loop {
        let event = reader.read_event().map_err(|_| broken(reader.error_position()))?;
        match event {
            Event::Start(start) => {
                open += 1;
                if open > MAX_OPEN {
                    return Err(too_deep(MAX_OPEN));
                }
                let (resolved, local) = reader.resolver().resolve_element(start.name());
                let name = local.into_inner();
                take.open(&Tag { space: Space::of(&resolved), name, start: &start, resolver: reader.resolver() })?;
            }
            Event::End(_) => {
                open -= 1;
                take.close()?;
            }
            Event::Text(text) => take.text(&text.xml10_content()),
            Event::CData(text) => take.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) => take.text(character.encode_utf8(&mut [0; 4])),
                _ => take.text(resolve_predefined_entity(&reference).unwrap_or_default()),
            },
            Event::Eof if open > 0 => return Err(broken(reader.buffer_position())),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
