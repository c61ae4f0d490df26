//! Reads one file and writes its documents as JSON: what `benches/growth.py` counts the instructions and the memory of.
//!
//! ```sh
//! cargo run --release --no-default-features --example read corpus/eksjo-2020-2021.txt
//! ```

use std::io::{self, Write};
use std::process::ExitCode;

use medborgarlofte::document::write_json;
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
    let mut json = Vec::new();
    for document in &extract(&input).documents {
        write_json(document, &mut json);
        json.push(b'\n');
    }
    Ok(io::stdout().write_all(&json)?)
}
