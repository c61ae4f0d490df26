//! `lofte schema`

use medborgarlofte::document;

use super::output::print;
use super::{CouldNotRun, Exit};

pub fn run() -> Result<Exit, CouldNotRun> {
    print(&format!("{:#}\n", document::schema()))
}
