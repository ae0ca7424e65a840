//! Rates per so many: `20 per 100,000`, `6.1 labs per 10,000 people`, `one nurse for every four beds`.
use super::Scanner;
use super::is_number_word;
use crate::base::Kind;
use crate::lexicon::{UnitKind, lexicon};
use crate::model::NonClaimKind;
use crate::quantity::mention::{Shape, Sort};
use crate::quantity::noun::{NounRun, noun_run};
use crate::quantity::numeral::{Numeral, numeral};
use rust_decimal::Decimal;

impl Scanner<'_, '_> {
    /// `20 per 100,000`, `40/100,000`, `6.1 labs per 10,000 people`, `520 kg per mu`; money keeps its currency as unit.
    pub(super) fn per(&mut self, i: usize, last: usize, n: Numeral, unit: &str) -> Option<usize> {
        // "one trademark owned by every five firms"
        let made = usize::from(self.lower(last).ends_with("ed") && self.lower(last + 2) == "every");
        let sep = match self.lower(last + made) {
            "by" | "in" if self.lower(last + made + 1) == "every" => "for",
            "for" => "for",
            "per" if made == 0 => "per",
            "/" if made == 0 => "/",
            _ => return None,
        };
        let every = usize::from(sep == "for" && self.lower(last + made + 1) == "every");
        if sep == "for" && every == 0 {
            return None;
        }
        let at = last + made + 1 + every;
        let t = self.tokens.get(at)?;
        // "four vacancies for every applicant"
        if sep == "for" && !unit.is_empty() && t.kind == Kind::Word && !is_number_word(&t.lower) {
            // "openings for every job seeker"
            let run = noun_run(self.tokens, at, true).filter(|run| run.head <= at + 1)?;
            let lead = if run.head > at {
                format!("{} ", self.lower(at))
            } else {
                String::new()
            };
            let code = format!(
                "{unit} per {lead}{}",
                crate::lexicon::singular(&self.tokens[run.head].lower)
            );
            let noun = (last > i + 1).then_some((last - 1, last));
            self.push(i, run.head + 1, n, &code, Sort::Rate, Shape::Plain, noun);
            return Some(run.head + 1);
        }
        if t.kind == Kind::Number || is_number_word(&t.lower) {
            return self.per_so_many((i, last, at), sep, n, unit);
        }
        if unit.is_empty() || t.kind != Kind::Word || sep == "for" {
            return None;
        }
        self.per_thing((i, at), sep, n, unit)
    }

    /// `20 per 100,000`, `40/100,000`, `12 stations for every 10,000 people`: a rate whose number stands at `at`, behind
    /// the word or sign `sep`.
    fn per_so_many(
        &mut self,
        (i, last, at): (usize, usize, usize),
        sep: &str,
        n: Numeral,
        unit: &str,
    ) -> Option<usize> {
        let (rest, d) = numeral(self.text_from(at)).ok()?;
        let end = self.after(at, rest);
        let run = noun_run(self.tokens, end, false);
        let round = d.value.normalize().mantissa().unsigned_abs().to_string();
        // "12 stations for every 10,000 people" is a rate like "per 10,000 people"
        // and so is "4 lamps for every 100 km"; but "3 for every 100" is a share
        let measured = !unit.is_empty() && lexicon().unit_after.at(self.tokens, end).is_some();
        let many = d.value >= Decimal::ONE_THOUSAND
            || d.value == Decimal::ONE_HUNDRED && (measured || !unit.is_empty() && sep == "for")
            // "or 0.05 for every 100 people"
            || d.value == Decimal::ONE_HUNDRED && n.value < Decimal::ONE && run.is_some();
        let rate = self.lower(last) != "in" && many && round.trim_end_matches('0').eq("1");
        if sep == "for" && !rate {
            return self.for_every((i, last), n, unit, (d, at, end), run);
        }
        if sep == "/" && (d.value < Decimal::ONE_HUNDRED || !round.trim_end_matches('0').eq("1")) {
            return None;
        }
        let shown = if d.scale == Decimal::ONE {
            self.tokens[at].text.to_string()
        } else {
            group(d.value)
        };
        let per = format!("{}per {shown}", leading(unit));
        Some(self.per_so_many_of((i, last), n, !unit.is_empty(), &per, (at, end), run))
    }

