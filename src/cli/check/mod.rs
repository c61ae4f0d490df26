//! `lofte check`

mod config;
mod forms;

use std::fmt;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use medborgarlofte::Input;
use medborgarlofte::check::{Finding, apply, check};
use medborgarlofte::convert::format_of;
use medborgarlofte::document::{Code, Diagnostic, Severity, SourceFormat};
use medborgarlofte::messages::{self, Lang};
use similar::TextDiff;

use self::config::Config;
use self::forms::{Shown, Writer, github, json, sarif, text};
use super::inputs::{self, Found, What};
use super::lang::{self, LangArg};
use super::output::Output;
use super::pdf::Converter;
use super::{CouldNotRun, Exit, render, taken};

/// How many folders upwards the configuration is looked for.
const MOST_FOLDERS: usize = 64;

/// Tell what to mend before a document is signed
///
/// Every finding stands at its place in the author's own file, with what was expected, what stands there and what to do.
/// The exit code is 1 when a finding is an error, or a file could not be read; `--strict` counts warnings as errors.
/// Severities can be set in a file `lofte.toml`, in the folder of the command or one above it.
#[derive(clap::Args)]
pub struct Args {
    /// Files and folders to check; `-`, or none where something is piped in, is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The form of the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The language of the messages; by default that of the configuration, else of the locale
    #[arg(long, value_enum)]
    lang: Option<LangArg>,

    /// Mend what is safe to mend: misspelt organisations, soft hyphens, empty list items
    #[arg(long)]
    fix: bool,

    /// Show what `--fix` would change, and change nothing
    #[arg(long, conflicts_with = "fix")]
    diff: bool,

    /// Count warnings as errors
    #[arg(long)]
    strict: bool,

    /// Make a finding an error
    #[arg(long, value_name = "CODE")]
    error: Vec<String>,

    /// Make a finding a warning
    #[arg(long, value_name = "CODE")]
    warn: Vec<String>,

    /// Leave a finding out
    #[arg(long, value_name = "CODE")]
    ignore: Vec<String>,

    /// Read the configuration from this file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The line with the place marked under it
    Text,
    /// One list of all findings
    Json,
    /// SARIF 2.1.0, which code hosts and editors read
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    fn is_on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !refused && io::stdout().is_terminal()
            }
        }
    }
}

pub fn run(args: &Args) -> Result<Exit, CouldNotRun> {
    let mut config = configuration(args.config.as_deref())?;
    let set = [(&args.error, Some(Severity::Error)), (&args.warn, Some(Severity::Warning)), (&args.ignore, None)];
    for (codes, severity) in set {
        config.set(codes, severity).map_err(CouldNotRun::Usage)?;
    }
    let lang = match args.lang {
        Some(_) => lang::chosen(args.lang),
        None => config.lang.unwrap_or_else(|| lang::chosen(None)),
    };
    let paths = inputs::given(&args.paths)?;
    let found = inputs::find(&paths, &[]);
    let mut output = Output::open(None)?;
    let mut writer: Box<dyn Writer> = match args.format {
        Format::Text => Box::new(text::Text::new(args.color.is_on(), lang)),
        Format::Json => Box::new(json::Json::default()),
        Format::Sarif => Box::new(sarif::Sarif::new(lang)),
        Format::Github => Box::new(github::Github),
    };
    let converter = Converter::new(None)?;
    let mut run = Run { args, config: &config, lang, converter: &converter, account: Account::default() };
    let done = run.all(found, writer.as_mut(), &mut output).map_err(|source| output.could_not_write(source));
    done?;
    output.finish()?;
    render::message(run.account.line(lang));
    Ok(run.account.exit(args.strict))
}

/// The file that was named, else the nearest `lofte.toml`, else nothing.
fn configuration(named: Option<&Path>) -> Result<Config, CouldNotRun> {
    let Some(path) = named.map(Path::to_owned).or_else(nearest) else { return Ok(Config::default()) };
    let shown = render::path(&path);
    let wrong = |reason: String| CouldNotRun::Config { name: shown.clone(), reason };
    let text = fs::read_to_string(&path).map_err(|error| wrong(render::reason(&error)))?;
    Config::parse(&text).map_err(wrong)
}

fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().take(MOST_FOLDERS).map(|folder| folder.join(config::NAME)).find(|path| path.is_file())
}

struct Run<'a> {
    args: &'a Args,
    config: &'a Config,
    lang: Lang,
    converter: &'a Converter,
    account: Account,
}

/// A file that was read.
struct File<'f> {
    path: &'f Path,
    /// The path, as it is safe to print.
    shown: &'f str,
    name: &'f str,
    bytes: &'f [u8],
}

