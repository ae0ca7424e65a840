//! A chart of lines of figures: one panel for each unit, points for facts, rings for forecasts and targets, bars for what
//! is known only within bounds. Must not read records or decide what belongs together.
mod draw;

pub use draw::Picture;

use crate::model::{Approx, Modality};
use crate::series::{Line, Point};
use draw::{Anchor, Rgb, Shape, cut, text_width};
use rust_decimal::prelude::ToPrimitive;

const WIDTH: f32 = 860.0;
const LEFT: f32 = 78.0;
const RIGHT: f32 = 24.0;
const TOP: f32 = 48.0;
const PANEL: f32 = 250.0;
const AXIS: f32 = 34.0;
const ROW: f32 = 18.0;
const SMALL: f32 = 11.0;
const INK: Rgb = (34, 34, 34);
const PALE: Rgb = (110, 110, 110);
const GRID: Rgb = (225, 225, 225);
/// Colours that people with any colour vision tell apart (Okabe and Ito).
const COLOURS: [Rgb; 7] = [
    (0, 114, 178),
    (213, 94, 0),
    (0, 158, 115),
    (204, 121, 167),
    (86, 180, 233),
    (150, 120, 0),
    (60, 60, 60),
];
/// Panels on one sheet.
const PANELS: usize = 5;

/// Draws lines; how many were left out for want of room stands under the chart. Lines without periods cannot be drawn.
pub fn chart(lines: &[Line], title: &str) -> Picture {
    let drawable: Vec<&Line> = lines
        .iter()
        .filter(|l| l.points.iter().any(|p| p.place().is_some()))
        .collect();
    let mut panels: Vec<Panel<'_>> = Vec::new();
    let mut drawn = 0;
    for line in &drawable {
        let room = panels.len() < PANELS;
        match panels
            .iter_mut()
            .find(|p| p.unit == line.unit && p.measures_alike(line))
        {
            Some(p) if p.lines.len() < COLOURS.len() => p.lines.push(line),
            None if room => panels.push(Panel {
                unit: &line.unit,
                lines: vec![line],
            }),
            _ => continue,
        }
        drawn += 1;
    }
    let mut picture = Picture {
        width: WIDTH,
        height: 0.0,
        shapes: Vec::new(),
    };
    picture.text(
        (LEFT, 28.0),
        16.0,
        Anchor::Start,
        INK,
        &cut(title, 16.0, WIDTH - LEFT - RIGHT),
    );
    let mut top = TOP;
    for panel in &panels {
        top = panel.draw(&mut picture, top);
    }
    if panels.is_empty() {
        picture.text((LEFT, top + 10.0), 12.0, Anchor::Start, PALE, "no figure with a period");
        top += 30.0;
    }
    let left_out = lines.len() - drawn;
    if left_out > 0 {
        let note = format!("{left_out} more series are not drawn; ask for less to see them.");
        picture.text((LEFT, top + 12.0), SMALL, Anchor::Start, PALE, &note);
        top += ROW;
    }
    picture.text((LEFT, top + 12.0), SMALL, Anchor::Start, PALE, &source(&drawable));
    picture.height = (top + 30.0).ceil();
    picture
}

fn source(lines: &[&Line]) -> String {
    let mut days: Vec<&str> = lines
        .iter()
        .flat_map(|l| &l.points)
        .filter_map(|p| p.document.date.as_deref())
        .collect();
    days.sort_unstable();
    let said = "Source: briefings of China's State Council Information Office";
    match (days.first(), days.last()) {
        (Some(a), Some(b)) if a == b => format!("{said}, {a}."),
        (Some(a), Some(b)) => format!("{said}, {a} to {b}."),
        _ => format!("{said}."),
    }
}

impl Picture {
    fn text(&mut self, at: (f32, f32), size: f32, anchor: Anchor, colour: Rgb, text: &str) {
        let text = text.to_string();
        self.shapes.push(Shape::Text {
            at,
            size,
            anchor,
            colour,
            text,
        });
    }
    fn line(&mut self, from: (f32, f32), to: (f32, f32), colour: Rgb, width: f32, dashed: bool) {
        self.shapes.push(Shape::Line {
            from,
            to,
            colour,
            width,
            dashed,
        });
    }
}

/// Lines of one unit on one pair of axes.
struct Panel<'a> {
    unit: &'a str,
    lines: Vec<&'a Line>,
}

/// A scale from values to pixels.
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// Round ends and steps around values.
    fn around(low: f64, high: f64) -> Scale {
        let span = (high - low).max(high.abs().max(low.abs()) * 0.02).max(1e-9);
        let raw = span / 5.0;
        let power = 10f64.powf(raw.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|m| m * power)
            .into_iter()
            .find(|s| *s >= raw * 0.999)
            .unwrap_or(raw);
        Scale {
            low: if low == 0.0 {
                0.0
            } else {
                (low / step - 0.2).floor() * step
            },
            high: if high == 0.0 && low < 0.0 {
                0.0
            } else {
                (high / step + 0.2).ceil() * step
            },
            step,
        }
    }
    fn ticks(&self) -> Vec<f64> {
        let n = ((self.high - self.low) / self.step).round() as usize;
        (0..=n).map(|k| self.low + k as f64 * self.step).collect()
    }
}