    /// `6.1 labs per 10,000 people`, `4 lamps per 100 km`, `14.2 per 100,000`: what follows the number of a rate, which
    /// stands at `at..end`; `per` is the unit so far, `of_things` whether it says what is counted.
    fn per_so_many_of(
        &mut self,
        (i, last): (usize, usize),
        n: Numeral,
        of_things: bool,
        per: &str,
        (at, end): (usize, usize),
        run: Option<NounRun>,
    ) -> usize {
        let of = self.tokens.get(end).filter(|t| {
            t.any(&[
                "people", "persons", "residents", "population", "inhabitants", "workers", "employees", "women",
                "children",
            ])
        });
        let area = lexicon()
            .unit_after
            .at(self.tokens, end)
            .filter(|_| of.is_none() && of_things);
        if let Some((len, _)) = area {
            let words: Vec<&str> = self.tokens[end..end + len].iter().map(|t| t.text).collect();
            let code = format!("{per} {}", words.join(" "));
            self.push(i, end + len, n, &code, Sort::Rate, Shape::Plain, None);
            self.out.non_claims.push((at, end, NonClaimKind::Denominator));
            return end + len;
        }
        let run = run.filter(|_| of.is_none() && of_things);
        let code = match (of, run) {
            (Some(p), _) if p.any(&["persons", "residents", "population", "inhabitants"]) && of_things => {
                format!("{per} people")
            }
            (Some(p), _) if of_things => format!("{per} {}", p.lower),
            (_, Some(run)) => {
                let words: Vec<&str> = self.tokens[end..=run.head].iter().map(|t| &*t.lower).collect();
                format!("{per} {}", words.join(" "))
            }
            _ => per.to_string(),
        };
        self.push(i, last, n, &code, Sort::Rate, Shape::Plain, None);
        self.out.non_claims.push((at, end, NonClaimKind::Denominator));
        let end = run.map_or(end + usize::from(of.is_some()), |run| run.head + 1);
        if let Some(q) = self.out.quantities.last_mut() {
            q.last = end;
            q.tail = end;
            q.span = q.span.cover(self.tokens[end - 1].span);
        }
        end
    }

