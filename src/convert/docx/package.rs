//! The parts of an Office file, which is a ZIP archive, and how they refer to one another.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

use encoding_rs::UTF_8;
use zip::ZipArchive;

use super::damaged;
use super::xml::{self, Space, Tag, Take};
use crate::convert::ConvertError;
use crate::convert::plain::{limit_for, too_much};
use crate::document::SourceFormat;

/// A part, unpacked.
pub(super) struct Part {
    /// Its path in the archive.
    pub(super) name: String,
    pub(super) text: String,
}

/// What a part refers to, by the ids that it uses.
#[derive(Debug, Default)]
pub(super) struct Relations(HashMap<String, Relation>);

#[derive(Debug)]
struct Relation {
    kind: String,
    /// A path in the archive, or an address outside.
    target: Rc<str>,
    outside: bool,
}

impl Relations {
    /// The address that a link leads to.
    pub(super) fn address(&self, id: &str) -> Option<Rc<str>> {
        self.0.get(id).filter(|relation| relation.outside).map(|relation| relation.target.clone())
    }

    /// The path of the first part of a kind, which is told by the end of its name: it has two beginnings.
    fn of_kind(&self, end: &str) -> Option<&str> {
        let mut found: Vec<&Relation> =
            self.0.values().filter(|relation| !relation.outside && relation.kind.ends_with(end)).collect();
        found.sort_by(|one, other| one.target.cmp(&other.target));
        found.first().map(|relation| &*relation.target)
    }
}

/// An Office file.
pub(super) struct Package<'f> {
    file: &'f [u8],
    archive: ZipArchive<Cursor<&'f [u8]>>,
    /// Where each part stands in the archive, by its name in small letters: names do not differ by case alone.
    parts: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'f> Package<'f> {
    pub(super) fn open(file: &'f [u8]) -> Result<Self, ConvertError> {
        let archive = ZipArchive::new(Cursor::new(file)).map_err(|_| damaged("it is no whole ZIP archive"))?;
        let mut parts = HashMap::new();
        for (index, name) in archive.file_names_raw().enumerate() {
            parts.entry(key(&String::from_utf8_lossy(name))).or_insert(index);
        }
        Ok(Self { file, archive, parts, left: limit_for(file) })
    }

    /// The path of the part that has the text.
    pub(super) fn main_part(&mut self) -> Result<String, ConvertError> {
        let Some(part) = self.part("[Content_Types].xml")? else {
            let open_document = self.part("mimetype")?.is_some_and(|part| part.text.contains("opendocument"));
            return Err(damaged(match open_document {
                true => "it is an OpenDocument file",
                false => "it is a ZIP archive of something else",
            }));
        };
        let mut types = Types::default();
        xml::read(&part, &mut types)?;
        let relations = self.relations("")?;
        let related = relations.of_kind("/officeDocument").map(str::to_owned);
        let main = match related {
            Some(main) => main,
            None => types.of_text().ok_or_else(|| damaged("it names no main part"))?,
        };
        match types.of(&main) {
            Some(kind) if is_text(kind) => Ok(main),
            Some(kind) if kind.contains("spreadsheet") || kind.contains("excel") => Err(damaged("it is an Excel file")),
            Some(kind) if kind.contains("presentation") || kind.contains("powerpoint") => {
                Err(damaged("it is a PowerPoint file"))
            }
            _ => Err(damaged("its main part is no text")),
        }
    }

    /// What a part refers to; with no name, what the whole file does.
    pub(super) fn relations(&mut self, of: &str) -> Result<Relations, ConvertError> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut read = ReadRelations { folder: folder.to_owned(), found: Relations::default() };
        if let Some(part) = self.part(&format!("{folder}{slash}_rels/{file}.rels"))? {
            xml::read(&part, &mut read)?;
        }
        Ok(read.found)
    }

    /// The part of a kind that is referred to.
    pub(super) fn related(&mut self, relations: &Relations, kind: &str) -> Result<Option<Part>, ConvertError> {
        match relations.of_kind(kind) {
            Some(path) => self.part(path),
            None => Ok(None),
        }
    }

    /// Unpacks a part. What comes out is counted as it comes, whatever size the archive claims.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, ConvertError> {
        let Some(index) = self.parts.get(&key(name)) else { return Ok(None) };
        let broken = || damaged(format!("its part `{name}` cannot be unpacked"));
        if self.archive.by_index_raw(*index).map_err(|_| broken())?.encrypted() {
            return Err(ConvertError::Encrypted { format: SourceFormat::Docx });
        }
        let packed = self.archive.by_index(*index).map_err(|_| broken())?;
        let mut bytes = Vec::new();
        let read = packed.take(self.left + 1).read_to_end(&mut bytes);
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| too_much(SourceFormat::Docx, self.file))?;
        read.map_err(|_| broken())?;
        // A mark at the beginning tells UTF-16; without one it is UTF-8.
        Ok(Some(Part { name: name.to_owned(), text: UTF_8.decode(&bytes).0.into_owned() }))
    }
}

/// The name of a part as parts are compared.
fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The path that a relation of a part in `folder` leads to.
fn resolve(folder: &str, target: &str) -> String {
    let (from, target) = match target.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (folder, target),
    };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

fn is_text(kind: &str) -> bool {
    ["wordprocessingml.document.main", "wordprocessingml.template.main", "ms-word.document", "ms-word.template"]
        .iter()
        .any(|known| kind.contains(known))
}

/// What the parts are.
#[derive(Default)]
struct Types {
    /// By the part.
    parts: Vec<(String, String)>,
    /// By the end of the part's name.
    ends: Vec<(String, String)>,
}

impl Types {
    fn of(&self, part: &str) -> Option<&str> {
        let find =
            |list: &[(String, String)], name: &str| list.iter().position(|(known, _)| known.eq_ignore_ascii_case(name));
        let end = part.rsplit_once('.').map_or("", |(_, end)| end);
        find(&self.parts, part)
            .map(|at| self.parts[at].1.as_str())
            .or_else(|| find(&self.ends, end).map(|at| self.ends[at].1.as_str()))
    }

    fn of_text(&self) -> Option<String> {
        self.parts.iter().find(|(_, kind)| is_text(kind)).map(|(part, _)| part.clone())
    }
}

impl Take for Types {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), ConvertError> {
        let value = |name| tag.attribute(Space::None, name);
        let kind = value("ContentType").unwrap_or_default().to_ascii_lowercase();
        match (tag.space, tag.name) {
            (Space::Package, "Override") => {
                self.parts.extend(value("PartName").map(|name| (name.trim_start_matches('/').to_owned(), kind)));
            }
            (Space::Package, "Default") => self.ends.extend(value("Extension").map(|end| (end, kind))),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ConvertError> {
        Ok(())
    }
}

struct ReadRelations {
    folder: String,
    found: Relations,
}

impl Take for ReadRelations {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), ConvertError> {
        if tag.space != Space::Package || tag.name != "Relationship" {
            return Ok(());
        }
        let value = |name| tag.attribute(Space::None, name);
        if let (Some(id), Some(kind), Some(target)) = (value("Id"), value("Type"), value("Target")) {
            let outside = value("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let target = if outside { target } else { resolve(&self.folder, &target) };
            self.found.0.insert(id, Relation { kind, target: target.into(), outside });
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ConvertError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_parts() {
        for (folder, target, path) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../custom/./a.xml", "custom/a.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolve(folder, target), path, "{folder} {target}");
        }
    }
}
