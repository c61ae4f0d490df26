//! The table of ratios, from rounds in which all contestants take turns.

use std::time::{Duration, Instant};

use crate::contestants::{CONTESTANTS, Contestant, SCALE, Sample};

/// How many rounds, unless `BENCH_ROUNDS` says otherwise; more of them where other work shares the machine.
const ROUNDS: usize = 101;

/// How long each contestant works in a round, about.
const TURN: Duration = Duration::from_millis(20);

/// Prints the throughput of all against that of [`SCALE`] as a table in Markdown, a column for each kind.
pub fn print(samples: &[Sample]) {
    let rounds: usize = std::env::var("BENCH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let columns: Vec<_> = samples.iter().map(|sample| ratios(sample, rounds)).collect();
    let names: Vec<_> = samples.iter().map(|sample| sample.kind.name).collect();
    println!("\n| throughput against {SCALE} | {} | asked | reached |", names.join(" | "));
    println!("|---|{}---|---|", "--:|".repeat(names.len()));
    for (row, contestant) in CONTESTANTS.iter().enumerate() {
        let ratios: Vec<_> = columns.iter().map(|column| column[row]).collect();
        let cells: Vec<_> = ratios.iter().map(|&ratio| shown(ratio)).collect();
        let (asked, reached) = match contestant.asked {
            Some(asked) if ratios.iter().all(|&ratio| ratio >= asked) => (format!("at least {asked}"), "yes"),
            Some(asked) => (format!("at least {asked}"), "no"),
            None => (String::new(), ""),
        };
        println!("| {} | {} | {asked} | {reached} |", contestant.name, cells.join(" | "));
    }
}

/// Three digits or so.
fn shown(ratio: f64) -> String {
    let decimals = if ratio < 10.0 { 3 } else { 0 };
    format!("{ratio:.decimals$}")
}

/// The median ratio of each contestant.
fn ratios(sample: &Sample, rounds: usize) -> [f64; CONTESTANTS.len()] {
    let mut buffer = Vec::new();
    let passes = CONTESTANTS.map(|contestant| passes_in_a_turn(sample, &contestant, &mut buffer));
    let mut times = CONTESTANTS.map(|_| Vec::with_capacity(rounds));
    for _ in 0..rounds {
        for ((contestant, passes), times) in CONTESTANTS.iter().zip(passes).zip(&mut times) {
            times.push(time_of_a_pass(sample, contestant, passes, &mut buffer));
        }
    }
    let scale = CONTESTANTS.iter().position(|contestant| contestant.name == SCALE).expect("it is one of them");
    times.each_ref().map(|of_one| {
        let in_round = times[scale].iter().zip(of_one).map(|(scale, time)| scale / time);
        median(in_round.collect())
    })
}

fn passes_in_a_turn(sample: &Sample, contestant: &Contestant, buffer: &mut Vec<u8>) -> u32 {
    let (mut passes, start) = (0, Instant::now());
    while start.elapsed() < TURN {
        (contestant.run)(sample, buffer);
        passes += 1;
    }
    passes
}

/// In seconds.
fn time_of_a_pass(sample: &Sample, contestant: &Contestant, passes: u32, buffer: &mut Vec<u8>) -> f64 {
    let start = Instant::now();
    for _ in 0..passes {
        (contestant.run)(sample, buffer);
    }
    start.elapsed().as_secs_f64() / f64::from(passes)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
