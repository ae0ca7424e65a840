//! Numbers with a shape of their own: ratios, dozens, halves, hyphenated counts, milestones.
use super::Scanner;
use super::is_number_word;
use crate::base::{Kind, Token};
use crate::lexicon::lexicon;
use crate::model::{Approx, NonClaimKind};
use crate::quantity::mention::{Shape, Sort};
use crate::quantity::numeral::{Numeral, numeral};
use rust_decimal::Decimal;

/// Plurals of scale words: said, but no number that could be checked.
const MANY: &[&str] = &[
    "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions",
];

pub(super) const SCALE: &[&str] = &["dozen", "hundred", "thousand", "million", "billion", "trillion"];

impl Scanner<'_, '_> {
    /// `dozens of`, `tens of thousands of`, `several hundred`, `a few million`.
    pub(super) fn vague(&mut self, i: usize) -> Option<usize> {
        let t = &self.tokens[i];
        let scale = |k: usize| self.tokens.get(k).is_some_and(|t| t.any(SCALE));
        let last = if t.any(MANY) && self.lower(i + 1) == "of" {
            let mut last = i + 1;
            while self.lower(last) == "of" && self.tokens.get(last + 1).is_some_and(|t| t.any(MANY)) {
                last += 2;
            }
            last
        } else if t.any(&["several", "few"]) && scale(i + 1) {
            i + 2
        } else {
            return None;
        };
        // "scores of 98" counts nothing by the score
        if self.tokens.get(last + 1).is_some_and(|n| n.kind == Kind::Number) {
            return None;
        }
        Some(self.drop(i, last, NonClaimKind::Idiom))
    }

    /// `a dozen ports`, `half a million people`, `half a year`, `a day and a half`.
    pub(super) fn article_number(&mut self, i: usize) -> Option<usize> {
        let t = &self.tokens[i];
        let half = t.is("half");
        let article = |k: usize| self.tokens.get(k).is_some_and(|t| t.any(&["a", "an"]));
        if half && !article(i + 1) || !half && !article(i) {
            return None;
        }
        if matches!(self.before(i), "first" | "second" | "latter" | "the") {
            return None;
        }
        let at = i + 1 + usize::from(half);
        let part = if half { Decimal::new(5, 1) } else { Decimal::ONE };
        let number = |value: Decimal, step: Decimal, scale: Decimal| Numeral {
            value: value.normalize(),
            step,
            scale,
            in_words: true,
        };
        if self.tokens.get(at).is_some_and(|t| t.any(SCALE)) {
            if self.lower(at + 1) == "of" {
                return None;
            }
            let words = format!("one {}", self.lower(at));
            let (_, one) = numeral(&words).ok()?;
            return self.finish(i, at + 1, number(one.value * part, one.step * part, one.scale));
        }
        let (len, unit) = lexicon().unit_after.at(self.tokens, at)?;
        let end = at + len;
        let and_half = self.lower(end) == "and" && self.lower(end + 1) == "a" && self.lower(end + 2) == "half";
        let (value, last) = match (half, and_half) {
            (true, _) => (part, end),
            (false, true) => (Decimal::new(15, 1), end + 3),
            (false, false) => return None,
        };
        let unit = &lexicon().units[unit];
        let n = number(value, Decimal::new(5, 1), Decimal::ONE);
        self.push(i, last, n, &unit.code, Sort::of(unit.kind), Shape::Plain, None);
        Some(last)
    }

