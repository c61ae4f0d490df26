//! Places on a page, in points from its lower left corner.

/// A straight line that is drawn, level or upright; a thin filled rectangle is one too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Whether it is level.
    pub(super) level: bool,
    /// Its height where it is level, else its distance from the left.
    pub(super) at: f64,
    /// Where it begins, from the left or from below.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) to: f64,
}

/// An area of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

impl Area {
    pub(super) fn holds(&self, x: f64, y: f64) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }

    pub(super) fn size(&self) -> f64 {
        (self.x1 - self.x0) * (self.y1 - self.y0)
    }
}

/// `[a b c d e f]` as PDF writes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// What does `self` first and then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, next.0);
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    pub(super) fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

/// Numbers that lie closer together than `slack` as one, the first of them; sorted.
pub(super) fn clusters(mut numbers: Vec<f64>, slack: f64) -> Vec<f64> {
    numbers.sort_by(f64::total_cmp);
    let mut kept: Vec<f64> = Vec::new();
    for number in numbers {
        if kept.last().is_none_or(|last| number - last > slack) {
            kept.push(number);
        }
    }
    kept
}

/// The number that half of them lie below.
pub(super) fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}
