//! What the full-text index holds of a sentence and its claims. Must not know how it is asked.
use crate::search::tokens::add_tokens;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::fmt::{Display, Write};
use std::ops::Range;

/// Separates fields, so that no phrase runs from one into the next; every sentence has it.
pub(super) const EVERY: &str = "_";

/// What of a claim is found by words and marks, in the form of its columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Told<'a> {
    pub indicator: Option<Cow<'a, str>>,
    /// Subject, facets and speaker.
    pub names: Vec<Cow<'a, str>>,
    pub measure: Cow<'a, str>,
    pub unit: Cow<'a, str>,
    pub asserted_by: Cow<'a, str>,
    pub modality: Cow<'a, str>,
    pub direction: Option<Cow<'a, str>>,
    pub period: Option<Cow<'a, str>>,
    /// The value, then its bounds.
    pub values: Vec<Decimal>,
}

/// A sentence and what stands around it.
pub(super) struct Around<'a> {
    pub text: &'a str,
    /// The outlet that says it.
    pub outlet: Option<&'a str>,
    /// The outlet it answers.
    pub asked: Option<&'a str>,
    /// Words of the document's title, each behind a space.
    pub title: &'a str,
}

impl Told<'_> {
    fn marks(&self, out: &mut Marks) {
        if let Some(indicator) = &self.indicator {
            out.add('i', indicator);
        }
        for (attribute, value) in [
            ('m', &self.measure),
            ('u', &self.unit),
            ('b', &self.asserted_by),
            ('o', &self.modality),
        ] {
            out.add(attribute, value);
        }
        if let Some(direction) = &self.direction {
            out.add('d', direction);
        }
        if let Some(p) = &self.period {
            out.add('p', p);
            if let Some(year) = p.get(..4) {
                out.add('y', year);
            }
        }
        if let Some(v) = self.values.first() {
            out.shown('v', v.normalize());
        }
        let sizes = self.values.iter().map(|v| size(*v));
        if let (Some(low), Some(high)) = (sizes.clone().min(), sizes.max()) {
            (low..=high).for_each(|n| out.shown('e', n));
        }
    }
}

/// The marks of a sentence, side by side in one text.
#[derive(Debug, Default)]
struct Marks {
    text: String,
    each: Vec<Range<usize>>,
    /// A value as it is shown.
    shown: String,
}

impl Marks {
    fn add(&mut self, attribute: char, value: &str) {
        let from = self.text.len();
        add_mark(attribute, value, &mut self.text);
        self.each.push(from..self.text.len());
    }

    fn shown(&mut self, attribute: char, value: impl Display) {
        let mut shown = std::mem::take(&mut self.shown);
        shown.clear();
        // a text takes whatever is written
        let _ = write!(shown, "{value}");
        self.add(attribute, &shown);
        self.shown = shown;
    }

    /// Writes them sorted, each once, and forgets them.
    fn write(&mut self, out: &mut String) {
        let text = &self.text;
        self.each.sort_unstable_by(|a, b| text[a.clone()].cmp(&text[b.clone()]));
        let mut last = "";
        for at in self.each.drain(..) {
            let mark = &text[at];
            if mark != last {
                if !last.is_empty() {
                    out.push(' ');
                }
                out.push_str(mark);
                last = mark;
            }
        }
        self.text.clear();
    }
}

/// Makes the rows of the index. Keeps the words of the names that a document repeats.
#[derive(Debug, Default)]
pub(super) struct Words {
    names: FxHashMap<String, String>,
    marks: Marks,
}

impl Words {
    /// The row of a sentence with these claims: its tokens, after them those of its claims' names, its speaker, outlet and
    /// title; and what its claims are, in single words that no text holds, such as `_m_growth`. A name whose words the
    /// sentence holds already is not repeated.
    pub fn of_sentence(&mut self, around: &Around<'_>, claims: &[Told<'_>]) -> (String, String) {
        // each word behind a space
        let mut words = String::with_capacity(2 * around.text.len() + around.title.len());
        add_tokens(around.text, &mut words);
        let said = words.len();
        for name in [around.outlet, around.asked].into_iter().flatten() {
            for word in named(&mut self.names, name).split_ascii_whitespace() {
                self.marks.add('q', word);
            }
        }
        let mut seen: Vec<&str> = Vec::new();
        for c in claims {
            c.marks(&mut self.marks);
            let names = c.indicator.iter().chain(&c.names).map(AsRef::as_ref);
            for name in names.chain(around.outlet) {
                if !seen.contains(&name) {
                    seen.push(name);
                    let own = named(&mut self.names, name);
                    if !own.is_empty() && !holds(&words[..said], own) {
                        add(&mut words, own);
                    }
                }
            }
        }
        add(&mut words, around.title);
        words.remove(0);
        let mut marks = String::with_capacity(self.marks.text.len());
        self.marks.write(&mut marks);
        (words, marks)
    }
}