    /// `passed the trillion-yuan mark`, `broke the billion ton barrier`, `the one-billion-user level`: a round number as a mark.
    pub(super) fn milestone(&mut self, i: usize) -> Option<usize> {
        const MARKS: &[&str] = &[
            "mark", "threshold", "barrier", "milestone", "benchmark", "level", "line", "club",
        ];
        let t = &self.tokens[i];
        if !matches!(self.before(i), "the" | "a" | "an") {
            return None;
        }
        let joined = t.compound.then(|| t.lower.rsplit_once('-')).flatten();
        let (number, unit, last) = match joined {
            Some((number, unit)) => (number, lexicon().unit_after.word(unit)?, i + 1),
            None if t.any(SCALE) => {
                let (len, unit) = lexicon().unit_after.at(self.tokens, i + 1)?;
                (&*t.lower, unit, i + 1 + len)
            }
            None => return None,
        };
        let whole = if SCALE.contains(&number) {
            format!("one {number}")
        } else {
            number.replace('-', " ")
        };
        let (rest, n) = numeral(&whole).ok()?;
        let unit = &lexicon().units[unit];
        let marked = self.tokens.get(last).is_some_and(|t| t.any(MARKS));
        if !rest.is_empty() || n.scale < Decimal::ONE_THOUSAND || !marked {
            return None;
        }
        self.push(i, last, n, &unit.code, Sort::of(unit.kind), Shape::Plain, None);
        Some(last)
    }

    /// `three and a half years`: the half that goes on after a numeral, and the token after it.
    pub(super) fn and_a_half(&self, last: usize, n: Numeral) -> (usize, Numeral) {
        if self.lower(last) != "and" || self.lower(last + 1) != "a" || self.lower(last + 2) != "half" {
            return (last, n);
        }
        let half = n.scale * Decimal::new(5, 1);
        let value = n.value.checked_add(half).unwrap_or(n.value);
        (last + 3, Numeral { value, step: half, ..n })
    }

    /// `a 12-member team`, `a 200-strong corps`; `4-star` and `64-bit` are names.
    pub(super) fn hyphenated(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let word = self
            .tokens
            .get(last + 1)
            .filter(|t| matches!(self.lower(last), "-" | "‐" | "‑") && t.kind == Kind::Word && !t.spaced)?;
        let noun = word.lower.split('-').next().unwrap_or(&word.lower).to_string();
        if matches!(&*noun, "plus" | "odd") {
            return None;
        }
        let name = noun.len() < 3
            || matches!(
                &*noun,
                "star" | "dimensional" | "bit" | "axis" | "and" | "generation" | "type" | "rated" | "based"
            )
            || word.lower.starts_with("year-old")
            // "10,000-tonne-class berths"
            || word.lower.ends_with("-class")
            || self.lower(last + 2) == "-" && self.lower(last + 3) == "class"
            // "berths above the 10,000-metric-ton level"
            || word.lower.contains('-') && matches!(self.lower(last + 2), "level" | "class" | "grade");
        if name {
            return Some(self.drop(i, last + 2, NonClaimKind::Name));
        }
        let code = if noun == "strong" {
            "person".to_string()
        } else {
            crate::lexicon::singular(&noun)
        };
        let noun = (noun != "strong").then_some((last + 1, last + 2));
        self.push(i, last + 2, n, &code, Sort::Count, Shape::Plain, noun);
        Some(last + 2)
    }

