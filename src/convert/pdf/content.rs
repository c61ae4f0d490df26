//! What a page draws, made simple: forms stand where they are used, fonts have names of their own, only operators that
//! show text are left, each with the operands that it needs. Lines are gathered on the way.

use pdf_extract::content::{Content as Operations, Operation};
use pdf_extract::{Dictionary, Document, Object, Stream};

use super::fonts::Fonts;
use super::geometry::{Matrix, Rule};
use super::{TEXT_FACTOR, broke_down, damaged};
use crate::convert::ConvertError;
use crate::document::SourceFormat;

/// Forms can lie this deep in one another, and saved states on one another.
const DEPTH: usize = 24;
const SAVED: usize = 512;
/// All pages together may take this many drawing steps.
const MOST_STEPS: u64 = 3_000_000;
/// A decompressed stream may be this much longer than the text that is taken.
const STREAM_FACTOR: u64 = 2;
/// A rectangle that is filled is a line where it is no thicker, in points.
const THICKEST: f64 = 3.0;
/// A shorter line is a dot.
const SHORTEST: f64 = 1.0;

/// What may still be spent on the file.
pub(super) struct Budget {
    steps: u64,
    text: u64,
    limit: u64,
}

impl Budget {
    pub(super) fn new(limit: u64) -> Self {
        Self { steps: MOST_STEPS, text: limit, limit }
    }

    fn steps(&mut self, taken: usize) -> Result<(), ConvertError> {
        self.steps = self
            .steps
            .checked_sub(taken as u64)
            .ok_or_else(|| broke_down(format!("its pages take more than {MOST_STEPS} drawing steps")))?;
        Ok(())
    }

    fn text(&mut self, shown: usize) -> Result<(), ConvertError> {
        self.text = self.text.checked_sub(shown as u64).ok_or_else(|| self.too_much())?;
        Ok(())
    }

    fn too_much(&self) -> ConvertError {
        ConvertError::TooMuchText { format: SourceFormat::Pdf, limit: self.limit, factor: TEXT_FACTOR }
    }
}

/// The content of one page.
pub(super) struct Content<'d, 'b> {
    document: &'d Document,
    budget: &'b mut Budget,
    operations: Vec<Operation>,
    fonts: Fonts<'d>,
    rules: Vec<Rule>,
}

/// A path that is being drawn.
#[derive(Default)]
struct Path {
    /// Straight parts between two points.
    parts: Vec<[(f64, f64); 2]>,
    /// The parts that begin a figure.
    figures: Vec<usize>,
    start: (f64, f64),
    last: (f64, f64),
    /// There is a curve in it.
    curved: bool,
}

impl<'d, 'b> Content<'d, 'b> {
    pub(super) fn new(document: &'d Document, budget: &'b mut Budget) -> Self {
        let fonts = Fonts::new(document);
        Self { document, budget, operations: Vec::new(), fonts, rules: Vec::new() }
    }

    /// Takes in all that a page draws.
    pub(super) fn page(
        &mut self,
        page: &'d Dictionary,
        resources: Option<&'d Dictionary>,
        upright: Matrix,
    ) -> Result<(), ConvertError> {
        let streams = match page.get_deref(b"Contents", self.document) {
            Ok(Object::Array(parts)) => {
                parts.iter().filter_map(|part| self.document.dereference(part).ok()?.1.as_stream().ok()).collect()
            }
            Ok(Object::Stream(stream)) => vec![stream],
            _ => Vec::new(),
        };
        let mut bytes = Vec::new();
        for stream in streams {
            self.decompress(stream, &mut bytes)?;
            bytes.push(b'\n');
        }
        self.push("cm", numbers(&upright.0));
        // Text that is shown before a font is chosen needs one all the same.
        self.push("Tf", vec![self.fonts.fallback(), Object::Real(1.0)]);
        self.stream(&bytes, resources, upright, 0)
    }

    /// The content, its fonts, and the lines that are drawn.
    pub(super) fn finish(self) -> Result<(Vec<u8>, Dictionary, Vec<Rule>), ConvertError> {
        let content = Operations { operations: self.operations };
        let bytes = content.encode().map_err(|error| damaged(error.to_string()))?;
        Ok((bytes, self.fonts.finish(), self.rules))
    }

