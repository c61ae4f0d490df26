//! `lofte new`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use medborgarlofte::template::{Template, template};

use super::output::{Output, print};
use super::{CouldNotRun, Exit, render};

/// Write a medborgarlöfte to be filled in, in Swedish, as Markdown
#[derive(clap::Args)]
pub struct Args {
    /// The kommun, such as `Eksjö`
    #[arg(long)]
    kommun: String,

    /// The year, or the first and the last: `2026`, `2026-2027`
    #[arg(long)]
    period: String,

    /// Where to write it; by default to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let template =
        template(&args.kommun, &args.period).map_err(|error| CouldNotRun::Usage(render::escape(&error.to_string())))?;
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => print(&template.text),
        Some(path) => write(path, &template, args.force),
    }
}

fn write(path: &Path, template: &Template, force: bool) -> Result<Exit, CouldNotRun> {
    let Template { text, kommun, kommun_code, period } = template;
    let name = render::path(path);
    if force {
        let mut output = Output::open(Some(path))?;
        output.write_all(text.as_bytes()).map_err(|source| output.could_not_write(source))?;
        output.finish()?;
    } else {
        let mut file = match fs::OpenOptions::new().write(true).create_new(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(CouldNotRun::Exists { name });
            }
            Err(source) => return Err(CouldNotRun::Write { name, source }),
        };
        file.write_all(text.as_bytes()).map_err(|source| CouldNotRun::Write { name: name.clone(), source })?;
    }
    render::message(format_args!(
        "{name}: a medborgarlöfte for {kommun} ({kommun_code}), {period}; fill in what stands in [brackets], then check it \
         with `lofte check {name}`"
    ));
    Ok(Exit::Well)
}