    /// `2.5:1`, `1:2.5`, and parts of a hundred such as `15.1:84.9` or `7:40:53`, which are shares.
    pub(super) fn ratio(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let mut parts = vec![(i, n.value)];
        let mut at = last;
        // "narrowed from 2.9 to 1 in 2013": a figure with decimals to a bare one
        let one = self.lower(last) == "to" && matches!(self.lower(last + 1), "1" | "one");
        let ends = |t: &Token<'_>| t.any(&[",", ".", ";", "in", "to", "and", "over", "by", "from", "between", "at"]);
        if one && n.value.scale() > 0 && n.value > Decimal::ONE && self.tokens.get(last + 2).is_none_or(ends) {
            self.push(i, last + 2, n, "x", Sort::Times, Shape::Plain, None);
            return Some(last + 2);
        }
        while self.lower(at) == ":" && !self.tokens[at].spaced {
            let Some(t) = self.tokens.get(at + 1).filter(|t| t.kind == Kind::Number && !t.spaced) else {
                break;
            };
            parts.push((at + 1, t.text.parse().ok()?));
            at += 2;
        }
        let plain = |value: Decimal| Numeral { value, ..n };
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, p| sum.checked_add(p.1))?;
        if parts.len() > 1 && sum >= Decimal::new(998, 1) && sum <= Decimal::new(1002, 1) {
            for &(k, v) in &parts {
                self.push(k, k + 1, plain(v), "%", Sort::Percent, Shape::Fraction, None);
            }
            return Some(at);
        }
        let &[(_, a), (_, b)] = parts.as_slice() else {
            return None;
        };
        let value = if b == Decimal::ONE {
            a
        } else {
            // "1:2.5" is the same relation seen from the other side
            a.checked_div(b)?.round_dp(6).normalize()
        };
        self.push(i, at, plain(value), "x", Sort::Times, Shape::Plain, None);
        Some(at)
    }

    /// `three to five years`, `two or three`, `eight of the 20 tasks`, `three of which`: a number word that says a
    /// number though no noun follows it.
    pub(super) fn goes_with_a_number(&self, i: usize, last: usize, n: Numeral) -> bool {
        let number = |at: usize| numeral(self.text_from(at)).ok().map(|(_, n)| n.value);
        if self.lower(last) == "to" {
            return number(last + 1).is_some();
        }
        // "between five and eight yuan"
        if self.before(i) == "between" && self.lower(last) == "and" {
            return number(last + 1).is_some();
        }
        // "compared with only six in 2015"
        let against = (i.saturating_sub(4)..i).any(|k| self.tokens[k].is("compared"))
            && (i.saturating_sub(2)..i).all(|k| self.tokens[k].any(&["with", "to", "only", "just", "a", "mere"]));
        if against && (self.lower(last) == "in" && self.period_starts(last + 1) || self.lower(last) == "a") {
            return true;
        }
        // "38 pupils, two fewer than five years ago"
        let compared = matches!(self.lower(last), "more" | "fewer" | "less") && self.lower(last + 1) == "than";
        if compared && self.before(i) == "," {
            return true;
        }
        if self.ends_a_change(i)
            || self.number_moved(i, last)
            || self.there_were(i, last)
            || self.of_those_counted(i, last)
        {
            return true;
        }
        // "for 16, 11, six, and three consecutive years"
        let before = self.out.quantities.last();
        let row = before.is_some_and(|q| q.sort == Sort::Bare && q.tail + 1 == i && self.before(i) == ",");
        if row && (self.lower(last) == "," || self.lower(last) == "and") {
            return true;
        }
        // "it will be brought to zero", "the number fell to zero"
        const BROUGHT: &[&str] = &[
            "brought", "reduced", "cut", "fell", "fallen", "dropped", "lowered", "down", "returned", "bring",
            "bringing", "brings", "reduce", "reducing",
        ];
        if self.tokens[i].is("zero") && self.before(i) == "to" {
            let ends = self
                .tokens
                .get(last)
                .is_none_or(|t| t.kind == Kind::Punct || t.any(&["by", "in", "before", "for"]));
            return ends && (i.saturating_sub(4)..i).any(|k| self.tokens[k].any(BROUGHT));
        }
        // "Of the world's top 10 ports, seven are ours"
        let opens = self.lower(0) == "of" && self.lower(1) == "the" && self.before(i) == ",";
        let comma = (2..i).find(|&k| self.tokens[k].is(","));
        if opens
            && comma == Some(i - 1)
            && matches!(self.lower(last), "are" | "were" | "have" | "had" | "belong" | "lie")
        {
            return true;
        }
        if self.lower(last) == "or" {
            return number(last + 1) == Some(n.value + Decimal::ONE);
        }
        let of = last + usize::from(self.lower(last) == "out");
        if self.lower(of) != "of" {
            return false;
        }
        let det = usize::from(matches!(self.lower(of + 1), "the" | "our" | "its" | "all" | "these"));
        // "six of the top 10 firms"
        let top = usize::from(self.lower(of + 1 + det) == "top");
        matches!(self.lower(of + 1), "which" | "whom" | "them" | "these" | "those")
            || number(of + 1 + det + top).is_some()
    }

    /// `from 58 in 2013 to eight in 2021`: the end of a change that began with a figure.
    pub(super) fn ends_a_change(&self, i: usize) -> bool {
        let from = self.out.quantities.last().filter(|q| self.before(q.lead) == "from");
        // "from 20 days to fewer than seven"
        let hedge = lexicon()
            .hedges_before
            .ending(self.tokens, i, 4)
            .map_or(0, |(len, _)| len);
        let ends = hedge == 0
            || self
                .tokens
                .get(i + 1)
                .is_none_or(|t| t.kind == Kind::Punct || t.any(&["in", "by", "and"]));
        self.before(i - hedge) == "to" && ends && from.is_some_and(|q| i - q.tail <= 6)
    }

    /// `bring the number of clinics to at least two`, `to nine in 2021, then to three`: what a number was moved to, in words.
    fn number_moved(&self, i: usize, last: usize) -> bool {
        const MOVED: &[&str] = &[
            "bring", "brings", "bringing", "brought", "raise", "raised", "raising", "cut", "cutting", "reduce",
            "reduced", "reducing", "lower", "lowered", "lowering", "increase", "increased", "increasing", "expand",
            "expanded", "fell", "rose", "dropped", "grew", "down", "up",
        ];
        let hedge = lexicon()
            .hedges_before
            .ending(self.tokens, i, 4)
            .map_or(0, |(len, _)| len);
        let to = i - hedge;
        let ends = self
            .tokens
            .get(last)
            .is_none_or(|t| t.kind == Kind::Punct || t.any(&["in", "by", "and", "before"]))
            || self.period_starts(last);
        if self.before(to) != "to" || !ends {
            return false;
        }
        // "to nine in 2021, then to three this year"
        let again = to > 1 && matches!(self.lower(to - 2), "then" | "and");
        let before = self.out.quantities.last();
        if again && before.is_some_and(|q| q.lead > 0 && self.lower(q.lead - 1) == "to" && i - q.tail <= 6) {
            return true;
        }
        let near = |reach: usize, set: &[&str]| (to.saturating_sub(reach)..to).any(|k| self.tokens[k].any(set));
        near(16, &["number", "numbers", "total"]) && near(14, MOVED)
    }

    /// `38 saw growth and three saw a decline`, `9 cases (7 from abroad and two found at home)`, `60 patients, including three
    /// in a grave state`: so many of the things that were counted before.
    fn of_those_counted(&self, i: usize, last: usize) -> bool {
        let bare = |q: &crate::quantity::Quantity| q.sort == Sort::Bare || q.sort == Sort::Count;
        let mut told = self.out.quantities.iter();
        let Some(q) = told.rfind(|q| bare(q)).filter(|q| i - q.tail <= 14) else {
            return false;
        };
        let next = self.lower(last);
        if self.before(i) == "including" {
            return matches!(next, "in" | "from" | "at" | "under" | "on" | "with" | "who");
        }
        let saw = matches!(
            next,
            "saw" | "posted" | "reported" | "were" | "was" | "had" | "have" | "are" | "recorded"
        );
        let way = next.ends_with("ly") && self.lower(last + 1).ends_with("ed");
        // "24 measures, of which nine are binding"
        let which =
            i >= 2 && self.before(i - 1) == "of" && matches!(self.before(i), "which" | "whom" | "these" | "them");
        let tells = saw || matches!(next, "will" | "can" | "belong" | "came" | "come");
        if which && tells {
            return true;
        }
        let only = usize::from(i > 1 && matches!(self.before(i), "only" | "just"));
        let joint = matches!(self.before(i - only), "and" | "while" | ",");
        // "12 tasks for firms, nine for bureaus and four for schools"
        let share = matches!(next, "for" | "from" | "in" | "at" | "on");
        let again = (q.tail..i).any(|k| self.lower(k) == next);
        if joint && share && again && i - q.tail <= 8 && q.last + 2 > self.out.quantities.last().map_or(0, |o| o.last) {
            return true;
        }
        joint && (saw && q.sort == Sort::Bare || way)
    }

    /// `the number of wards fell by one`: a change that ends its clause.
    pub(super) fn changed_by(&self, i: usize, last: usize) -> bool {
        let ends = self.tokens.get(last).is_none_or(|t| t.any(&[",", ".", ";"]));
        let verb = |k: usize| {
            self.tokens[k].any(&[
                "fell", "rose", "dropped", "grew", "increased", "decreased", "down", "up", "declined", "reduced",
            ])
        };
        ends && self.before(i) == "by" && i > 1 && verb(i - 2)
    }

    /// `there have been two.`, `this year there were three`: a clause that says of things spoken of how many there are.
    fn there_were(&self, i: usize, last: usize) -> bool {
        let were = matches!(self.before(i), "been" | "were" | "are" | "only" | "just");
        let there = (i.saturating_sub(4)..i).any(|k| self.lower(k) == "there");
        let ends = self.tokens.get(last).is_none_or(|t| t.kind == Kind::Punct) || self.period_starts(last + 1);
        were && there && ends && !matches!(self.lower(last), ":" | "-" | "(")
    }

    /// Where the hedge before a figure begins: also `over the 13 million mark`; but `more than one year earlier` compares.
    pub(super) fn hedge_before(&self, first: usize, last: usize) -> Option<(usize, Approx)> {
        const MARKS: &[&str] = &[
            "mark", "threshold", "line", "barrier", "milestone", "benchmark", "level", "club",
        ];
        let marked = matches!(self.before(first), "the" | "a") && self.tokens.get(last).is_some_and(|t| t.any(MARKS));
        // "roughly a six-fold increase"
        let fold = matches!(self.before(first), "a" | "an") && self.lower(first).ends_with("fold");
        let at = first - usize::from(marked || fold);
        let hedge = |at: usize| {
            let found = lexicon().hedges_before.ending(self.tokens, at, 4);
            found.map(|(len, approx)| (len, approx, at))
        };
        // "crossed the 10 billion yuan threshold"
        let (len, approx, at) = hedge(at).or_else(|| hedge(first).filter(|_| marked))?;
        let unit = self
            .tokens
            .get(last - 1)
            .is_some_and(|t| t.any(&["year", "month", "quarter", "week", "years", "months", "decades"]));
        let ends = |k: usize| self.tokens.get(k).is_none_or(|t| t.kind == Kind::Punct);
        let then = matches!(self.lower(last), "ago" | "earlier") || self.lower(last) == "before" && ends(last + 1);
        // "the share edged up to 41.6%": it moved there
        let moved = len == 2
            && self.lower(at - 2) == "up"
            && at > 2
            && self.tokens[at - 3].any(&[
                "edged", "inched", "ticked", "went", "goes", "gone", "crept", "nudged", "moved", "shot", "picked",
                "climbed", "sped", "edging", "going", "moving", "added", "adds", "add", "summed", "totted",
            ]);
        // "turned over 18 trillion yuan in taxes", "presided over 12 meetings"
        let handed = len == 1
            && self.lower(at - 1) == "over"
            && at > 1
            && self.tokens[at - 2].any(&[
                "turned", "turning", "handed", "handing", "preside", "presided", "presides", "presiding",
            ]);
        if moved || handed {
            return None;
        }
        // "must not fall below 4 meters": four at the least
        let falls = self.lower(at - 1) == "below" && at > 2 && self.lower(at - 3) == "not";
        if falls
            && matches!(
                self.lower(at - 2),
                "fall" | "drop" | "go" | "dip" | "be" | "sink" | "slip"
            )
        {
            return Some((at - len, Approx::AtLeast));
        }
        // "an accuracy of better than 10 meters": the less the better
        let fine = self.lower(at - 1) == "than" && at > 1 && self.lower(at - 2) == "better";
        let small = self.tokens[first..last].iter().any(|t| {
            t.any(&[
                "meter", "meters", "metre", "metres", "centimeter", "centimeters", "centimetre", "centimetres",
                "millimeter", "millimeters", "micron", "microns", "second", "seconds", "milliseconds", "nanoseconds",
                "degree", "degrees", "minutes", "cm", "mm", "m",
            ])
        });
        if fine && small {
            return Some((at - len, Approx::Under));
        }
        // "has exceeded the 5.6 million of last year": that was so many
        const OF: &[&str] = &["of", "recorded", "registered", "seen", "achieved", "posted", "set"];
        let definite = len == 2 && self.lower(at - 1) == "the" && self.lower(at - 2) != "cross";
        if definite && self.tokens.get(last).is_some_and(|t| t.any(OF)) {
            return Some((at - len, Approx::Exact));
        }
        // "will not rise by more than 3 percent"
        let by = at - len - usize::from(self.before(at - len) == "by");
        let denied = by > 1 && self.lower(by - 2) == "not" && self.tokens[by - 1].kind == Kind::Word;
        if approx == Approx::Over && denied {
            return Some((at - len, Approx::AtMost));
        }
        let figure = self.out.quantities.last().is_some_and(|q| q.tail + len >= at);
        let compares = unit && then && figure && matches!(self.before(at), "than" | "as");
        (!compares).then_some((at - len, approx))
    }

    /// Whether a period begins at token `at`.
    pub(super) fn period_starts(&self, at: usize) -> bool {
        self.out.periods.iter().any(|p| p.first == at)
    }

    /// `the Three Gorges`: a number word with a capital inside a sentence, before a capital, is part of a name.
    pub(super) fn capital_name(&mut self, i: usize) -> Option<usize> {
        let t = &self.tokens[i];
        let inside = i > 0 && (self.tokens[i - 1].kind == Kind::Word || self.before(i) == ",");
        let name = inside
            && t.kind == Kind::Word
            && t.capital()
            && is_number_word(&t.lower)
            && self.tokens.get(i + 1).is_some_and(|n| n.capital());
        if !name {
            return None;
        }
        Some(self.drop(i, i + 2, NonClaimKind::Name))
    }

    /// `1 in 10,000`: a rate.
    pub(super) fn one_in_many(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let many = self.tokens.get(last + 1).filter(|_| self.lower(last) == "in")?;
        let (rest, d) = numeral(self.text_from(last + 1)).ok()?;
        let round = ["100", "1,000", "10,000", "100,000"].contains(&&*many.lower) || d.value == Decimal::ONE_HUNDRED;
        if !round || n.scale != Decimal::ONE || n.value >= Decimal::ONE_HUNDRED {
            return None;
        }
        let end = self.after(last + 1, rest);
        let code = format!("per {}", many.lower);
        self.push(i, last, n, &code, Sort::Rate, Shape::Plain, None);
        self.out.non_claims.push((last + 1, end, NonClaimKind::Denominator));
        Some(end)
    }

    /// Rates whose denominator was said before: `for every 10,000 people there are 9.8 patents`.
    pub(super) fn rates_said_before(&mut self) {
        for q in &mut self.out.quantities {
            if q.sort != Sort::Count {
                continue;
            }
            let Some(&(a, b, _)) = self
                .out
                .non_claims
                .iter()
                .rev()
                .find(|n| n.2 == NonClaimKind::Denominator && n.1 <= q.lead)
            else {
                continue;
            };
            let word = |k: usize| self.tokens.get(k).map_or("", |t| &*t.lower);
            // "for every 1,000 beds, ...", "Every 10,000 people own ..."
            let every = a >= 2
                && matches!(word(a - 1), "every" | "each")
                && matches!(word(a - 2), "for" | "in" | "among" | ",")
                || a == 1 && word(0) == "every";
            let near = q.lead - b <= 9
                && !self.tokens[b..q.lead]
                    .iter()
                    .any(|t| t.kind == Kind::Number || t.any(&[";", "."]));
            if every && near {
                let bare = self.tokens[a..b].iter().all(|t| t.kind != Kind::Word || t.any(SCALE));
                let noun = self.tokens.get(b).filter(|t| bare && t.kind == Kind::Word);
                let of = noun.map_or(String::new(), |t| format!(" {}", t.lower));
                let shown: Vec<&str> = self.tokens[a..b].iter().map(|t| t.text).collect();
                q.unit = format!("{} per {}{of}", q.unit, shown.join(" "));
                q.sort = Sort::Rate;
            }
        }
    }
}