    fn decompress(&mut self, stream: &Stream, bytes: &mut Vec<u8>) -> Result<(), ConvertError> {
        let plain = match stream.filters().is_ok_and(|filters| !filters.is_empty()) {
            true => {
                let most = self.budget.limit.saturating_mul(STREAM_FACTOR);
                if super::fonts::inflates_past(stream, most) {
                    return Err(self.budget.too_much());
                }
                stream.decompressed_content().map_err(|error| damaged(error.to_string()))?
            }
            false => stream.content.clone(),
        };
        bytes.extend_from_slice(&plain);
        Ok(())
    }

    fn stream(
        &mut self,
        bytes: &[u8],
        resources: Option<&'d Dictionary>,
        mut ctm: Matrix,
        depth: usize,
    ) -> Result<(), ConvertError> {
        if depth > DEPTH {
            return Err(ConvertError::TooDeep { format: SourceFormat::Pdf, limit: DEPTH });
        }
        let blank = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
        let end = bytes.iter().rposition(|byte| !blank(byte)).map_or(0, |last| last + 1);
        let content = Operations::decode_strict(&bytes[..end])
            .map_err(|_| damaged("what one of its pages draws breaks off or cannot be read"))?;
        self.budget.steps(content.operations.len() + 1)?;
        let mut saved = Vec::new();
        let mut path = Path::default();
        for Operation { operator, operands } in content.operations {
            let all = numbers_of(&operands);
            match (operator.as_str(), all.as_slice()) {
                ("q", _) => {
                    saved.push(ctm);
                    if saved.len() > SAVED {
                        return Err(ConvertError::TooDeep { format: SourceFormat::Pdf, limit: SAVED });
                    }
                    self.push("q", Vec::new());
                }
                // One too many would undo what lies around a form.
                ("Q", _) => {
                    if let Some(before) = saved.pop() {
                        ctm = before;
                        self.push("Q", Vec::new());
                    }
                }
                ("cm", [a, b, c, d, e, f]) => {
                    ctm = Matrix([*a, *b, *c, *d, *e, *f]).then(ctm);
                    self.push("cm", operands);
                }
                ("BT" | "ET" | "T*", _) => self.push(&operator, Vec::new()),
                ("Td" | "TD", [_, _]) | ("Tm", [_, _, _, _, _, _]) => self.push(&operator, operands),
                ("Tc" | "Tw" | "Tz" | "TL" | "Ts", [_]) => self.push(&operator, operands),
                ("Tf", [.., size]) => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    let font = self.fonts.name(resources, name.unwrap_or_default());
                    self.push("Tf", vec![font, Object::Real(*size as f32)]);
                }
                ("Tj", _) => self.show(operands)?,
                ("'", _) => {
                    self.push("T*", Vec::new());
                    self.show(operands)?;
                }
                ("\"", [words, characters, ..]) => {
                    self.push("Tw", numbers(&[*words]));
                    self.push("Tc", numbers(&[*characters]));
                    self.push("T*", Vec::new());
                    self.show(operands.into_iter().skip(2).collect())?;
                }
                ("TJ", _) => self.show_parts(operands)?,
                ("Do", _) => {
                    if let Some(form) = operands.first().and_then(|name| self.form(resources, name)) {
                        self.push("q", Vec::new());
                        self.draw_form(form, resources, ctm, depth)?;
                        self.push("Q", Vec::new());
                    }
                }
                (operator, all) => self.draw(operator, all, ctm, &mut path),
            }
        }
        saved.iter().for_each(|_| self.push("Q", Vec::new()));
        Ok(())
    }

    fn push(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    fn show(&mut self, operands: Vec<Object>) -> Result<(), ConvertError> {
        if let Some(text @ Object::String(bytes, _)) = operands.into_iter().next().as_ref() {
            self.budget.text(bytes.len())?;
            self.push("Tj", vec![text.clone()]);
        }
        Ok(())
    }

    fn show_parts(&mut self, operands: Vec<Object>) -> Result<(), ConvertError> {
        if let Some(Object::Array(mut parts)) = operands.into_iter().next() {
            parts.retain(|part| matches!(part, Object::String(..) | Object::Integer(_) | Object::Real(_)));
            let shown = parts.iter().filter_map(|part| part.as_str().ok()).map(<[u8]>::len).sum();
            self.budget.text(shown)?;
            self.push("TJ", vec![Object::Array(parts)]);
        }
        Ok(())
    }

    /// The form of this name; pictures are none.
    fn form(&self, resources: Option<&'d Dictionary>, name: &Object) -> Option<&'d Stream> {
        let forms = resources?.get_deref(b"XObject", self.document).ok()?.as_dict().ok()?;
        let form = forms.get_deref(name.as_name().ok()?, self.document).ok()?.as_stream().ok()?;
        form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form").then_some(form)
    }

    fn draw_form(
        &mut self,
        form: &'d Stream,
        resources: Option<&'d Dictionary>,
        ctm: Matrix,
        depth: usize,
    ) -> Result<(), ConvertError> {
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let matrix = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array).ok();
        let mut ctm = ctm;
        if let Some([a, b, c, d, e, f]) = matrix.map(|matrix| numbers_of(matrix)).as_deref() {
            let matrix = Matrix([*a, *b, *c, *d, *e, *f]);
            self.push("cm", numbers(&matrix.0));
            ctm = matrix.then(ctm);
        }
        let mut bytes = Vec::new();
        self.decompress(form, &mut bytes)?;
        self.stream(&bytes, own.or(resources), ctm, depth + 1)
    }

    /// An operator that makes or draws a path.
    fn draw(&mut self, operator: &str, operands: &[f64], ctm: Matrix, path: &mut Path) {
        match (operator, operands) {
            ("m", [x, y]) => {
                path.begin(ctm.apply((*x, *y)));
            }
            ("l", [x, y]) => path.line_to(ctm.apply((*x, *y))),
            ("c" | "v" | "y", [.., x, y]) => {
                path.last = ctm.apply((*x, *y));
                path.curved = true;
            }
            ("h", _) => path.line_to(path.start),
            ("re", [x, y, width, height]) => {
                path.begin(ctm.apply((*x, *y)));
                for corner in [(x + width, *y), (x + width, y + height), (*x, y + height), (*x, *y)] {
                    path.line_to(ctm.apply(corner));
                }
            }
            ("S" | "s" | "B" | "B*" | "b" | "b*", _) => {
                if matches!(operator, "s" | "b" | "b*") {
                    path.line_to(path.start);
                }
                self.rules.extend(path.parts.iter().filter_map(|[one, two]| rule(*one, *two)));
                *path = Path::default();
            }
            ("f" | "F" | "f*", _) => {
                self.rules.extend(path.filled());
                *path = Path::default();
            }
            ("n", _) => *path = Path::default(),
            _ => {}
        }
    }
}

