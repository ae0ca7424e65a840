//! What follows a numeral: units, currencies, rates per so many, counted nouns.
use super::Scanner;
use super::is_number_word;
use crate::base::Kind;
use crate::lexicon::{UnitKind, lexicon};
use crate::model::{Direction, NonClaimKind};
use crate::quantity::mention::{Shape, Sort};
use crate::quantity::noun::{NounRun, is_plural, noun_run};
use crate::quantity::numeral::{Numeral, numeral};
use rust_decimal::Decimal;

impl Scanner<'_, '_> {
    pub(super) fn with_currency(&self, i: usize) -> Option<(usize, usize)> {
        let (len, unit) = lexicon().unit_before.ending(self.tokens, i, 4)?;
        // "the yuan 3.2%" is no amount: a currency word before must touch or be a sign or code
        Some((i - len, unit))
    }

    pub(super) fn with_unit(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        // "3.5-hour", "1.5-fold"
        let hyphen = usize::from(
            matches!(self.lower(last), "-" | "‐" | "‑")
                && self
                    .tokens
                    .get(last + 1)
                    .is_some_and(|t| t.kind == Kind::Word && !t.spaced),
        );
        // "7?percent": a mark in place of a lost blank
        let lost = self.lower(last) == "?"
            && self
                .tokens
                .get(last + 1)
                .is_some_and(|t| !t.spaced && t.kind == Kind::Word);
        let at = last + hyphen + usize::from(lost && hyphen == 0);
        if let Some(next) = self.special_unit(i, (last, at), n) {
            return Some(next);
        }
        if let Some(next) = self.per(i, last, n, "") {
            return Some(next);
        }
        // "eight consecutive quarters", "nine straight years"
        let streak = usize::from(matches!(self.lower(at), "consecutive" | "straight" | "successive"));
        if let Some(next) = self.table_unit(i, at, (streak == 1, hyphen == 1), n) {
            return Some(next);
        }
        if streak == 1 && self.tokens.get(at + 1).is_some_and(is_plural) {
            let code = crate::lexicon::singular(&self.tokens[at + 1].lower);
            self.push(i, at + 2, n, &code, Sort::Time, Shape::Streak, None);
            return Some(at + 2);
        }
        let (first, u) = self.with_currency(i)?;
        // "$66 per barrel"
        let timed = ["year", "month", "week", "day", "annum", "capita", "quarter", "hour"];
        let each = self.tokens.get(last + 1).filter(|t| {
            self.lower(last) == "per" && t.kind == Kind::Word && !t.any(&timed) && !is_number_word(&t.lower)
        });
        if let Some(each) = each {
            let code = format!("{} per {}", lexicon().units[u].code, each.lower);
            self.push(first, last + 2, n, &code, Sort::Unit, Shape::Plain, None);
            return Some(last + 2);
        }
        self.push(
            first,
            last,
            n,
            &lexicon().units[u].code.clone(),
            Sort::Money,
            Shape::Plain,
            None,
        );
        Some(last)
    }

    /// Units that are no rows of the table: folds, `per mille`, magnitudes, `12.5 C`.
    fn special_unit(&mut self, i: usize, (last, at): (usize, usize), n: Numeral) -> Option<usize> {
        if self.lower(at) == "fold" || self.lower(at) == "times" && self.multiple(i, at, n) {
            self.push(
                i,
                at + 1,
                n,
                "x",
                Sort::Times,
                if self.lower(at) == "fold" {
                    Shape::Fold
                } else {
                    Shape::Plain
                },
                None,
            );
            return Some(at + 1);
        }
        let per_mille = if self.lower(last) == "‰" {
            1
        } else if self.lower(last) == "per" && matches!(self.lower(last + 1), "mille" | "thousand") {
            2
        } else {
            0
        };
        if per_mille > 0 {
            self.push(i, last + per_mille, n, "per 1,000", Sort::Rate, Shape::Plain, None);
            return Some(last + per_mille);
        }
        if let Some(next) = self
            .scaled_by_name(i, last, n)
            .or_else(|| self.compound_unit(i, last, n))
        {
            return Some(next);
        }
        // "12.5 C": the letter alone is no unit of the table, where case does not count
        if self.tokens.get(at).is_some_and(|t| t.text == "C")
            && self.tokens.get(at + 1).is_none_or(|t| !t.spaced || !t.capital())
        {
            self.push(i, at + 1, n, "degree Celsius", Sort::Unit, Shape::Plain, None);
            return Some(at + 1);
        }
        None
    }

