//! Tables whose rows are a label each and what it stands before: `Aktivitet | Polisen ska …` over `Uppföljning | Tio …`.

use std::ops::Range;

use crate::extract::commitment::Reading;
use crate::extract::outline::Outline;
use crate::extract::page::Page;
use crate::extract::pieces::passage;
use crate::grammar::label_alone;
use crate::vocabulary::ColumnHead;

use super::prose::tells_of;
use super::{Followed, Time, activity_id, promise_over, report, row};

/// A row: its label's cell, what that says the other is, and the other, if it is filled.
type Field = (usize, ColumnHead, Option<usize>);

fn field(page: &Page<'_>, cells: Range<usize>) -> Option<Field> {
    // Besides its label a row has one cell at most; the delimiter below a header has none at all.
    let label = Some(cells.start).filter(|_| (1..3).contains(&cells.len()))?;
    let head = label_alone(page.tokens(label))?;
    Some((label, head, (label + 1..cells.end).find(|cell| !page.units[*cell].is_empty_cell())))
}

/// The rows of all tables as fields, if every one is a field, some say what was to be done, and some what came of it.
pub(super) fn fields(page: &Page<'_>, outline: &Outline) -> Option<Vec<Field>> {
    let rows = outline.tables.iter().flat_map(|table| page.rows(table.unit));
    let fields: Vec<Field> = rows.map(|row| field(page, page.cells(row))).collect::<Option<_>>()?;
    let several = |wanted: ColumnHead| fields.iter().filter(|(_, head, _)| *head == wanted).count() > 1;
    (several(ColumnHead::Activity) && several(ColumnHead::Report)).then_some(fields)
}

/// Reads the fields one after another.
pub(super) fn rows<'a>(
    page: &Page<'a>,
    fields: Vec<Field>,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
) {
    let mut promise = None;
    for (label, head, value) in fields {
        followed.boilerplate.push(page.units[label].span);
        let Some(value) = value.map(|value| page.whole(value)) else { continue };
        match head {
            ColumnHead::Promise => promise = Some(promise_over(page, value, reading, &mut followed.promises)),
            ColumnHead::Activity => {
                let id = activity_id(&followed.rows);
                followed.rows.push(row(passage(page, value).commitment(id, reading), promise));
            }
            _ => {
                let Some(last) = followed.rows.last_mut() else {
                    followed.left.push(value);
                    continue;
                };
                if tells_of(page, value, head, false, reading, last) {
                    followed.boilerplate.push(page.span(value));
                } else {
                    last.reports.push(report(&passage(page, value), time.reporting, reading));
                }
            }
        }
    }
}