    /// `520 kg per mu`, `24 yuan per visit`, `0.02 accidents per million flight hours`: a rate per one thing, named at `at`.
    fn per_thing(&mut self, (i, at): (usize, usize), sep: &str, n: Numeral, unit: &str) -> Option<usize> {
        let t = self.tokens.get(at)?;
        // "0.02 accidents per million flight hours"
        let million = t
            .any(&["thousand", "million", "billion"])
            .then(|| noun_run(self.tokens, at + 1, false));
        if let Some(run) = million.flatten().filter(|_| sep == "per") {
            let words: Vec<&str> = self.tokens[at..=run.head].iter().map(|t| &*t.lower).collect();
            let code = format!("{unit} per {}", words.join(" "));
            self.push(i, run.head + 1, n, &code, Sort::Rate, Shape::Plain, None);
            return Some(run.head + 1);
        }
        let money = lexicon()
            .units
            .iter()
            .any(|u| u.code == unit && u.kind == UnitKind::Money);
        let percentage = matches!(unit, "%" | "pp");
        // "a rent of 900 yuan per month" is money; "24 yuan per visit" is a price
        let timed = t.any(&["year", "month", "week", "day", "annum", "capita", "quarter"])
            || sep != "per" && lexicon().unit_after.at(self.tokens, at).is_none();
        if money && timed || percentage {
            return None;
        }
        let (len, code) = match lexicon().unit_after.at(self.tokens, at) {
            Some((len, u)) => (len, lexicon().units[u].code.clone()),
            // "1,200 yuan per culled sow"
            None if money => {
                let described = (t.lower.ends_with("ed") || t.is("new"))
                    && self.tokens.get(at + 1).is_some_and(|n| n.kind == Kind::Word);
                let head = at + usize::from(described);
                let words: Vec<&str> = self.tokens[at..=head].iter().map(|t| &*t.lower).collect();
                (head + 1 - at, words.join(" "))
            }
            None => (1, t.lower.to_string()),
        };
        let code = if t.text == "s" { "second".to_string() } else { code };
        let mut code = format!("{unit} per {}", if code == "h" { "hour".to_string() } else { code });
        let mut end = at + len;
        // "4 yuan per pupil per day"
        while money && self.lower(end) == "per" && self.tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Word) {
            code = format!("{code} per {}", self.lower(end + 1));
            end += 2;
        }
        self.push(i, end, n, &code, Sort::Unit, Shape::Plain, None);
        Some(end)
    }

    /// `one nurse for every four beds`, `one child in every four`, `886 persons in every 100,000`; `d` is the number
    /// that stands at `at..end`.
    fn for_every(
        &mut self,
        (i, last): (usize, usize),
        n: Numeral,
        unit: &str,
        (d, at, end): (Numeral, usize, usize),
        run: Option<NounRun>,
    ) -> Option<usize> {
        let lead = leading(unit);
        if self.lower(last) == "in" && d.value >= Decimal::ONE_HUNDRED {
            // "8,860 persons in every 100,000"
            let code = format!("{lead}per {}", group(d.value));
            self.push(i, end, n, &code, Sort::Rate, Shape::Plain, Some((last - 1, last)));
            self.out.non_claims.push((at, end, NonClaimKind::Denominator));
            return Some(end);
        }
        let v = n.value.checked_div(d.value)?;
        // one for two million is no zero
        let v = if v < Decimal::new(1, 3) {
            v.round_sf(8)?
        } else {
            v.round_dp(6)
        };
        let n = Numeral {
            value: v.normalize(),
            ..n
        };
        // "one child in every four": a share of the children
        let Some(run) = run.filter(|_| self.lower(last) != "in") else {
            // "one post for every three boats, against one for every eight"
            let again = self
                .out
                .quantities
                .last()
                .filter(|q| q.sort == Sort::Rate && q.unit.contains(" per "));
            if let Some(code) = again
                .filter(|_| unit.is_empty() && self.lower(last) == "for")
                .map(|q| q.unit.clone())
            {
                self.push(i, end, n, &code, Sort::Rate, Shape::Plain, None);
                return Some(end);
            }
            let percent = Numeral {
                value: n.value.checked_mul(Decimal::ONE_HUNDRED)?.normalize(),
                ..n
            };
            self.push(i, end, percent, "%", Sort::Percent, Shape::Fraction, None);
            return Some(end);
        };
        let code = format!("{lead}per {}", crate::lexicon::singular(&self.tokens[run.head].lower));
        let noun =
            (!unit.is_empty() && last > i + 1 && self.tokens[last - 1].kind == Kind::Word).then_some((last - 1, last));
        let last = run.head + 1;
        self.push(i, last, n, &code, Sort::Rate, Shape::Plain, noun);
        self.out.non_claims.push((at, end, NonClaimKind::Denominator));
        Some(last)
    }
}

/// What counts or measures, before its `per`.
fn leading(unit: &str) -> String {
    if unit.is_empty() {
        String::new()
    } else {
        format!("{unit} ")
    }
}

/// `10,000`: a number in groups of three digits.
pub fn group(d: Decimal) -> String {
    let plain = d.normalize().to_string();
    let mut out = String::new();
    for (k, c) in plain.chars().enumerate() {
        if k > 0 && (plain.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}
