//! Shapes, and how they become SVG and PNG. Knows nothing of what they mean.
use ab_glyph::{Font, FontRef, OutlineCurve, Point};
use std::fmt::Write;
use std::sync::LazyLock;
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Stroke, StrokeDash, Transform};

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// Where a text stands against its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// One thing to draw.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A straight line.
    Line {
        /// From.
        from: (f32, f32),
        /// To.
        to: (f32, f32),
        /// Colour.
        colour: Rgb,
        /// Width.
        width: f32,
        /// Broken.
        dashed: bool,
    },
    /// A disc, or a ring where it is not filled.
    Disc {
        /// Middle.
        at: (f32, f32),
        /// Radius.
        radius: f32,
        /// Colour.
        colour: Rgb,
        /// Filled.
        filled: bool,
        /// What a reader of the SVG sees on pointing at it.
        note: String,
    },
    /// A line of text.
    Text {
        /// Where, on the baseline.
        at: (f32, f32),
        /// Size in pixels.
        size: f32,
        /// Against the point.
        anchor: Anchor,
        /// Colour.
        colour: Rgb,
        /// The words.
        text: String,
    },
}

/// A white sheet with shapes on it.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// Shapes, the first lowest.
    pub shapes: Vec<Shape>,
}

/// Pixels of a PNG for one of the picture.
const SHARP: f32 = 2.0;

static FONT: LazyLock<FontRef<'static>> = LazyLock::new(|| {
    match FontRef::try_from_slice(include_bytes!("DejaVuSans-latin.ttf")) {
        Ok(font) => font,
        // the font is part of the binary and a test draws with it
        Err(e) => unreachable!("the built-in font does not load: {e}"),
    }
});

fn em() -> f32 {
    FONT.units_per_em().unwrap_or(2048.0)
}

/// Width of a text in pixels.
pub fn text_width(text: &str, size: f32) -> f32 {
    let units: f32 = text.chars().map(|c| FONT.h_advance_unscaled(FONT.glyph_id(c))).sum();
    units * size / em()
}

/// The text cut to a width, with `…` where something is missing.
pub fn cut(text: &str, size: f32, width: f32) -> String {
    if text_width(text, size) <= width {
        return text.to_string();
    }
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if text_width(&out, size) + text_width("…", size) > width {
            out.pop();
            break;
        }
    }
    format!("{}…", out.trim_end())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

impl Picture {
    /// As SVG.
    pub fn svg(&self) -> String {
        let (w, h) = (self.width, self.height);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             font-family=\"'DejaVu Sans', Verdana, sans-serif\">\n<rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n"
        );
        for shape in &self.shapes {
            let _ = match shape {
                Shape::Line {
                    from,
                    to,
                    colour,
                    width,
                    dashed,
                } => {
                    let dash = if *dashed { " stroke-dasharray=\"4 3\"" } else { "" };
                    writeln!(
                        out,
                        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{}\" stroke-width=\"{width}\"{dash}/>",
                        from.0,
                        from.1,
                        to.0,
                        to.1,
                        hex(*colour)
                    )
                }
                Shape::Disc {
                    at,
                    radius,
                    colour,
                    filled,
                    note,
                } => {
                    let fill = if *filled { hex(*colour) } else { "#ffffff".into() };
                    writeln!(
                        out,
                        "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius}\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"1.5\"><title>{}</title></circle>",
                        at.0,
                        at.1,
                        hex(*colour),
                        escaped(note)
                    )
                }
                Shape::Text {
                    at,
                    size,
                    anchor,
                    colour,
                    text,
                } => {
                    let anchor = match anchor {
                        Anchor::Start => "start",
                        Anchor::Middle => "middle",
                        Anchor::End => "end",
                    };
                    writeln!(
                        out,
                        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
                        at.0,
                        at.1,
                        hex(*colour),
                        escaped(text)
                    )
                }
            };
        }
        out + "</svg>\n"
    }

    /// As PNG, twice as many pixels each way; none when the picture is too large to hold.
    pub fn png(&self) -> Option<Vec<u8>> {
        let mut map = Pixmap::new((self.width * SHARP) as u32, (self.height * SHARP) as u32)?;
        map.fill(Color::WHITE);
        let zoom = Transform::from_scale(SHARP, SHARP);
        for shape in &self.shapes {
            match shape {
                Shape::Line {
                    from,
                    to,
                    colour,
                    width,
                    dashed,
                } => {
                    let mut path = PathBuilder::new();
                    path.move_to(from.0, from.1);
                    path.line_to(to.0, to.1);
                    let stroke = Stroke {
                        width: *width,
                        dash: dashed.then(|| StrokeDash::new(vec![4.0, 3.0], 0.0)).flatten(),
                        ..Stroke::default()
                    };
                    if let Some(path) = path.finish() {
                        map.stroke_path(&path, &paint(*colour), &stroke, zoom, None);
                    }
                }
                Shape::Disc {
                    at,
                    radius,
                    colour,
                    filled,
                    ..
                } => {
                    let round = Rect::from_xywh(at.0 - radius, at.1 - radius, radius * 2.0, radius * 2.0);
                    if let Some(path) = round.and_then(PathBuilder::from_oval) {
                        let inside = if *filled { *colour } else { (255, 255, 255) };
                        map.fill_path(&path, &paint(inside), FillRule::Winding, zoom, None);
                        let stroke = Stroke {
                            width: 1.5,
                            ..Stroke::default()
                        };
                        map.stroke_path(&path, &paint(*colour), &stroke, zoom, None);
                    }
                }
                Shape::Text {
                    at,
                    size,
                    anchor,
                    colour,
                    text,
                } => {
                    let wide = text_width(text, *size);
                    let left = match anchor {
                        Anchor::Start => at.0,
                        Anchor::Middle => at.0 - wide / 2.0,
                        Anchor::End => at.0 - wide,
                    };
                    if let Some(path) = outlines(text, *size, (left, at.1)) {
                        map.fill_path(&path, &paint(*colour), FillRule::Winding, zoom, None);
                    }
                }
            }
        }
        map.encode_png().ok()
    }
}