    /// `4 hours and 40 minutes`, `1 year 3 months`: one length of time, in the smaller unit.
    fn hours_and_minutes(&mut self, i: usize, end: usize, n: Numeral, code: &str) -> Option<usize> {
        let and = i.checked_sub(1).filter(|&a| self.tokens[a].is("and")).unwrap_or(i);
        let whole = |v: Decimal| v.fract().is_zero();
        let q = self
            .out
            .quantities
            .last_mut()
            .filter(|q| q.tail == and && q.shape == Shape::Plain)?;
        let many = match (&*q.unit, code) {
            ("h", "minute") | ("minute", "second") => 60,
            ("day", "h") => 24,
            ("year", "month") => 12,
            _ => return None,
        };
        let many = Decimal::from(many);
        if !whole(q.value) || !whole(n.value) || n.value >= many || q.upper.is_some() {
            return None;
        }
        (q.value, q.step) = (q.value.checked_mul(many)?.checked_add(n.value)?, n.step);
        (q.last, q.tail, q.scale, q.unit) = (end, end, Decimal::ONE, code.to_string());
        q.span = q.span.cover(self.tokens[end - 1].span);
        Some(end)
    }

    /// A unit of the table at `at`, after `consecutive` in a streak or after a hyphen.
    fn table_unit(&mut self, i: usize, at: usize, (streak, hyphen): (bool, bool), n: Numeral) -> Option<usize> {
        // "PCT applications": filed under a treaty
        let treaty = self.tokens.get(at).is_some_and(|t| t.text == "PCT");
        let lex = lexicon();
        let streak_word = usize::from(streak);
        let (len, u) = lex.unit_after.at(self.tokens, at + streak_word).filter(|_| !treaty)?;
        let unit = &lex.units[u];
        let code = unit.code.clone();
        let end = at + streak_word + len;
        let sort = Sort::of(unit.kind);
        // "up by 6.1 billion month on month", "USD 5 billion a day"
        let compares = matches!(self.lower(end), "on" | "over") && self.lower(end + 1) == self.lower(at);
        if sort == Sort::Time && (compares || self.with_currency(i).is_some()) {
            return None;
        }
        let in_row = self.unbroken(end);
        if sort == Sort::Percent && matches!(self.lower(end), "points" | "point") {
            self.push(i, end + 1, n, "pp", Sort::Pp, Shape::Plain, None);
            return Some(end + 1);
        }
        // "I have two points"
        if code == "point" && n.in_words && self.discusses(i) {
            return Some(self.drop(i, end, NonClaimKind::Discourse));
        }
        // "$5m"
        if self.tokens[at].text == "m"
            && let Some((first, currency)) = self.with_currency(i)
        {
            let million = Decimal::from(1_000_000);
            let n = Numeral {
                value: n.value.checked_mul(million)?,
                step: n.step.checked_mul(million)?,
                scale: million,
                ..n
            };
            let code = &lex.units[currency].code;
            self.push(first, end, n, code, Sort::Money, Shape::Plain, None);
            return Some(end);
        }
        // "the 5-year LPR", "10-year government bonds"
        let term = hyphen
            && code == "year"
            && self.tokens.get(end).is_some_and(|t| {
                t.any(&[
                    "lpr", "government", "treasury", "bond", "bonds", "loan", "loans", "prime", "plan", "action",
                    "note", "notes", "yield", "yields", "and",
                ])
            });
        if term {
            return Some(self.drop(i, end, NonClaimKind::Name));
        }
        // "5 million People's Bank" and "2 second-hand" are no units
        if self.tokens.get(end).is_some_and(|t| t.kind == Kind::Possessive) && sort == Sort::Unit {
            return None;
        }
        if let Some(next) = self.per(i, end, n, &code) {
            return Some(next);
        }
        if let Some(next) = self.hours_and_minutes(i, end, n, &code) {
            return Some(next);
        }
        let first = if sort == Sort::Money {
            self.with_currency(i).map_or(i, |(f, _)| f)
        } else {
            i
        };
        let shape = if streak || in_row { Shape::Streak } else { Shape::Plain };
        self.push(first, end, n, &code, sort, shape, None);
        Some(end)
    }

    /// `in a row`, `in succession`, `running`: whether what was counted before token `at` came one after the other.
    fn unbroken(&self, at: usize) -> bool {
        matches!(
            (self.lower(at), self.lower(at + 1), self.lower(at + 2)),
            ("in", "a", "row") | ("in", "succession", _) | ("on", "end", _) | ("running", _, _)
        )
    }