/// The words of a name, each behind a space.
fn named<'n>(names: &'n mut FxHashMap<String, String>, name: &str) -> &'n str {
    if !names.contains_key(name) {
        let mut words = String::new();
        add_tokens(name, &mut words);
        names.insert(name.to_string(), words);
    }
    names.get(name).map_or("", String::as_str)
}

/// Whether words hold others side by side; each stands behind a space.
fn holds(words: &str, own: &str) -> bool {
    let bytes = words.as_bytes();
    let ends = |at: usize| matches!(bytes.get(at), None | Some(b' '));
    (0..bytes.len()).any(|at| bytes[at] == b' ' && bytes[at..].starts_with(own.as_bytes()) && ends(at + own.len()))
}

/// Adds the words of another field.
fn add(words: &mut String, more: &str) {
    words.push(' ');
    words.push_str(EVERY);
    words.push_str(more);
}

/// The word that stands for a value of an attribute. Two values may share one: what is found is compared again.
pub(super) fn mark(attribute: char, value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 3);
    add_mark(attribute, value, &mut out);
    out
}

fn add_mark(attribute: char, value: &str, out: &mut String) {
    out.extend(['_', attribute, '_']);
    out.extend(value.chars().map(|c| match c {
        'a'..='z' | '0'..='9' | '%' | '.' => c,
        _ if c.is_alphanumeric() => c.to_ascii_lowercase(),
        _ => '_',
    }));
}

/// The mark of a value, whatever zeros it was said with.
pub(super) fn exactly(v: Decimal) -> String {
    mark('v', &v.normalize().to_string())
}

/// Smallest and largest [`size`].
pub(super) const SIZES: (i32, i32) = (-13, 29);

/// The place of a number's first digit: 0 for 5, 1 for 50; the smallest for zero and what is below it.
pub(super) fn size(v: Decimal) -> i32 {
    if v <= Decimal::ZERO {
        return SIZES.0;
    }
    let v = v.normalize();
    let digits = v.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) as i32;
    let scale = v.scale().to_i32().unwrap_or(0);
    (digits - scale).clamp(SIZES.0, SIZES.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_the_place_of_the_first_digit() {
        for (value, want) in [
            ("5", 0),
            ("9.99", 0),
            ("10.0", 1),
            ("1240000000000", 12),
            ("0.05", -2),
            ("0", SIZES.0),
            ("-3", SIZES.0),
        ] {
            assert_eq!(size(value.parse().unwrap()), want, "{value}");
        }
    }

    #[test]
    fn a_sentence_has_words_of_its_own_and_of_its_names_and_marks() {
        let claim = Told {
            indicator: Some("retail sales".into()),
            names: vec!["rural areas".into()],
            measure: "growth".into(),
            unit: "%".into(),
            asserted_by: "official".into(),
            modality: "fact".into(),
            period: Some("2024-H1".into()),
            values: vec!["4.50".parse().unwrap()],
            ..Told::default()
        };
        let around = Around {
            text: "Retail sales rose by 4.50%.",
            outlet: None,
            asked: Some("Tea Daily"),
            title: " on shop",
        };
        let (words, marks) = Words::default().of_sentence(&around, &[claim.clone(), claim]);
        assert_eq!(words, "retail sale rose by 4.50% _ rural area _ on shop");
        assert_eq!(
            marks,
            "_b_official _e_0 _i_retail_sales _m_growth _o_fact _p_2024_h1 _q_daily _q_tea _u_% _v_4.5 _y_2024"
        );
    }

    #[test]
    fn a_mark_is_one_word_of_the_index() {
        assert_eq!(mark('p', "2025-Q1"), "_p_2025_q1");
        assert_eq!(mark('u', "%"), "_u_%");
        assert_eq!(mark('i', "GDP per capita"), "_i_gdp_per_capita");
    }
}
