//! How often memory is asked for while a document is read. A program of its own, because what counts takes the place of
//! the allocator.
//!
//! `cargo test --test allocations -- --nocapture` prints the table.

#[path = "../benches/kinds/mod.rs"]
mod kinds;

use std::path::Path;

use allocation_counter::measure;
use kinds::{File, kinds};
use medborgarlofte::{Input, extract};

/// For a real document, on average.
const MOST: f64 = 150.0;

#[test]
fn a_real_document_takes_few_allocations() {
    let kinds = kinds(Path::new(env!("CARGO_MANIFEST_DIR")));
    let counts = kinds.each_ref().map(|kind| Count::of(&kind.files));
    let [promises, follow_ups, _] = counts;
    let real = Count {
        allocations: promises.allocations + follow_ups.allocations,
        documents: promises.documents + follow_ups.documents,
    };
    let reached = if real.a_document() <= MOST { "yes" } else { "no" };
    let columns = counts.map(|count| format!("{:.1}", count.a_document())).join(" | ");
    println!(
        "\n| allocations a document | {} | all real | asked of all real | reached |",
        kinds.map(|kind| kind.name).join(" | ")
    );
    println!("|---|--:|--:|--:|--:|---|---|");
    println!("| extract | {columns} | {:.1} | at most {MOST} | {reached} |", real.a_document());
    assert!(real.a_document() <= MOST, "{} allocations a document, {MOST} are let by", real.a_document());
}

#[derive(Clone, Copy)]
struct Count {
    allocations: u64,
    documents: usize,
}

impl Count {
    /// Growing what is allocated counts as an allocation too.
    fn of(files: &[File]) -> Self {
        // What is made once for all documents is made before.
        let mut documents = files.iter().map(read).sum();
        let allocations = measure(|| documents = files.iter().map(read).sum()).count_total;
        Self { allocations, documents }
    }

    fn a_document(self) -> f64 {
        self.allocations as f64 / self.documents as f64
    }
}

/// How many documents are in it.
fn read(file: &File) -> usize {
    let input = Input::decode(file.name.as_str(), &file.bytes).unwrap();
    extract(&input).documents.len()
}