    /// Whether `times` after the number multiplies (`grew three times`) rather than counts (`met three times`).
    fn multiple(&self, i: usize, times: usize, n: Numeral) -> bool {
        let next = self.lower(times + 1);
        if n.scale > Decimal::ONE || matches!(next, "a" | "per" | "each" | "every") {
            return false;
        }
        let lead = lexicon()
            .hedges_before
            .ending(self.tokens, i, 4)
            .map_or(i, |(len, _)| i - len);
        let compared = [
            "that", "those", "as", "the", "what", "more", "higher", "larger", "greater", "faster", "longer", "bigger",
            "of", "its", "their", "over", "compared",
        ];
        let grown = [
            "by", "up", "to", "is", "was", "were", "are", "than", "equals", "reached", "at", "grew", "grown", "grow",
            "increase", "increased", "rose", "risen", "expanded", "jumped", "soared", "surged", "climbed",
            "multiplied",
        ];
        let of = self.before(lead) == "of" && lead >= 2 && !matches!(self.lower(lead - 2), "total" | "average");
        let farther = next.len() > 5 && next.ends_with("er") && !matches!(next, "number" | "however");
        // "354 times and 157 times those of 1949"
        let listed = next == "and" && self.lower(times + 3) == "times" && compared.contains(&self.lower(times + 4));
        // "climbed to 4,945 kWh, nearly 550 times in 70 years"
        let apposed =
            self.before(lead) == "," && (lead.saturating_sub(14)..lead).any(|k| self.tokens[k].any(&grown[11..]));
        n.step < Decimal::ONE
            || farther
            || listed
            || apposed && next == "in"
            || self.out.quantities.last().is_some_and(|q| q.sort == Sort::Times)
            || compared.contains(&next)
            || grown.contains(&self.before(lead))
            || of
            || (lead.saturating_sub(6)..lead).any(|k| self.tokens[k].any(&grown[11..]))
    }

    /// `the 100-billion-yuan threshold`, `a 30-million-ton plant`: the unit joined to the scale word.
    fn compound_unit(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let joined = last.checked_sub(1).map(|k| &self.tokens[k]).filter(|_| last > i + 1)?;
        let (_, unit) = joined.lower.split_once('-').filter(|_| n.scale > Decimal::ONE)?;
        let unit = &lexicon().units[lexicon().unit_after.word(unit)?];
        self.push(i, last, n, &unit.code, Sort::of(unit.kind), Shape::Plain, None);
        Some(last)
    }

    /// `a factor of 37.7`, `a quake of magnitude 6.6`, `5.1 on the Richter scale`.
    fn scaled_by_name(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        let of = usize::from(self.before(i) == "of");
        let name = i.checked_sub(1 + of).map_or("", |k| self.lower(k));
        if of == 1 && name == "factor" {
            self.push(i, last, n, "x", Sort::Times, Shape::Fold, None);
            return Some(last);
        }
        let richter = self.lower(last) == "on" && self.lower(last + 2) == "richter";
        if !richter && name != "magnitude" || n.value > Decimal::TEN {
            return None;
        }
        self.push(i, last, n, "magnitude", Sort::Unit, Shape::Plain, None);
        Some(last)
    }

    /// Whether the words before `i` speak of the speech itself rather than of a change.
    fn discusses(&self, i: usize) -> bool {
        !["by", "up", "down", "gained", "lost", "rose", "fell", "of", "to"].contains(&self.before(i))
    }

