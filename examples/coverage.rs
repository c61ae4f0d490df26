//! Prints which shapes are covered: each with its cases, the documents found in them, and the bytes left unclaimed.
//!
//! `cargo run --example coverage`

use std::path::Path;
use std::{fs, io};

use medborgarlofte::{Input, extract};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/cases");
    let table = fs::read_to_string(folder.join("shapes.tsv"))?;
    let mut shapes = 0;
    let mut covered = 0;
    println!("shape\tcase\tdocuments\tunclaimed bytes");
    for line in table.lines().skip(1) {
        let (shape, cases) = line.split_once('\t').unwrap_or((line, ""));
        shapes += 1;
        covered += usize::from(!cases.trim().is_empty());
        for case in cases.split_whitespace() {
            let bytes = fs::read(folder.join(case))?;
            let input = Input::decode(case, &bytes).map_err(io::Error::other)?;
            let documents = extract(&input).documents;
            let unclaimed: u64 = documents.iter().map(|document| document.accounting.unclaimed).sum();
            println!("{shape}\t{case}\t{}\t{unclaimed}", documents.len());
        }
    }
    println!("{covered} of {shapes} shapes covered");
    Ok(())
}
