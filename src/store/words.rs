//! What the full-text index holds of a sentence and its claims. Must not know how it is asked.
use super::rows::word;
use crate::report::{ClaimOut, Exact};
use crate::search::tokens::tokens;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashMap;

/// Separates fields, so that no phrase runs from one into the next; every sentence has it.
pub(super) const EVERY: &str = "_";

/// A sentence's row in the index.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Its tokens; after them those of its claims' names, its speaker, outlet and title.
    pub words: String,
    /// What its claims are, in single words that no text holds, such as `_m_growth`.
    pub marks: String,
}

/// What of a claim is found by words and marks, in the form of its columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    pub indicator: Option<String>,
    /// Subject, facets and speaker.
    pub names: Vec<String>,
    pub measure: String,
    pub unit: String,
    pub asserted_by: String,
    pub modality: String,
    pub direction: Option<String>,
    pub period: Option<String>,
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
    /// Words of the document's title.
    pub title: &'a [String],
}

impl Told {
    /// Of a claim.
    pub fn of(c: &ClaimOut) -> Told {
        let f = &c.facets;
        let lists = [&f.partner, &f.product, &f.region, &f.actor, &f.transport];
        let ends = [Some(c.value), c.low, c.high].into_iter().flatten();
        Told {
            indicator: c.indicator.clone(),
            names: c
                .subject
                .iter()
                .chain(lists.into_iter().flatten())
                .chain(&c.speaker)
                .cloned()
                .collect(),
            measure: word(c.measure).unwrap_or_default(),
            unit: c.unit.clone(),
            asserted_by: word(c.asserted_by).unwrap_or_default(),
            modality: word(c.modality).unwrap_or_default(),
            direction: c.direction.and_then(word),
            period: c.period.clone(),
            values: ends.map(|Exact(v)| v).collect(),
        }
    }

    fn marks(&self, out: &mut Vec<String>) {
        out.extend(self.indicator.iter().map(|i| mark('i', i)));
        for (attribute, value) in [
            ('m', &self.measure),
            ('u', &self.unit),
            ('b', &self.asserted_by),
            ('o', &self.modality),
        ] {
            out.push(mark(attribute, value));
        }
        out.extend(self.direction.iter().map(|d| mark('d', d)));
        if let Some(p) = &self.period {
            out.push(mark('p', p));
            out.extend(p.get(..4).map(|year| mark('y', year)));
        }
        out.extend(self.values.first().map(|v| exactly(*v)));
        let sizes = self.values.iter().map(|v| size(*v));
        if let (Some(low), Some(high)) = (sizes.clone().min(), sizes.max()) {
            out.extend((low..=high).map(|n| mark('e', &n.to_string())));
        }
    }
}

/// The words of the names that a document repeats.
#[derive(Debug, Default)]
pub(super) struct Names(FxHashMap<String, Vec<String>>);

impl Names {
    fn tokens(&mut self, name: &str) -> &[String] {
        if !self.0.contains_key(name) {
            self.0.insert(name.to_string(), tokens(name));
        }
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The row of a sentence with these claims. A name whose words the sentence holds already is not repeated.
pub(super) fn of_sentence(around: &Around<'_>, claims: &[Told], names: &mut Names) -> Words {
    let said = tokens(around.text);
    let mut words = said.join(" ");
    let mut marks: Vec<String> = Vec::with_capacity(10 * claims.len());
    for name in [around.outlet, around.asked].into_iter().flatten() {
        marks.extend(names.tokens(name).iter().map(|t| mark('q', t)));
    }
    let mut seen: Vec<&str> = Vec::new();
    for c in claims {
        c.marks(&mut marks);
        for name in c
            .indicator
            .iter()
            .chain(&c.names)
            .map(String::as_str)
            .chain(around.outlet)
        {
            if !seen.contains(&name) {
                seen.push(name);
                let own = names.tokens(name);
                if !own.is_empty() && !said.windows(own.len()).any(|w| w == own) {
                    add(&mut words, own);
                }
            }
        }
    }
    add(&mut words, around.title);
    marks.sort_unstable();
    marks.dedup();
    Words {
        words,
        marks: marks.join(" "),
    }
}

/// Adds the words of another field.
fn add(words: &mut String, more: &[String]) {
    for word in std::iter::once(EVERY).chain(more.iter().map(String::as_str)) {
        words.push(' ');
        words.push_str(word);
    }
}

/// The word that stands for a value of an attribute. Two values may share one: what is found is compared again.
pub(super) fn mark(attribute: char, value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 3);
    out.extend(['_', attribute, '_']);
    out.extend(value.chars().map(|c| match c {
        'a'..='z' | '0'..='9' | '%' | '.' => c,
        _ if c.is_alphanumeric() => c.to_ascii_lowercase(),
        _ => '_',
    }));
    out
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
            title: &tokens("On shops"),
        };
        let row = of_sentence(&around, &[claim.clone(), claim], &mut Names::default());
        assert_eq!(row.words, "retail sale rose by 4.50% _ rural area _ on shop");
        assert_eq!(
            row.marks,
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
