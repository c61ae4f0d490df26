//! Reads one file and writes its documents as JSON: what `benches/growth.py` counts the instructions and the memory of.
//!
//! ```sh
//! cargo run --release --no-default-features --example read corpus/eksjo-2020-2021.txt
//! ```
//!
//! `--peak` after the file writes the most memory that it took to stderr, where the system tells it.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use medborgarlofte::{Input, extract};

fn main() -> ExitCode {
    match std::env::args().nth(1).map(read) {
        Some(Ok(())) => ExitCode::SUCCESS,
        Some(Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        None => {
            eprintln!("expected the name of a file");
            ExitCode::FAILURE
        }
    }
}

fn read(name: String) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(&name)?;
    let input = Input::decode(name.as_str(), &bytes)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for document in &extract(&input).documents {
        // Not into memory first, so that what is measured is what reading takes.
        serde_json::to_writer(&mut out, document)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    if std::env::args().nth(2).is_some_and(|argument| argument == "--peak") {
        let status = std::fs::read_to_string("/proc/self/status")?;
        status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| eprintln!("{line}"));
    }
    Ok(())
}
