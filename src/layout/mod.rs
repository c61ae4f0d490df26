//! Lines, blocks, tables and page furniture. Knows indents, markers and columns, and no word of Swedish.

mod aligned;
mod block;
mod broken_rows;
mod builder;
mod bullet;
mod chapters;
mod columns;
mod contents;
mod corner;
mod form;
mod furniture;
mod grid;
mod hoisted;
mod html_table;
mod labels;
mod left_empty;
mod lettered;
mod lifted;
mod line;
mod notes;
mod options;
mod page_number;
mod refrain;
mod rows;
mod semicolons;
mod short_table;
mod side_by_side;
mod slides;
mod spacing;
mod tags;
mod text_columns;
mod texts_beside;
mod wrap;

pub(crate) use block::{Block, BlockShape, Layout, Row, layout};
pub(crate) use bullet::is_bullet_sign;
pub(crate) use line::Marker;
