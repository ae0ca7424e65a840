//! Finds the quantities of a sentence and the numbers that claim nothing. Must not decide what a quantity says.
mod forms;
mod names;
mod ordinals;
mod starts;
mod units;
mod words;

use crate::base::{Kind, Span, Token, Words};
use crate::lexicon::lexicon;
use crate::model::{Approx, Direction, NonClaimKind};
use crate::quantity::mention::{Mentions, Quantity, Shape, Sort};
use crate::quantity::numeral::{Numeral, numeral};
use crate::quantity::period::PeriodReader;
use jiff::civil::Date;
use rust_decimal::Decimal;
use starts::QUANTITY;
pub(in crate::quantity) use starts::{PERIOD, ends_like_ordinal, starts};

/// Reads everything a sentence mentions. `source` is the whole text the tokens point into.
pub fn scan(source: &str, tokens: &[Token<'_>], today: Option<Date>) -> Mentions {
    let starts = starts(tokens);
    let periods = PeriodReader::new(tokens, today).all_from(&starts);
    let end = tokens.last().map_or(0, |t| t.span.end as usize);
    let mut s = Scanner {
        source,
        tokens,
        end,
        out: Mentions {
            periods,
            ..Mentions::default()
        },
    };
    let mut i = 0;
    let mut p = 0;
    while i < tokens.len() {
        while p < s.out.periods.len() && s.out.periods[p].last <= i {
            p += 1;
        }
        if let Some(m) = s.out.periods.get(p).filter(|m| m.first <= i) {
            let (first, last) = (m.first, m.last);
            if tokens[first..last].iter().any(is_numeric) {
                s.out.non_claims.push((first, last, NonClaimKind::Date));
            }
            i = last;
            continue;
        }
        i = if starts[i] & QUANTITY == 0 {
            debug_assert!(
                s.is_passed(i),
                "“{}” begins a quantity: it belongs into BEGINS",
                tokens[i].lower
            );
            i + 1
        } else {
            s.step(i).max(i + 1)
        };
    }
    crate::quantity::lists::settle(&mut s.out, tokens);
    s.rates_said_before();
    s.out
}

/// `at 2010 prices`, `at constant prices of 2015`: whether the year at `i` says in whose prices something is told.
pub(in crate::quantity) fn year_of_prices(tokens: &[Token<'_>], i: usize) -> bool {
    let any = |i: usize, set: &[&str]| tokens.get(i).is_some_and(|t| t.any(set));
    let before = |n: usize, set: &[&str]| i >= n && any(i - n, set);
    let behind = any(i + 1, &["prices"]) || any(i + 1, &["constant", "comparable"]) && any(i + 2, &["prices"]);
    behind && before(1, &["at", "in", "the"])
        || before(1, &["of", "in"]) && before(2, &["prices"]) && before(3, &["constant", "comparable"])
}

/// Whether a token is digits or a number word.
#[inline]
pub fn is_numeric(t: &Token<'_>) -> bool {
    match t.kind {
        Kind::Number => true,
        Kind::Name => t.text.bytes().any(|b| b.is_ascii_digit()),
        Kind::Word => NUMBERS.has(t) || t.compound && is_number_word(&t.lower),
        _ => false,
    }
}

/// Cardinal words, also as the first part of a compound (`twenty-one`).
pub fn is_number_word(lower: &str) -> bool {
    NUMBERS.has_word(lower.split('-').next().unwrap_or(lower))
}

/// Cardinal words.
pub static NUMBERS: Words = Words::new(&[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety", "zero",
]);

/// Words for what comes on top of what there was.
const ADDED: &[&str] = &["another", "further", "additional", "extra"];

struct Scanner<'t, 'a> {
    source: &'a str,
    tokens: &'t [Token<'a>],
    end: usize,
    out: Mentions,
}

impl<'a> Scanner<'_, 'a> {
    fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.lower)
    }

    fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |p| self.lower(p))
    }

    fn text_from(&self, i: usize) -> &'a str {
        self.tokens
            .get(i)
            .and_then(|t| self.source.get(t.span.start as usize..self.end))
            .unwrap_or("")
    }

    /// The token position after `rest`, which is a tail of the sentence's text.
    fn after(&self, from: usize, rest: &str) -> usize {
        let at = self.end - rest.len();
        (from..self.tokens.len())
            .find(|&k| self.tokens[k].span.start as usize >= at)
            .unwrap_or(self.tokens.len())
    }

    fn drop(&mut self, first: usize, last: usize, kind: NonClaimKind) -> usize {
        self.out.non_claims.push((first, last, kind));
        last
    }

    /// Whether nothing begins at token `i`, found by reading.
    fn is_passed(&mut self, i: usize) -> bool {
        let t = &self.tokens[i];
        t.kind != Kind::Word || self.in_words(i).is_none() && !is_number_word(&self.tokens[i].lower)
    }

    /// Reads what begins at token `i`, where something may; returns where to go on.
    fn step(&mut self, i: usize) -> usize {
        let t = &self.tokens[i];
        match t.kind {
            Kind::Name if t.text.bytes().any(|b| b.is_ascii_digit()) => return self.drop(i, i + 1, NonClaimKind::Name),
            Kind::Number => {}
            Kind::Word | Kind::Name => {
                if let Some(next) = self.in_words(i) {
                    return next;
                }
                let starts = is_numeric(t) || t.any(&["half", "a", "minus", "negative"]);
                if !starts {
                    return i + 1;
                }
            }
            _ => return i + 1,
        }
        if t.kind == Kind::Number
            && let Some(next) = self.marked_number(i)
        {
            return next;
        }
        if let Some(next) = self.ordinals(i).or_else(|| self.fractions(i)) {
            return next;
        }
        if t.any(&["half", "a"]) {
            return i + 1;
        }
        self.plain(i)
    }

    /// What is said in words of its own.
    fn in_words(&mut self, i: usize) -> Option<usize> {
        self.fold(i)
            .or_else(|| self.flat(i))
            .or_else(|| self.ordinals(i))
            .or_else(|| self.article_unit(i))
            .or_else(|| self.article_number(i))
            .or_else(|| self.milestone(i))
            .or_else(|| self.vague(i))
            .or_else(|| self.capital_name(i))
    }

    /// A numeral with whatever unit follows.
    fn plain(&mut self, i: usize) -> usize {
        let text = self.text_from(i);
        let Ok((rest, n)) = numeral(text) else {
            return i + 1;
        };
        let last = self.after(i, rest);
        // a compound such as "two-way" or "Five-Year": the numeral ends inside the token
        if self.tokens[i].kind == Kind::Word && self.end - rest.len() < self.tokens[i].span.end as usize {
            return self.drop(i, i + 1, NonClaimKind::Name);
        }
        let (last, n) = self.and_a_half(last, n);
        if let Some(next) = self.denominator(i, last) {
            return next;
        }
        if let Some(next) = self.ratio(i, last, n).or_else(|| self.one_in_many(i, last, n)) {
            return next;
        }
        if self.negative(i) {
            let value = -n.value;
            return self.finish(i - 1, last, Numeral { value, ..n }).unwrap_or(last);
        }
        self.finish(i, last, n).unwrap_or(last)
    }

    /// `was -1.48`: a minus that touches the number and not the word before.
    fn negative(&self, i: usize) -> bool {
        i >= 2
            && matches!(self.before(i), "-" | "−" | "–")
            && !self.tokens[i].spaced
            && self.tokens[i - 1].spaced
            && self.tokens[i - 2].kind == Kind::Word
    }

    /// A numeral whose unit, counted noun or neighbour is still to be found; none where nothing was there.
    fn finish(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let word = &self.tokens[i];
        if let Some(next) = self.of_ranking(i, last, n).or_else(|| self.with_unit(i, last, n)) {
            return Some(next);
        }
        // "two crewed missions and one cargo flight"
        let listed = self.before(i) == "and"
            && self
                .out
                .quantities
                .last()
                .is_some_and(|q| q.sort == Sort::Count && q.noun.is_some() && q.tail + 1 == i);
        let range = listed || self.lower(last) == "to" && self.goes_with_a_number(i, last, n);
        if word.is("one") && n.scale == Decimal::ONE && !self.one_for_every(last) && !self.changed_by(i, last) && !range
        {
            return Some(self.drop(i, last, NonClaimKind::Idiom));
        }
        if let Some(next) = self.counted(i, last, n).or_else(|| self.hyphenated(i, last, n)) {
            return Some(next);
        }
        if n.in_words
            && n.scale == Decimal::ONE
            && last == i + 1
            && !super::noun::is_predicate(self.tokens, last)
            && !self.goes_with_a_number(i, last, n)
            && !self.changed_by(i, last)
        {
            return Some(self.drop(i, last, NonClaimKind::Idiom));
        }
        let first = self.with_currency(i).map_or(i, |(first, _)| first);
        self.push(first, last, n, "", Sort::Bare, Shape::Plain, None);
        Some(last)
    }

    /// `one nurse for every four beds`: here `one` counts.
    fn one_for_every(&self, last: usize) -> bool {
        (last + 1..last + 4)
            .any(|k| matches!(self.lower(k), "for" | "by" | "in" | "among") && self.lower(k + 1) == "every")
    }

    /// `per 10,000 yuan (1,400 U.S. dollars)`: what something is measured per, also in another currency.
    fn denominator(&mut self, i: usize, last: usize) -> Option<usize> {
        // "For each 100 students", but "for each 3 million yuan"
        let each = self.before(i) == "each" && i > 1 && self.lower(i - 2) == "for";
        let per = (matches!(self.before(i), "per" | "every") || each) && self.lower(last) != "percent";
        let gloss = self.before(i) == "("
            && self
                .out
                .non_claims
                .last()
                .is_some_and(|n| n.2 == NonClaimKind::Denominator && n.1 + 1 == i);
        // "76.9 out of 100": the end of the scale a score is read on
        let scale_end = self.before(i) == "of"
            && ["5", "10", "100"].contains(&self.tokens[i].text)
            && i >= 2
            && match self.lower(i - 2) {
                "out" => self
                    .out
                    .quantities
                    .last()
                    .is_some_and(|q| (q.sort == Sort::Bare || q.unit == "point") && q.tail + 2 == i),
                "scale" | "maximum" => last == i + 1 && i >= 3 && self.lower(i - 3) == "a",
                _ => false,
            };
        if !per && !gloss && !scale_end {
            return None;
        }
        let unit = lexicon().unit_after.at(self.tokens, last).map_or(0, |(len, _)| len);
        Some(self.drop(i, last + unit, NonClaimKind::Denominator))
    }

    /// The token before `another`, `a further`, `a mere`, where they stand before a number: they say nothing of it that
    /// its verb and its hedge do not.
    fn before_additions(&self, lead: usize) -> usize {
        const GRADES: &[&str] = &[
            "further", "additional", "extra", "mere", "modest", "whopping", "staggering", "hefty", "full", "solid",
            "robust",
        ];
        match self.before(lead) {
            "another" => lead - 1,
            w if GRADES.contains(&w) && lead > 1 && matches!(self.before(lead - 1), "a" | "an") => lead - 2,
            _ => lead,
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        first: usize,
        last: usize,
        n: Numeral,
        unit: &str,
        sort: Sort,
        shape: Shape,
        noun: Option<(usize, usize)>,
    ) {
        let last = last.min(self.tokens.len());
        // "5 yuan RMB 6": a word taken by the quantity before is not taken twice
        let floor = self.out.quantities.last().map_or(0, |q| q.tail);
        let first = first.max(floor);
        if first >= last {
            return;
        }
        let (mut lead, mut tail) = (first, last);
        let mut approx = Approx::Exact;
        if let Some((hedged, a)) = self.hedge_before(first, last) {
            (lead, approx) = (hedged, a);
        } else if self.before(first) == "a"
            && first >= 2
            && matches!(self.lower(first - 2), "nearly" | "about" | "almost")
        {
            (lead, approx) = (
                first - 2,
                if self.lower(first - 2) == "about" {
                    Approx::About
                } else {
                    Approx::Nearly
                },
            );
        }
        if let Some((len, a)) = lexicon().hedges_after.at(self.tokens, last) {
            // "12 ships and over 300 boats": the hedge of the next number
            let lists_on = self.lower(last + len) == "than"
                || len == 2
                    && self.lower(last) == "and"
                    && self
                        .tokens
                        .get(last + len)
                        .is_some_and(|t| t.kind == Kind::Number || is_number_word(&t.lower));
            if !lists_on {
                (tail, approx) = (last + len, a);
            }
        }
        let hedged = lead;
        lead = self.before_additions(lead).max(floor);
        // "another 40 clinics" are 40 more, but prices are cut "by another 40 cents"
        let added = lead < hedged && self.tokens[lead..hedged].iter().any(|t| t.any(ADDED));
        let amount = sort == Sort::Unit && self.lower(tail) == "of" && unit != "person";
        let things = (sort == Sort::Count && noun.is_some() || amount) && shape == Shape::Plain;
        let shape = if added && things && self.before(lead) != "by" {
            Shape::MoreOrFewer(Direction::Up)
        } else {
            shape
        };
        let span = self.tokens[first].span.cover(self.tokens[last - 1].span);
        let span = Span {
            start: span.start,
            end: span.end,
        };
        self.out.quantities.push(Quantity {
            first,
            last,
            lead,
            tail,
            span,
            value: n.value,
            step: n.step,
            upper: None,
            scale: n.scale,
            unit: unit.to_string(),
            sort,
            approx,
            shape,
            noun,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::base::{Span, tokenize};
    use crate::model::Approx;
    use crate::quantity::*;

    fn read(text: &str) -> String {
        let t = tokenize(text, Span::new(0, text.len()));
        let m = scan(text, &t, Some(jiff::civil::date(2025, 4, 14)));
        m.quantities
            .iter()
            .map(|q| {
                format!(
                    "{}={}{} {}",
                    q.span.slice(text),
                    q.value,
                    q.upper.map_or(String::new(), |u| format!("..{u}")),
                    q.unit
                ) + &if q.approx == Approx::Exact {
                    String::new()
                } else {
                    format!("({})", q.approx.as_str())
                }
            })
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn quantities() {
        for (text, want) in [
            (
                "stood at 12.4 trillion yuan, up 3.1% year on year",
                "12.4 trillion yuan=12400000000000 CNY | 3.1%=3.1 %",
            ),
            ("by more than 7 percentage points", "7 percentage points=7 pp(>)"),
            (
                "US$2.1 trillion and $300 billion",
                "US$2.1 trillion=2100000000000 USD | $300 billion=300000000000 USD",
            ),
            (
                "RMB2.22trillion, USD41.0 billion",
                "RMB2.22trillion=2220000000000 CNY | USD41.0 billion=41000000000 USD",
            ),
            (
                "nearly 52,000 foreign-funded firms joined",
                "52,000 foreign-funded firms=52000 firm(nearly)",
            ),
            ("over 2.3 million people", "2.3 million people=2300000 person(>)"),
            (
                "for six consecutive quarters and the third straight year, the 17th straight monthly rise",
                "six consecutive quarters=6 quarter | third straight year=3 year | 17th straight monthly rise=17 month",
            ),
            ("about one-fifth of the total", "one-fifth=20 %(~)"),
            ("nearly half of it", "half=50 %(nearly)"),
            (
                "the world's third and second-largest importer",
                "world's third=3 rank | second-largest=2 rank",
            ),
            ("remained basically flat in May", "flat=0 %(~)"),
            ("posted double-digit growth", "double-digit=10 %(>=)"),
            (
                "a fivefold rise, a 1.5-fold increase and rose 2.6 times",
                "fivefold=5 x | 1.5-fold=1.5 x | 2.6 times=2.6 x",
            ),
            (
                "14.2 per 100,000 and 6.1 labs per 10,000 people",
                "14.2 per 100,000=14.2 per 100,000 | 6.1 labs per 10,000 people=6.1 lab per 10,000 people",
            ),
            (
                "1.6 and 5 percentage points higher",
                "1.6=1.6 pp | 5 percentage points=5 pp",
            ),
            (
                "3 trillion yuan, 18 trillion yuan, and 25 trillion",
                "3 trillion yuan=3000000000000 CNY | 18 trillion yuan=18000000000000 CNY | 25 trillion=25000000000000 CNY",
            ),
            (
                "between 4% and 9% or 5 to 6 million tons",
                "4% and 9%=4..9 %(~) | 5 to 6 million tons=5000000..6000000 t(~)",
            ),
            ("rose from 7.1% to 8.2%", "7.1%=7.1 % | 8.2%=8.2 %"),
            ("two fewer working days", "two fewer working days=2 day"),
            (
                "from about two months to less than a week",
                "two months=2 month(~) | a week=1 week(<)",
            ),
            ("a ratio of 2.5:1 and 12.5‰", "2.5:1=2.5 x | 12.5‰=12.5 per 1,000"),
            ("520 kg per mu", "520 kg per mu=520 kg per mu"),
            ("350 kilometers per hour", "350 kilometers per hour=350 km/h"),
            ("prices did not change from a year earlier", "change=0 %"),
            ("CPI flat in June", "flat=0 %(~)"),
            ("CPI was flat against a year earlier", "flat=0 %(~)"),
            ("exports more than doubled", "doubled=2 x(>)"),
            ("minus 1%", "minus 1%=-1 %"),
            ("one in three adults", "one in three=33.333333 %"),
            ("200 million mu or more", "200 million mu=200000000 mu(>=)"),
            ("1,200 registered nurses", "1,200 registered nurses=1200 nurse"),
            ("an increase of 33,000 compared", "33,000=33000 "),
            ("170 countries and regions all", "170 countries and regions=170 country"),
            (
                "reached 5.3 percent, 0.2 percentage point faster",
                "5.3 percent=5.3 % | 0.2 percentage point=0.2 pp",
            ),
            ("ranked 12th in the index, up from 14th", "12th=12 rank | 14th=14 rank"),
            (
                "a dozen ports, half a million cars and two dozen tents",
                "a dozen ports=12 port | half a million cars=500000 car | two dozen tents=24 tent",
            ),
            (
                "three and a half years, half a year and a day and a half",
                "three and a half years=3.5 year | half a year=0.5 year | a day and a half=1.5 day",
            ),
            (
                "in the ratio 7.5:39.5:53 and 1:4",
                "7.5=7.5 % | 39.5=39.5 % | 53=53 % | 1:4=0.25 x",
            ),
            (
                "a 12-member crew, a 200-strong corps and a 6.2-magnitude quake of magnitude 6.4",
                "12-member=12 member | 200-strong=200 person | 6.2-magnitude=6.2 magnitude | 6.4=6.4 magnitude",
            ),
            ("ranked No. 3 and the No. 1 buyer", "No. 3=3 rank | No. 1=1 rank"),
            (
                "climbed from 34th in 2012 to 11th in 2022",
                "34th=34 rank | 11th=11 rank",
            ),
            (
                "sung 1.8 billion times, met seven times, rose three times, by a factor of 3.7",
                "1.8 billion times=1800000000 time | seven times=7 time | three times=3 x | 3.7=3.7 x",
            ),
            ("was -1.48 per thousand", "-1.48 per thousand=-1.48 per 1,000"),
            (
                "for every 10,000 people there are 9.8 patents",
                "9.8 patents=9.8 patent per 10,000 people",
            ),
            (
                "one child in every four and 886 persons in every 100,000",
                "one child in every four=25 % | 886 persons in every 100,000=886 person per 100,000",
            ),
            ("7.5 GW/16 GWh", "7.5 GW=7.5 GW | 16 GWh=16 GWh"),
            (
                "rose by 7.2 million jin to 299 million jin, two or three years on",
                "7.2 million jin=7200000 jin | 299 million jin=299000000 jin | two or three years=2..3 year(~)",
            ),
            ("$5m and 22 m", "$5m=5000000 USD | 22 m=22 m"),
            (
                "40 gold, 27 silver and 24 bronze medals",
                "40=40 medal | 27=27 medal | 24 bronze medals=24 medal",
            ),
            ("12,000, or 6.8 percent", "12,000=12000  | 6.8 percent=6.8 %"),
            (
                "three out of the 15 goals, two of which",
                "three=3 goal | 15 goals=15 goal | two=2 ",
            ),
            ("a score of 98.6 out of 100", "98.6=98.6 "),
            ("20-odd towns", "20-odd towns=20 town(>)"),
            (
                "RMB 50,000-80,000 per set, US$170-210 million",
                "RMB 50,000-80,000=50000..80000 CNY(~) | US$170-210 million=170000000..210000000 USD(~)",
            ),
            ("spending in 2020 has doubled", "doubled=2 x"),
            (
                "prices rose 0.2 percent; core prices, 0.6; factory prices fell 2.5",
                "0.2 percent=0.2 % | 0.6=0.6 % | 2.5=2.5 %",
            ),
            ("industry 0.7 trillion yuan", "0.7 trillion yuan=700000000000 CNY"),
            ("less than 1 in 10", "1 in 10=10 %(<)"),
            (
                "12 ships and over 300 boats, 40 tons and above",
                "12 ships=12 ship | 300 boats=300 boat(>) | 40 tons=40 t(>=)",
            ),
            (
                "rose by 603 cases to 963 cases",
                "603 cases=603 case | 963 cases=963 case",
            ),
            ("12.5 C on 13 June 2023", "12.5 C=12.5 degree Celsius"),
            (
                "300 m3/s and 12 t/axle",
                "300 m3/s=300 cubic meter per second | 12 t/axle=12 t per axle",
            ),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn numbers_that_claim_nothing() {
        for text in [
            "the 14th Five-Year Plan",
            "on July 16, 2024",
            "COVID-19 and PM2.5 and 5G",
            "First, we",
            "at 10:30 a.m. today",
            "four main features",
            "I have two questions",
            "a two-way street",
            "one of the leaders",
            "Version 3.0 of it",
            "in the first three quarters",
            "the 20th CPC National Congress",
            "people aged 60 and above",
            "“two sessions”",
            "hundreds of firms and tens of thousands of workers",
            "the No. 1 document and the No. 4 reactor",
            "the Three Gorges and the 2+36 cities",
            "PM 2.5 and a 64-bit chip in a 4-star inn",
            "adults aged between 18 and 59",
            "the 5-year LPR",
            "pages 12 and 15, Hall 3 and the 1+3+5 plan",
            "a 24/7 service",
            "on a 0-100 scale",
            "on Tuesday, 13 June 2023",
            "the 20th CPC Congress of the third kind",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
