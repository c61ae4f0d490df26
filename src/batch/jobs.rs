//! Work spread over threads, its results taken in the order of the inputs.
//!
//! At any time only so much is under way, so that memory does not grow with the number of inputs.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// Inputs that a thread takes at once: threads meet less often.
const CHUNK: usize = 8;
/// Chunks under way for each thread.
const AHEAD: usize = 2;
/// Bytes of inputs under way; a single input may be larger.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// As the main thread has: web pages can be nested deeply.
const STACK: usize = 8 * 1024 * 1024;

/// Does `work` on each input and hands the results to `take`, in the order of the inputs.
///
/// The first error of `take` ends it all.
pub fn in_order<I: Send, R: Send, E>(
    jobs: usize,
    mut inputs: impl Iterator<Item = I>,
    bytes: impl Fn(&I) -> u64,
    work: impl Fn(I) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    if jobs <= 1 {
        return inputs.try_for_each(|input| take(work(input)));
    }
    let (give, given) = mpsc::sync_channel::<(usize, Vec<I>)>(jobs * AHEAD);
    let given = Mutex::new(given);
    let (done, results) = mpsc::channel();
    let over = AtomicBool::new(false);
    let worker = |done: mpsc::Sender<(usize, Vec<R>)>| {
        loop {
            let next = given.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((index, chunk)) = next else { break };
            let chunk = chunk.into_iter().take_while(|_| !over.load(Ordering::Relaxed));
            if done.send((index, chunk.map(&work).collect())).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        let mut started = 0;
        for _ in 0..jobs {
            let done = done.clone();
            let worker = &worker;
            // Where the system has no more threads to give, those that there are do the work.
            let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || worker(done));
            started += usize::from(spawned.is_ok());
        }
        drop(done);
        if started == 0 {
            return inputs.try_for_each(|input| take(work(input)));
        }
        let taken = feed(give, results, jobs * AHEAD, inputs, bytes, &mut take);
        over.store(true, Ordering::Relaxed);
        taken
    })
}

fn feed<I, R, E>(
    give: mpsc::SyncSender<(usize, Vec<I>)>,
    results: mpsc::Receiver<(usize, Vec<R>)>,
    most_chunks: usize,
    mut inputs: impl Iterator<Item = I>,
    bytes: impl Fn(&I) -> u64,
    take: &mut impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    // What is under way, by its place in the order: its bytes, and its results where they wait for others.
    let mut under_way: BTreeMap<usize, (u64, Option<Vec<R>>)> = BTreeMap::new();
    let mut bytes_under_way = 0;
    let (mut next, mut exhausted) = (0, false);
    loop {
        while !exhausted && under_way.len() < most_chunks && (bytes_under_way < MOST_BYTES || under_way.is_empty()) {
            let mut chunk = Vec::new();
            let mut chunk_bytes = 0;
            while chunk.len() < CHUNK && chunk_bytes < MOST_BYTES / 16 {
                let Some(input) = inputs.next() else {
                    exhausted = true;
                    break;
                };
                chunk_bytes += bytes(&input);
                chunk.push(input);
            }
            if chunk.is_empty() || give.send((next, chunk)).is_err() {
                break;
            }
            under_way.insert(next, (chunk_bytes, None));
            bytes_under_way += chunk_bytes;
            next += 1;
        }
        if under_way.is_empty() {
            return Ok(());
        }
        // Threads end only when nothing more is given to them.
        let Ok((index, done)) = results.recv() else { return Ok(()) };
        under_way.entry(index).and_modify(|(_, results)| *results = Some(done));
        while let Some(first) = under_way.first_entry().filter(|first| first.get().1.is_some()) {
            let (bytes, results) = first.remove();
            bytes_under_way -= bytes;
            results.into_iter().flatten().try_for_each(&mut *take)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        for jobs in [1, 2, 7] {
            let mut taken = Vec::new();
            let work = |number: u64| {
                thread::sleep(std::time::Duration::from_micros(number * 7919 % 97));
                number
            };
            let result = in_order(
                jobs,
                0..1000,
                |_| 1,
                work,
                |number| {
                    taken.push(number);
                    Ok::<(), ()>(())
                },
            );
            assert_eq!(result, Ok(()));
            assert!(taken.iter().copied().eq(0..1000), "{jobs} jobs");
        }
    }

    #[test]
    fn an_error_ends_it() {
        for jobs in [1, 3] {
            let mut count = 0;
            let result = in_order(
                jobs,
                0..,
                |_| 1,
                |number: u64| number,
                |number| {
                    count += 1;
                    if number == 50 { Err(number) } else { Ok(()) }
                },
            );
            assert_eq!((result, count), (Err(50), 51), "{jobs} jobs");
        }
    }

    #[test]
    fn only_so_much_is_under_way() {
        let most = AtomicBool::new(false);
        let (given, taken) = (std::cell::Cell::new(0_u64), std::cell::Cell::new(0_u64));
        let inputs = (0..200).inspect(|_| given.set(given.get() + 1));
        let result = in_order(
            2,
            inputs,
            |_| MOST_BYTES,
            |number: u64| number,
            |_| {
                taken.set(taken.get() + 1);
                if given.get() > taken.get() + 2 {
                    most.store(true, Ordering::Relaxed);
                }
                Ok::<(), ()>(())
            },
        );
        assert_eq!((result, taken.get()), (Ok(()), 200));
        assert!(!most.load(Ordering::Relaxed), "large inputs go one by one");
    }
}
