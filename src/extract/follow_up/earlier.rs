//! Activities that come back in each part of a year, to be one row each.

use crate::document::{Row, Span};

use super::{activity_id, similar};

/// The activities of tables or sections that each tell of a part of the year, by what they say.
#[derive(Default)]
pub(super) struct Earlier {
    texts: similar::Texts,
    rows: Vec<usize>,
}

impl Earlier {
    /// Gives the reports of rows from `first` on to those that speak of the same activity in an earlier one.
    pub(super) fn join(&mut self, rows: &mut Vec<Row<'_>>, first: usize, boilerplate: &mut Vec<Span>) {
        let known: Vec<Option<usize>> =
            rows[first..].iter().map(|row| self.texts.find(&row.activity.text).map(|at| self.rows[at])).collect();
        for (mut row, known) in rows.split_off(first).into_iter().zip(known) {
            let Some(known) = known else {
                row.activity.id = activity_id(rows);
                self.texts.add(&row.activity.text);
                self.rows.push(rows.len());
                rows.push(row);
                continue;
            };
            boilerplate.push(row.activity.span);
            rows[known].reports.append(&mut row.reports);
            if !row.outcome.evidence.is_empty() {
                rows[known].outcome = row.outcome;
            }
        }
    }
}
