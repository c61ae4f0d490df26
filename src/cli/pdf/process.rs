//! Another process with limits: it is given bytes, and what it writes is taken, up to a length and for a time.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::batch::stop;

/// As much is kept of what the process says of itself.
const MOST_MESSAGES: u64 = 4096;
/// How often a process is looked after that has written everything but not ended.
const GLANCE: Duration = Duration::from_millis(2);

/// How often it is looked whether the user wants to stop.
const LOOK: Duration = Duration::from_millis(100);

/// How a process ended that ended by itself.
pub struct Ended {
    status: ExitStatus,
    pub stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// Why there is nothing from a process.
pub enum Stopped {
    NotStarted(io::Error),
    TooSlow,
    TooMuch,
}

impl Ended {
    pub fn succeeded(&self) -> bool {
        self.status.success()
    }

    /// The first line that the process said of itself.
    pub fn message(&self) -> String {
        let text = String::from_utf8_lossy(&self.stderr);
        text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned()
    }

    /// Why it failed, in plain words.
    pub fn reason(&self, most_memory: u64) -> String {
        let said = String::from_utf8_lossy(&self.stderr);
        if said.contains("memory allocation") || said.contains("ut of memory") {
            return format!("it needed more than {} MiB of memory", most_memory / 1024 / 1024);
        }
        if said.contains("stack overflow") {
            return "parts of the file lie too deep in one another".to_owned();
        }
        match self.status.code() {
            Some(code) => format!("it ended with exit code {code}"),
            None => signal(self.status),
        }
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match status.signal() {
        // SIGXCPU has the same number on all systems that have it.
        Some(24) => "it took too much processor time".to_owned(),
        Some(signal) => format!("it was ended by signal {signal}"),
        None => "it did not end as it should".to_owned(),
    }
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> String {
    "it did not end as it should".to_owned()
}

/// Runs `command`, gives it `input` and takes up to `most` bytes of its output.
pub fn run(command: &mut Command, input: &[u8], most: u64, most_memory: u64, time: Duration) -> Result<Ended, Stopped> {
    let deadline = Instant::now() + time;
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = Running(command.spawn().map_err(Stopped::NotStarted)?);
    limit_other(&child.0, most_memory);
    // The threads end with the process; nothing waits for them, since what it started itself may live on.
    if let Some(mut stdin) = child.0.stdin.take() {
        let input = input.to_vec();
        // A process that ends early does not take it all, which is found out by how it ends.
        thread::spawn(move || stdin.write_all(&input));
    }
    let stdout = reading(child.0.stdout.take(), most + 1);
    let stderr = reading(child.0.stderr.take(), MOST_MESSAGES);
    let left = || deadline.saturating_duration_since(Instant::now());
    let stdout = loop {
        match stdout.recv_timeout(left().min(LOOK)) {
            Ok(stdout) => break stdout,
            Err(mpsc::RecvTimeoutError::Timeout) if !left().is_zero() && !stop::stopped() => {}
            Err(_) => return Err(Stopped::TooSlow),
        }
    };
    if stdout.len() as u64 > most {
        return Err(Stopped::TooMuch);
    }
    let status = loop {
        match child.0.try_wait().map_err(Stopped::NotStarted)? {
            Some(status) => break status,
            None if left().is_zero() => return Err(Stopped::TooSlow),
            None => thread::sleep(GLANCE),
        }
    };
    let stderr = stderr.recv_timeout(left()).unwrap_or_default();
    Ok(Ended { status, stdout, stderr })
}

/// A process that does not outlive its use.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended cannot be killed, which is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Reads up to `most` bytes in the background. The rest is left, so that whoever writes it waits or is killed.
fn reading(from: Option<impl Read + Send + 'static>, most: u64) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(from) = from {
            let mut from = from.take(most);
            // What was read before an error is kept: the process's end tells the rest.
            let _ = from.read_to_end(&mut bytes);
            let ended = (bytes.len() as u64) < most;
            let _ = sender.send(bytes);
            if !ended {
                let _ = io::copy(&mut from.into_inner(), &mut io::sink());
            }
        }
    });
    receiver
}

/// Limits the memory and the processor time of this process.
pub fn limit_self(most_memory: u64, seconds: u64) {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, setrlimit};
        // Where the system refuses a limit, the parent's limit of time is left.
        let _ = setrlimit(Resource::As, limit(most_memory));
        let _ = setrlimit(Resource::Cpu, limit(seconds));
        let _ = setrlimit(Resource::Core, limit(0));
    }
    #[cfg(not(unix))]
    let _ = (most_memory, seconds);
}

/// Limits the memory of a program that does not do so itself, where the system allows it from outside.
fn limit_other(child: &Child, most_memory: u64) {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Pid, Resource, prlimit};
        if let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
            let _ = prlimit(Some(pid), Resource::As, limit(most_memory));
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (child, most_memory);
}

#[cfg(unix)]
fn limit(most: u64) -> rustix::process::Rlimit {
    rustix::process::Rlimit { current: Some(most), maximum: Some(most) }
}
