//! `lofte schema`

use medborgarlofte::{document, link};

use super::output::print;
use super::{CouldNotRun, Exit};

/// Print the JSON Schema of the documents that `extract` writes, or of what `link` writes
#[derive(clap::Args)]
pub struct Args {
    /// The schema of the links and outcomes that `link` writes
    #[arg(long)]
    links: bool,
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let schema = if args.links { link::schema() } else { document::schema() };
    print(&format!("{schema:#}\n"))
}
