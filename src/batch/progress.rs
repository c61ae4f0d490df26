//! How far a run has come, on a terminal.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line at the end of stderr; nothing where stderr is no terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// Counts up to what `total` gives, which is only asked where it is shown.
    pub fn new(total: impl FnOnce() -> u64) -> Self {
        if !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::with_draw_target(Some(total()), ProgressDrawTarget::stderr_with_hz(5));
        let template = "{wide_bar} done: {human_pos} of {human_len}, {per_sec}, {eta} left";
        // The template is known to be right.
        Self(bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    pub fn one_more(&self) {
        self.0.inc(1);
    }

    /// Does what writes to stderr, with the line out of the way.
    pub fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        match self.0.is_hidden() {
            true => write(),
            false => self.0.suspend(write),
        }
    }

    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}