/// Word and size of the scale on which large values are written.
fn magnitude(largest: f64) -> (&'static str, f64) {
    [("trillion ", 1e12), ("billion ", 1e9), ("million ", 1e6)]
        .into_iter()
        .find(|(_, by)| largest >= *by)
        .unwrap_or(("", 1.0))
}

fn unit_words(unit: &str) -> &str {
    match unit {
        "CNY" => "yuan",
        "USD" => "US dollars",
        "pp" => "percentage points",
        "x" => "times",
        "t" => "tons",
        "h" => "hours",
        "person" => "people",
        "1" => "count",
        other => other,
    }
}

fn number(v: f64, step: f64) -> String {
    let digits = (0..6)
        .find(|d| (step * 10f64.powi(*d)).fract().abs() < 1e-6)
        .unwrap_or(2) as usize;
    let text = format!("{v:.digits$}");
    let (sign, body) = text.strip_prefix('-').map_or(("", &*text), |b| ("−", b));
    let (whole, rest) = body
        .split_once('.')
        .map_or((body, String::new()), |(w, r)| (w, format!(".{r}")));
    let mut out = String::new();
    for (k, c) in whole.chars().enumerate() {
        if k > 0 && (whole.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if v == 0.0 {
        "0".into()
    } else {
        format!("{sign}{out}{rest}")
    }
}

/// Lowest and highest value to show of a point: an open side ends at the figure itself.
fn bounds(p: &Point) -> (f64, f64, f64) {
    let f = |v: crate::report::Exact| v.0.to_f64().unwrap_or(0.0);
    let v = f(p.value);
    if p.approx == Approx::Exact {
        return (v, v, v);
    }
    (p.low.map_or(v, f).min(v), v, p.high.map_or(v, f).max(v))
}

impl Panel<'_> {
    fn measures_alike(&self, line: &Line) -> bool {
        self.lines.first().is_some_and(|l| l.measure == line.measure)
    }

    fn points(&self) -> impl Iterator<Item = (usize, &Point, (i32, i32))> {
        let all = self.lines.iter().enumerate();
        all.flat_map(|(k, l)| l.points.iter().map(move |p| (k, p)))
            .filter_map(|(k, p)| p.place().map(|at| (k, p, at)))
    }

    /// Draws it below `top`; gives where it ends.
    fn draw(&self, out: &mut Picture, top: f32) -> f32 {
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for (_, p, (_, to)) in self.points() {
            let (a, _, b) = bounds(p);
            (low, high) = (low.min(a), high.max(b));
            (first, last) = (first.min(to), last.max(to));
        }
        let (word, by) = magnitude(low.abs().max(high.abs()));
        let (low, high) = (low / by, high / by);
        // zero belongs on the axis unless that flattens everything
        let low = if low > 0.0 && low < (high - low) * 2.0 {
            0.0
        } else {
            low
        };
        let scale = Scale::around(
            low,
            if high < 0.0 && high > (low - high) * 2.0 {
                0.0
            } else {
                high
            },
        );
        let (upper, lower) = (top + 22.0, top + PANEL - AXIS);
        let y = |v: f64| lower - ((v - scale.low) / (scale.high - scale.low)) as f32 * (lower - upper);
        let (left, right) = (LEFT + 18.0, WIDTH - RIGHT - 18.0);
        let x = |day: i32| match last - first {
            0 => (left + right) / 2.0,
            span => left + (day - first) as f32 / span as f32 * (right - left),
        };
        let axis = format!("{word}{}", unit_words(self.unit));
        out.text(
            (LEFT - 8.0, top + 10.0),
            12.0,
            Anchor::Start,
            INK,
            &cut(&axis, 12.0, 300.0),
        );
        for tick in scale.ticks() {
            let zero = tick.abs() < scale.step / 1e6;
            let colour = if zero { PALE } else { GRID };
            out.line((LEFT, y(tick)), (WIDTH - RIGHT, y(tick)), colour, 1.0, false);
            out.text(
                (LEFT - 8.0, y(tick) + 4.0),
                SMALL,
                Anchor::End,
                PALE,
                &number(tick, scale.step),
            );
        }
        self.periods(out, lower, &x);
        for (k, line) in self.lines.iter().enumerate() {
            let facts: Vec<&Point> = line.points.iter().filter(|p| p.modality == Modality::Fact).collect();
            let at = |p: &Point| p.place().map(|(_, to)| (x(to), y(bounds(p).1 / by)));
            for pair in facts.windows(2) {
                if let (Some(a), Some(b)) = (at(pair[0]), at(pair[1])) {
                    out.line(a, b, COLOURS[k], 1.2, false);
                }
            }
        }
        let few = self.lines.len() == 1 && self.lines[0].points.len() <= 12;
        for (k, p, (_, to)) in self.points() {
            let (a, v, b) = bounds(p);
            let (px, py) = (x(to), y(v / by));
            interval(out, p, px, (y(a / by), py, y(b / by)), COLOURS[k]);
            let fact = p.modality == Modality::Fact;
            let day = p.document.date.as_deref().unwrap_or("no date");
            out.shapes.push(Shape::Disc {
                at: (px, py),
                radius: 4.0,
                colour: COLOURS[k],
                filled: fact,
                note: format!("{}: {} ({day})", p.period.as_deref().unwrap_or(""), p.text),
            });
            if few {
                let label = number(v / by, label_step(p, by));
                out.text((px, py - 9.0), SMALL, Anchor::Middle, INK, &label);
            }
        }
        out.text((WIDTH - RIGHT, lower + 30.0), SMALL, Anchor::End, PALE, "period");
        self.legend(out, lower + AXIS + 6.0)
    }

    /// The names of the periods, those that find room.
    fn periods(&self, out: &mut Picture, lower: f32, x: &impl Fn(i32) -> f32) {
        let mut all: Vec<(i32, &str)> = self
            .points()
            .filter_map(|(_, p, (_, to))| p.period.as_deref().map(|n| (to, n)))
            .collect();
        all.sort_unstable();
        all.dedup_by_key(|p| p.0);
        let mut free = f32::MIN;
        for (to, name) in all {
            let half = text_width(name, SMALL) / 2.0;
            let at = x(to);
            out.line((at, lower), (at, lower + 4.0), PALE, 1.0, false);
            if at - half > free {
                out.text((at, lower + 17.0), SMALL, Anchor::Middle, INK, name);
                free = at + half + 8.0;
            }
        }
    }

    /// What the colours and signs mean; gives where it ends.
    fn legend(&self, out: &mut Picture, top: f32) -> f32 {
        let mut y = top + 8.0;
        for (k, line) in self.lines.iter().enumerate() {
            out.shapes.push(Shape::Disc {
                at: (LEFT + 4.0, y),
                radius: 4.0,
                colour: COLOURS[k],
                filled: true,
                note: String::new(),
            });
            let name = cut(&line.name(), 12.0, WIDTH - LEFT - RIGHT - 20.0);
            out.text((LEFT + 16.0, y + 4.0), 12.0, Anchor::Start, INK, &name);
            y += ROW;
        }
        let mut signs = Vec::new();
        if self.points().any(|(_, p, _)| p.modality != Modality::Fact) {
            signs.push("ring: forecast, target or earlier value");
        }
        if self.points().any(|(_, p, _)| p.approx != Approx::Exact) {
            signs.push("bar: what “about”, “over” or “nearly” allows; an arrow where it is open");
        }
        if !signs.is_empty() {
            out.text((LEFT, y + 4.0), SMALL, Anchor::Start, PALE, &signs.join("; "));
            y += ROW;
        }
        y + 12.0
    }
}

/// The last digit that a figure is stated with, on the panel's scale.
fn label_step(p: &Point, by: f64) -> f64 {
    let digits = p.value.0.normalize().scale() as i32;
    let own = 10f64.powi(-digits) / by;
    if own < 1e-3 { 0.01 } else { own }
}

/// The bar of a figure that is known only within bounds; an arrow where one is open.
fn interval(out: &mut Picture, p: &Point, x: f32, (low, at, high): (f32, f32, f32), colour: Rgb) {
    if p.approx == Approx::Exact {
        return;
    }
    let ends = [(p.low.is_none(), low, 1.0), (p.high.is_none(), high, -1.0)];
    for (open, end, down) in ends {
        let end = if open { at + 16.0 * down } else { end };
        out.line((x, at), (x, end), colour, 3.0, false);
        let reach = if open { -5.0 * down } else { 0.0 };
        if open {
            out.line((x - 5.0, end + reach), (x, end), colour, 1.5, false);
            out.line((x + 5.0, end + reach), (x, end), colour, 1.5, false);
        } else if (end - at).abs() > 1.0 {
            out.line((x - 5.0, end), (x + 5.0, end), colour, 1.5, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_have_round_steps_and_hold_their_values() {
        for (low, high) in [
            (0.0, 7.1),
            (-3.2, 12.0),
            (95.1, 95.9),
            (5.0, 5.0),
            (0.0, 0.0),
            (-9.0, -1.0),
        ] {
            let s = Scale::around(low, high);
            let n = s.ticks().len();
            assert!(
                s.low <= low && s.high >= high && (2..=12).contains(&n),
                "{low} {high}: {:?}",
                s.ticks()
            );
        }
        let floor = Scale::around(0.0, 7.1);
        assert_eq!((floor.low, floor.step), (0.0, 2.0), "no room below nothing");
        assert_eq!(number(-1234.5, 0.5), "−1,234.5");
        assert_eq!(number(2.0, 1.0), "2");
        assert_eq!(magnitude(5.26e12), ("trillion ", 1e12));
    }
}
