//! Tables: of reports in a follow-up, of activities elsewhere.

use crate::grammar::Column;

use super::{Lead, Reader, TableRef};
use crate::extract::follow_up::header;
use crate::extract::page::Piece;
use crate::vocabulary::ColumnHead;

impl Reader<'_, '_> {
    pub(super) fn table(&mut self, unit: usize) {
        let over = self.pending_theme.take();
        if self.follow_up {
            self.outline.tables.push(TableRef { unit, over });
        } else {
            self.table_of_activities(unit, over);
        }
    }

    /// A table of what will be done: `Aktivitet`, `Ansvarig`.
    pub(super) fn table_of_activities(&mut self, unit: usize, theme: Option<Piece>) {
        let page = self.page;
        let mut columns: Option<Vec<Column>> = None;
        for row in page.rows(unit) {
            let cells = page.cells(row);
            if let Some(found) = header(page, cells.clone()) {
                columns = Some(found);
                self.outline.boilerplate.extend(cells.map(|cell| page.whole(cell)));
                let read = self.nothing_read();
                self.open_group(Lead::Activities, None, &read);
                if let Some(group) = self.outline.groups.last_mut() {
                    group.theme = theme;
                }
                continue;
            }
            let Some(columns) = &columns else {
                self.outline.left.extend(cells.map(|cell| page.whole(cell)));
                continue;
            };
            let find = |wanted: Column| {
                cells
                    .clone()
                    .zip(columns)
                    .find(|(cell, column)| **column == wanted && !page.units[*cell].is_empty_cell())
                    .map(|(cell, _)| page.whole(cell))
            };
            let activity =
                find(Column::Named(ColumnHead::Activity)).or_else(|| find(Column::Named(ColumnHead::Promise)));
            let responsible = find(Column::Named(ColumnHead::Responsible));
            for cell in cells.clone() {
                if Some(page.whole(cell)) != activity {
                    self.outline.boilerplate.push(page.whole(cell));
                }
            }
            if let Some(activity) = activity {
                self.entry(activity);
                if let Some(entry) = self.outline.groups.last_mut().and_then(|group| group.entries.last_mut()) {
                    entry.responsible = responsible;
                }
            }
        }
    }
}
