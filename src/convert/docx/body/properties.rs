//! Properties of paragraphs, runs, rows and cells.

use super::{Part, Reading};
use crate::convert::docx::xml::Tag;
use crate::convert::plain::Cell;

impl Reading<'_> {
    /// A property of a paragraph, a run, a row or a cell.
    pub(super) fn property(&mut self, tag: &Tag<'_>, within: &Part) {
        match (within, self.paragraphs.last_mut(), self.runs.last_mut(), self.tables.last_mut()) {
            (Part::ParagraphProperties, Some(paragraph), ..) => match tag.name {
                "pStyle" => paragraph.style = tag.value(),
                "outlineLvl" => paragraph.outline = tag.number(),
                "tabs" => paragraph.has_stops = true,
                "pageBreakBefore" => paragraph.begins_page = tag.is_on(),
                _ => {}
            },
            (Part::ListProperties, Some(paragraph), ..) => match tag.name {
                "ilvl" => paragraph.list.level = tag.number(),
                "numId" => paragraph.list.list = tag.value(),
                _ => {}
            },
            (Part::EndProperties, Some(paragraph), ..) => {
                paragraph.goes_on |= matches!(tag.name, "del" | "moveFrom");
            }
            (Part::RunProperties, _, Some(run), _) => match tag.name {
                "b" => run.bold = Some(tag.is_on()),
                "rStyle" => run.style = tag.value(),
                "vanish" => run.hidden = tag.is_on(),
                _ => {}
            },
            (Part::RowProperties, .., Some(open)) => match tag.name {
                "del" => open.deleted = true,
                "gridBefore" => {
                    if let Some(columns) = tag.number().filter(|columns| *columns > 0) {
                        open.table.add_cell(Cell::empty(columns));
                    }
                }
                "gridAfter" => open.columns_after = tag.number().unwrap_or(0),
                _ => {}
            },
            (Part::CellProperties, .., Some(open)) => match tag.name {
                "gridSpan" => open.columns = tag.number().unwrap_or(1),
                "vMerge" | "hMerge" => open.merged = tag.value().as_deref() != Some("restart"),
                _ => {}
            },
            _ => {}
        }
    }
}