impl Path {
    fn begin(&mut self, at: (f64, f64)) {
        self.figures.push(self.parts.len());
        (self.start, self.last) = (at, at);
    }

    fn line_to(&mut self, to: (f64, f64)) {
        self.parts.push([self.last, to]);
        self.last = to;
    }

    /// The lines that are drawn as thin areas.
    fn filled(&self) -> Vec<Rule> {
        let mut rules = Vec::new();
        if self.curved {
            return rules;
        }
        let ends = self.figures.iter().skip(1).copied().chain([self.parts.len()]);
        for (from, to) in self.figures.iter().copied().zip(ends) {
            let parts = &self.parts[from..to];
            let ends = || parts.iter().flatten();
            let (left, right) = bounds(ends().map(|end| end.0));
            let (low, high) = bounds(ends().map(|end| end.1));
            let middle = ((left + right) / 2.0, (low + high) / 2.0);
            if high - low <= THICKEST && right - left > high - low {
                rules.extend(rule((left, middle.1), (right, middle.1)));
            } else if right - left <= THICKEST {
                rules.extend(rule((middle.0, low), (middle.0, high)));
            }
        }
        rules
    }
}

fn bounds(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)))
}

fn rule(one: (f64, f64), two: (f64, f64)) -> Option<Rule> {
    let (across, up) = ((two.0 - one.0).abs(), (two.1 - one.1).abs());
    let level = across >= up;
    let length = across.max(up);
    if !length.is_finite() || length < SHORTEST || across.min(up) > length * 0.02 {
        return None;
    }
    Some(match level {
        true => Rule { level, at: (one.1 + two.1) / 2.0, from: one.0.min(two.0), to: one.0.max(two.0) },
        false => Rule { level, at: (one.0 + two.0) / 2.0, from: one.1.min(two.1), to: one.1.max(two.1) },
    })
}

fn numbers(values: &[f64]) -> Vec<Object> {
    values.iter().map(|value| Object::Real(*value as f32)).collect()
}

fn numbers_of(operands: &[Object]) -> Vec<f64> {
    operands.iter().filter_map(|operand| Some(f64::from(operand.as_float().ok()?))).collect()
}