    /// `20 per 100,000`, `40/100,000`, `6.1 labs per 10,000 people`, `520 kg per mu`; money keeps its currency as unit.
    fn per(&mut self, i: usize, last: usize, n: Numeral, unit: &str) -> Option<usize> {
        // "one trademark owned by every five firms"
        let made = usize::from(self.lower(last).ends_with("ed") && self.lower(last + 2) == "every");
        let sep = match self.lower(last + made) {
            "by" | "in" if self.lower(last + made + 1) == "every" => "for",
            sep => sep,
        };
        if !matches!(sep, "per" | "/" | "for") || made == 1 && sep != "for" {
            return None;
        }
        let every = usize::from(sep == "for" && self.lower(last + made + 1) == "every");
        if sep == "for" && every == 0 {
            return None;
        }
        let at = last + made + 1 + every;
        let t = self.tokens.get(at)?;
        let lead = if unit.is_empty() {
            String::new()
        } else {
            format!("{unit} ")
        };
        // "four vacancies for every applicant"
        if sep == "for" && !unit.is_empty() && t.kind == Kind::Word && !is_number_word(&t.lower) {
            let run = noun_run(self.tokens, at, true).filter(|run| run.head == at)?;
            let code = format!("{lead}per {}", crate::lexicon::singular(&self.tokens[run.head].lower));
            let noun = (last > i + 1).then_some((last - 1, last));
            self.push(i, run.head + 1, n, &code, Sort::Rate, Shape::Plain, noun);
            return Some(run.head + 1);
        }
        if t.kind == Kind::Number || is_number_word(&t.lower) {
            let (rest, d) = numeral(self.text_from(at)).ok()?;
            let end = self.after(at, rest);
            let run = noun_run(self.tokens, end, false);
            let round = d.value.normalize().mantissa().unsigned_abs().to_string();
            // "12 stations for every 10,000 people" is a rate like "per 10,000 people"
            // and so is "4 lamps for every 100 km"; but "3 for every 100" is a share
            let measured = !unit.is_empty() && lexicon().unit_after.at(self.tokens, end).is_some();
            let many = d.value >= Decimal::ONE_THOUSAND
                || d.value == Decimal::ONE_HUNDRED && (measured || !unit.is_empty() && sep == "for");
            let rate = self.lower(last) != "in" && many && round.trim_end_matches('0').eq("1");
            if sep == "for" && !rate {
                return self.for_every((i, last), n, unit, (d, at, end), run);
            }
            if sep == "/" && (d.value < Decimal::ONE_HUNDRED || !round.trim_end_matches('0').eq("1")) {
                return None;
            }
            let of = self.tokens.get(end).filter(|t| {
                t.any(&[
                    "people", "persons", "residents", "population", "inhabitants", "workers", "employees", "women",
                    "children",
                ])
            });
            let shown = if d.scale == Decimal::ONE {
                self.tokens[at].text.to_string()
            } else {
                group(d.value)
            };
            let area = lexicon()
                .unit_after
                .at(self.tokens, end)
                .filter(|_| of.is_none() && !unit.is_empty());
            if let Some((len, _)) = area {
                let words: Vec<&str> = self.tokens[end..end + len].iter().map(|t| t.text).collect();
                let code = format!("{lead}per {shown} {}", words.join(" "));
                self.push(i, end + len, n, &code, Sort::Rate, Shape::Plain, None);
                self.out.non_claims.push((at, end, NonClaimKind::Denominator));
                return Some(end + len);
            }
            let run = run.filter(|_| of.is_none() && !unit.is_empty());
            let code = match (of, run) {
                (Some(p), _) if !unit.is_empty() => format!("{lead}per {shown} {}", p.lower),
                (_, Some(run)) => {
                    let words: Vec<&str> = self.tokens[end..=run.head].iter().map(|t| &*t.lower).collect();
                    format!("{lead}per {shown} {}", words.join(" "))
                }
                _ => format!("{lead}per {shown}"),
            };
            self.push(i, last, n, &code, Sort::Rate, Shape::Plain, None);
            self.out.non_claims.push((at, end, NonClaimKind::Denominator));
            let end = run.map_or(end + usize::from(of.is_some()), |run| run.head + 1);
            if let Some(q) = self.out.quantities.last_mut() {
                q.last = end;
                q.tail = end;
                q.span = q.span.cover(self.tokens[end - 1].span);
            }
            return Some(end);
        }
        if unit.is_empty() || t.kind != Kind::Word || sep == "for" {
            return None;
        }
        // "0.02 accidents per million flight hours"
        let million = t
            .any(&["thousand", "million", "billion"])
            .then(|| noun_run(self.tokens, at + 1, false));
        if let Some(run) = million.flatten().filter(|_| sep == "per") {
            let words: Vec<&str> = self.tokens[at..=run.head].iter().map(|t| &*t.lower).collect();
            let code = format!("{lead}per {}", words.join(" "));
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
        let mut code = format!("{lead}per {}", if code == "h" { "hour".to_string() } else { code });
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
        let lead = if unit.is_empty() {
            String::new()
        } else {
            format!("{unit} ")
        };
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

    /// A numeral followed by what it counts.
    pub(super) fn counted(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        // "3,000 or so banks", "200-plus hospitals"
        let hedge = lexicon().hedges_after.at(self.tokens, last).map_or(0, |(len, _)| len);
        let hedge = if hedge == 0 && self.lower(last) == "-" && self.lower(last + 1) == "plus" {
            2
        } else {
            hedge
        };
        let one = n.value == Decimal::ONE;
        let (last, within, run) = match noun_run(self.tokens, last + hedge, one).filter(|_| hedge > 0) {
            Some(run) => (last + hedge, hedge, run),
            None => (last, 0, noun_run(self.tokens, self.behind_size(last), one)?),
        };
        // "of which 40 offer night services": those counted before
        let part = i > 1 && self.lower(i - 2) == "of" && matches!(self.before(i), "which" | "whom" | "them");
        if part && self.tokens[last].any(PLAIN_VERBS) {
            return None;
        }
        let head = &self.tokens[run.head];
        // "of the 34 new ones": of what was counted before
        if head.is("ones") {
            return None;
        }
        let code = crate::lexicon::singular(&head.lower);
        let shape = match &*self.tokens[last].lower {
            "more" | "additional" => Shape::MoreOrFewer(Direction::Up),
            "fewer" | "less" => Shape::MoreOrFewer(Direction::Down),
            _ => Shape::Plain,
        };
        let small = n.value <= Decimal::from(12) && n.scale == Decimal::ONE;
        let asked = shape != Shape::Plain && code == "question" && self.before(i) != "asked";
        if small && (shape == Shape::Plain && is_discourse(&code) || asked) {
            return Some(self.drop(i, run.head + 1, NonClaimKind::Discourse));
        }
        let quoted = matches!(self.before(i), "\"" | "“" | "'" | "‘" | "”");
        if small && n.in_words && quoted {
            return Some(self.drop(i, run.head + 1, NonClaimKind::Name));
        }
        let (code, sort) = match &*head.lower {
            "people" | "persons" | "residents" | "chinese" | "poor" | "elderly" => ("person".to_string(), Sort::Count),
            _ => (code, Sort::Count),
        };
        let (code, sort) = match shape {
            Shape::MoreOrFewer(_) => match lexicon().unit_after.exactly(self.tokens, run.head, run.head + 1) {
                Some(u) => (lexicon().units[u].code.clone(), Sort::Count),
                None => (code, sort),
            },
            _ => (code, sort),
        };
        // "for 18 harvests in a row"
        if self.unbroken(run.end) && shape == Shape::Plain {
            self.push(i, run.end, n, &code, Sort::Time, Shape::Streak, None);
            return Some(run.end);
        }
        let noun = Some((last, run.head + 1));
        if let Some(next) = self.per(i, run.head + 1, n, &code) {
            if let Some(q) = self.out.quantities.last_mut() {
                q.noun = noun;
            }
            return Some(next);
        }
        let currency = self.with_currency(i);
        if currency.is_some() {
            return None;
        }
        self.push(i, run.end, n, &code, sort, shape, noun);
        // "20-odd provinces": the hedge stands between
        let said = lexicon()
            .hedges_after
            .at(self.tokens, last - within)
            .filter(|_| within > 0);
        if let (Some((_, approx)), Some(q)) = (said, self.out.quantities.last_mut()) {
            q.approx = approx;
        }
        Some(run.end)
    }
}

impl Scanner<'_, '_> {
    /// `eleven 750-kilovolt lines`: the token behind the size of what is counted.
    fn behind_size(&self, last: usize) -> usize {
        let number = self
            .tokens
            .get(last)
            .is_some_and(|t| t.kind == Kind::Number && t.spaced);
        let joined = self.tokens.get(last + 1).is_some_and(|t| t.is("-") && !t.spaced);
        let unit = number && joined && lexicon().unit_after.at(self.tokens, last + 2).is_some();
        if unit { last + 3 } else { last }
    }
}

/// Verbs that are no nouns: what stands before them does it.
const PLAIN_VERBS: &[&str] = &[
    "offer", "provide", "produce", "sell", "serve", "employ", "operate", "grow", "make", "own", "teach", "carry",
    "treat", "live", "come", "belong", "meet", "exceed", "receive", "need", "handle", "accept", "involve", "enjoy",
    "lie", "lack", "have", "are", "were",
];

fn group(d: Decimal) -> String {
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

/// Nouns by which a speech counts its own parts.
fn is_discourse(head: &str) -> bool {
    [
        "feature", "aspect", "point", "question", "reason", "characteristic", "factor", "side", "word", "thing",
        "issue", "perspective", "trait", "respect", "keyword", "highlight", "way", "part", "principle", "sentence",
        "session", "commitment", "dimension", "angle", "topic", "trend", "follow-up", "front", "hand",
    ]
    .contains(&head)
}