fn paint((r, g, b): Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(r, g, b, 255);
    paint.anti_alias = true;
    paint
}

fn outlines(text: &str, size: f32, (mut x, y): (f32, f32)) -> Option<tiny_skia::Path> {
    let scale = size / em();
    let mut path = PathBuilder::new();
    for c in text.chars() {
        let id = FONT.glyph_id(c);
        let place = |p: Point| (x + p.x * scale, y - p.y * scale);
        let mut pen: Option<Point> = None;
        for curve in FONT.outline(id).map(|o| o.curves).unwrap_or_default() {
            let (from, to) = match curve {
                OutlineCurve::Line(a, b) => (a, b),
                OutlineCurve::Quad(a, _, b) => (a, b),
                OutlineCurve::Cubic(a, _, _, b) => (a, b),
            };
            if pen != Some(from) {
                let p = place(from);
                path.move_to(p.0, p.1);
            }
            let end = place(to);
            match curve {
                OutlineCurve::Line(..) => path.line_to(end.0, end.1),
                OutlineCurve::Quad(_, m, _) => {
                    let m = place(m);
                    path.quad_to(m.0, m.1, end.0, end.1);
                }
                OutlineCurve::Cubic(_, m, n, _) => {
                    let (m, n) = (place(m), place(n));
                    path.cubic_to(m.0, m.1, n.0, n.1, end.0, end.1);
                }
            }
            pen = Some(to);
        }
        x += FONT.h_advance_unscaled(id) * scale;
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_widths_and_are_cut_to_one() {
        assert!(text_width("wide", 12.0) > text_width("ill", 12.0));
        assert_eq!(cut("exports", 12.0, 500.0), "exports");
        let short = cut("exports of mechanical and electrical products", 12.0, 120.0);
        assert!(short.ends_with('…') && text_width(&short, 12.0) <= 120.0, "{short}");
    }

    #[test]
    fn the_same_picture_is_svg_and_png() {
        let picture = Picture {
            width: 60.0,
            height: 40.0,
            shapes: vec![
                Shape::Text {
                    at: (5.0, 30.0),
                    size: 24.0,
                    anchor: Anchor::Start,
                    colour: (0, 0, 0),
                    text: "5<6 & ü".into(),
                },
                Shape::Disc {
                    at: (50.0, 10.0),
                    radius: 4.0,
                    colour: (200, 0, 0),
                    filled: true,
                    note: String::new(),
                },
            ],
        };
        assert!(picture.svg().contains("5&lt;6 &amp; ü"));
        let map = Pixmap::decode_png(&picture.png().unwrap()).unwrap();
        assert_eq!((map.width(), map.height()), (120, 80));
        let dark = map.pixels().iter().filter(|p| p.red() < 80 && p.green() < 80).count();
        assert!(dark > 100, "the letters are drawn: {dark}");
        let red = map.pixel(100, 20).unwrap();
        assert!(red.red() > 150 && red.green() < 50);
    }
}
