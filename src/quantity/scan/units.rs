//! What follows a numeral: units, currencies, rates per so many, counted nouns.
use super::Scanner;
use super::is_number_word;
use crate::base::Kind;
use crate::lexicon::lexicon;
use crate::model::{Direction, NonClaimKind};
use crate::quantity::mention::{Shape, Sort};
use crate::quantity::noun::{is_plural, noun_run};
use crate::quantity::numeral::Numeral;
use crate::quantity::succession::in_a_row;
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

    /// `4 hours and 40 minutes`, `1 year 3 months`: one length of time, in the smaller unit, or in the larger where that is a short
    /// decimal (`4 hours and 30 minutes`).
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
        let part = n.value / many;
        if part.normalize().scale() <= 2 {
            let step = n.step / many;
            (q.value, q.step) = (q.value.checked_add(part.normalize())?, step.round_dp(6));
        } else {
            (q.value, q.step) = (q.value.checked_mul(many)?.checked_add(n.value)?, n.step);
            q.unit = code.to_string();
        }
        (q.last, q.tail, q.scale) = (end, end, Decimal::ONE);
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
        let in_row = in_a_row(self.tokens, end) > 0;
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

    /// A numeral followed by what it counts.
    pub(super) fn counted(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        // "3,000 or so banks", "200-plus hospitals"
        let hedge = lexicon().hedges_after.at(self.tokens, last).map_or(0, |(len, _)| len);
        let hedge = if hedge == 0 && self.lower(last) == "-" && self.lower(last + 1) == "plus" {
            2
        } else {
            hedge
        };
        // "0.4 midwife per 1,000 women"
        let part = n.value < Decimal::ONE && n.scale == Decimal::ONE;
        let one = n.value == Decimal::ONE || part;
        let (last, within, run) = match noun_run(self.tokens, last + hedge, one).filter(|_| hedge > 0) {
            Some(run) => (last + hedge, hedge, run),
            None => (last, 0, noun_run(self.tokens, self.behind_size(last), one)?),
        };
        // "of which 40 offer night services": those counted before
        let of_them = i > 1 && self.lower(i - 2) == "of" && matches!(self.before(i), "which" | "whom" | "them");
        if of_them && self.tokens[last].any(PLAIN_VERBS) {
            return None;
        }
        let head = &self.tokens[run.head];
        if part && !is_plural(head) && self.lower(run.head + 1) != "per" {
            return None;
        }
        // "of the 34 new ones": of what was counted before
        // "four firms and 23 others"
        if head.is("ones") || head.is("others") && run.head == last {
            return None;
        }
        let code = crate::quantity::singular_of(head);
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
        if in_a_row(self.tokens, run.end) > 0 && shape == Shape::Plain {
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
    /// `eleven 750-kilovolt lines`, `four 1-trillion-yuan clusters`, `four three-year plans`, `460 Fortune 500 companies`: the
    /// token behind the size, or the list by its length, of what is counted.
    fn behind_size(&self, last: usize) -> usize {
        let Some(t) = self.tokens.get(last) else { return last };
        let unit = |word: &str| word.rsplit('-').next().is_some_and(|w| SIZES.contains(&w));
        // "three-year": a number and what it measures, in one word
        let spelled = t.kind == Kind::Word && t.compound && is_number_word(&t.lower) && unit(&t.lower);
        let listed = t.any(&["fortune", "forbes"]) && t.capital();
        let number = t.kind == Kind::Number && t.spaced;
        let joined = self.tokens.get(last + 1).is_some_and(|t| t.is("-") && !t.spaced);
        let sized = number
            && joined
            && (lexicon().unit_after.at(self.tokens, last + 2).is_some()
                || self.tokens.get(last + 2).is_some_and(|t| unit(&t.lower)));
        match () {
            () if spelled => last + 1,
            () if listed && self.tokens.get(last + 1).is_some_and(|n| n.kind == Kind::Number) => last + 2,
            () if sized => last + 3,
            () => last,
        }
    }
}

/// What a number before a hyphen tells of things: `four-lane roads`, `three-year plans`.
const SIZES: &[&str] = &[
    "year", "month", "week", "day", "hour", "minute", "yuan", "dollar", "kilometer", "meter", "ton", "mu", "hectare",
    "storey", "story", "lane", "star", "stage", "step", "member", "person", "seat", "wheel", "party", "way", "room",
];

/// Verbs that are no nouns: what stands before them does it.
const PLAIN_VERBS: &[&str] = &[
    "offer", "provide", "produce", "sell", "serve", "employ", "operate", "grow", "make", "own", "teach", "carry",
    "treat", "live", "come", "belong", "meet", "exceed", "receive", "need", "handle", "accept", "involve", "enjoy",
    "lie", "lack", "have", "are", "were",
];

/// Nouns by which a speech counts its own parts.
fn is_discourse(head: &str) -> bool {
    [
        "feature", "aspect", "point", "question", "reason", "characteristic", "factor", "side", "word", "thing",
        "issue", "perspective", "trait", "respect", "keyword", "highlight", "way", "part", "principle", "sentence",
        "session", "commitment", "dimension", "angle", "topic", "trend", "follow-up", "front", "hand",
    ]
    .contains(&head)
}