impl Run<'_> {
    fn all(
        &mut self,
        found: impl Iterator<Item = Found>,
        writer: &mut dyn Writer,
        output: &mut Output,
    ) -> io::Result<()> {
        if !self.args.diff {
            writer.begin(output)?;
        }
        let mut bytes = Vec::new();
        for Found { path, name, what } in found {
            let shown = render::path(&path);
            let read = match what {
                What::Read => inputs::read(&path, &mut bytes),
                What::Skip(_) => {
                    self.account.skipped += 1;
                    continue;
                }
                What::Fail(error) => Err(error),
            };
            if let Err(error) = read {
                self.account.unreadable += 1;
                render::message(format_args!("{shown}: error: cannot be read: {}", render::reason(&error)));
                continue;
            }
            self.file(&File { path: &path, shown: &shown, name: &name, bytes: &bytes }, writer, output)?;
        }
        if self.args.diff { Ok(()) } else { writer.end(output) }
    }

    fn file(&mut self, file: &File<'_>, writer: &mut dyn Writer, output: &mut Output) -> io::Result<()> {
        let format = format_of(file.name, file.bytes);
        // A fix changes the author's own file, and so needs one that was read as it is.
        let can_fix = format == SourceFormat::Text && file.path != Path::new(inputs::STDIN);
        let converter = self.converter;
        let tell = |input: &Input<'_>| self.tell(file, input, can_fix, writer, output);
        match taken::input(file.name, format, file.bytes, converter, tell) {
            Ok((told, _)) => told,
            Err(failed) => {
                self.account.failed += 1;
                render::message(failed.told(file.shown));
                Ok(())
            }
        }
    }

    fn tell(
        &mut self,
        file: &File<'_>,
        input: &Input<'_>,
        can_fix: bool,
        writer: &mut dyn Writer,
        output: &mut Output,
    ) -> io::Result<()> {
        let File { path, shown, name: _, bytes } = *file;
        let findings = check(input);
        let is_none = findings.iter().any(|one| one.diagnostic.code == Code::NotAMedborgarlofte);
        self.account.checked += usize::from(!is_none);
        self.account.not_medborgarloften += usize::from(is_none);
        let fixes = || {
            let wanted = |one: &&Finding| self.config.severity(one.diagnostic.code).is_some();
            findings.iter().filter(wanted).filter_map(|one| one.fix.as_ref())
        };
        if self.args.diff {
            return diff(shown, bytes, &apply(bytes, fixes()), output);
        }
        let fixed = self.args.fix && can_fix && fixes().next().is_some();
        if fixed {
            let mended = apply(bytes, fixes());
            if let Err(error) = write(path, &mended) {
                self.account.failed += 1;
                render::message(format_args!("{shown}: error: {error}"));
                return Ok(());
            }
        }
        for finding in &findings {
            let Diagnostic { code, span, .. } = finding.diagnostic;
            let Some(severity) = self.config.severity(code) else { continue };
            if fixed && finding.fix.is_some() {
                self.account.fixed += 1;
                continue;
            }
            self.account.count(severity);
            let message = messages::message(&finding.diagnostic, self.lang);
            let help = messages::help(&finding.diagnostic, self.lang);
            writer.finding(&Shown { path: shown, input, code, severity, message, help, span, finding }, output)?;
        }
        Ok(())
    }
}

/// Puts a mended file in the place of the author's.
fn write(path: &Path, bytes: &[u8]) -> Result<(), CouldNotRun> {
    let mut output = Output::open(Some(path))?;
    output.write_all(bytes).map_err(|source| output.could_not_write(source))?;
    output.finish()
}

/// What mending would change, as a unified diff.
fn diff(path: &str, before: &[u8], after: &[u8], output: &mut dyn Write) -> io::Result<()> {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let diff = TextDiff::from_lines(&*before, &*after);
    let unified = diff.unified_diff().context_radius(1).header(path, path).to_string();
    for line in unified.lines() {
        writeln!(output, "{}", render::escape(line))?;
    }
    Ok(())
}

/// What became of every input, and what was found.
#[derive(Debug, Default)]
struct Account {
    checked: usize,
    not_medborgarloften: usize,
    failed: usize,
    unreadable: usize,
    skipped: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixed: usize,
}

impl Account {
    fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }

    fn exit(&self, strict: bool) -> Exit {
        let read = self.checked + self.not_medborgarloften + self.failed;
        let bad = self.failed + self.unreadable + self.errors + if strict { self.warnings } else { 0 };
        match bad {
            0 => Exit::Well,
            _ if read == 0 => Exit::NothingRead,
            _ => Exit::BadInput,
        }
    }

    /// Names before numbers, so that one of a kind reads as well as many.
    fn line(&self, lang: Lang) -> impl fmt::Display {
        let Self { checked, not_medborgarloften, failed, unreadable, skipped, errors, warnings, infos, fixed } = self;
        let failed = failed + unreadable;
        let inputs = checked + not_medborgarloften + failed + skipped;
        match lang {
            Lang::En => format!(
                "inputs: {inputs} = checked: {checked} + not medborgarlöften: {not_medborgarloften} + failed: {failed} + \
                 skipped: {skipped}; errors: {errors}, warnings: {warnings}, infos: {infos}, fixed: {fixed}"
            ),
            Lang::Sv => format!(
                "indata: {inputs} = kontrollerade: {checked} + inte medborgarlöften: {not_medborgarloften} + \
                 misslyckade: {failed} + överhoppade: {skipped}; fel: {errors}, varningar: {warnings}, \
                 upplysningar: {infos}, rättade: {fixed}"
            ),
        }
    }
}
