//! Ctrl-C: what is under way is given up, and what was done is kept.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// The exit code of a program that was interrupted, as shells count.
pub const EXIT_CODE: u8 = 130;
/// After this time the program ends even if a file is still being read; what is on disk can be gone on with.
const MOST_WAIT: Duration = Duration::from_millis(1500);

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Listens for Ctrl-C and the like. Where that fails, such a signal ends the program at once, as it does by default.
pub fn listen() {
    let _ = ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(EXIT_CODE));
        }
        thread::spawn(|| {
            thread::sleep(MOST_WAIT);
            std::process::exit(i32::from(EXIT_CODE));
        });
    });
}

/// Whether the user wants it to end.
pub fn stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}
