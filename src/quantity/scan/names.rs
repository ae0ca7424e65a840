//! Numbers that claim nothing: list markers, clock times, numbered names, ages.
use super::Scanner;
use crate::base::{Kind, Words};
use crate::lexicon::{Class, UnitKind, lexicon};
use crate::model::NonClaimKind;
use crate::quantity::numeral::numeral;

impl Scanner<'_, '_> {
    /// Whether the number at `i` is an amount of money.
    fn in_money(&self, i: usize) -> bool {
        numeral(self.text_from(i)).is_ok_and(|(rest, _)| {
            let unit = lexicon().unit_after.at(self.tokens, self.after(i, rest));
            unit.is_some_and(|(_, u)| lexicon().units[u].kind == UnitKind::Money)
        })
    }

    /// List markers, clock times, numbered names.
    pub(super) fn marked_number(&mut self, i: usize) -> Option<usize> {
        if let Some(next) = self
            .numbered_rank(i)
            .or_else(|| self.number_rank(i))
            .or_else(|| self.list_marker(i))
        {
            return Some(next);
        }
        if self.tokens[i].text.len() == 4 && super::year_of_prices(self.tokens, i) {
            return Some(self.drop(i, i + 1, NonClaimKind::Date));
        }
        if let Some(next) = self
            .written_apart(i)
            .or_else(|| self.clock(i))
            .or_else(|| self.summed(i))
        {
            return Some(next);
        }
        if self.is_numbered(i) || self.goes_on_naming(i) || self.is_age(i) {
            return Some(self.drop(i, i + 1, NonClaimKind::Name));
        }
        self.age_in_words(i)
    }

    /// `1.`, `2)`, `(3)`.
    fn list_marker(&mut self, i: usize) -> Option<usize> {
        let next = self.lower(i + 1);
        let short = self.tokens[i].text.len() <= 2;
        let first = i == 0 && short && matches!(next, "." | ")" | "、") && self.tokens.len() > 2;
        if first || self.before(i) == "(" && short && next == ")" {
            return Some(self.drop(i, i + 1, NonClaimKind::ListMarker));
        }
        None
    }

    /// `the 12306 website`, `06/13/2013`, `on a 0-100 scale`, `24/7 service`.
    fn written_apart(&mut self, i: usize) -> Option<usize> {
        let next = self.lower(i + 1);
        let short = self.tokens[i].text.len() <= 2;
        // "the 12306 website", "the 96110 hotline"
        let code = self.tokens[i].text.len() >= 4 && self.tokens[i].text.bytes().all(|b| b.is_ascii_digit());
        let called = [
            "website", "hotline", "hotlines", "app", "platform", "helpline", "service hotline",
        ];
        // "on the platform, 12315, was"
        let apart = i > 1 && self.before(i) == "," && next == "," && called.contains(&self.lower(i - 2));
        if code && apart {
            return Some(self.drop(i, i + 1, NonClaimKind::Name));
        }
        if code
            && (called.contains(&next) || next.len() > 3 && called.contains(&self.lower(i + 2)))
            && self.before(i) == "the"
        {
            return Some(self.drop(i, i + 1, NonClaimKind::Name));
        }
        // "06/13/2013"
        let slashed = |k: usize| self.lower(k) == "/" && self.tokens.get(k + 1).is_some_and(|t| t.kind == Kind::Number);
        if short && slashed(i + 1) && slashed(i + 3) && self.tokens[i + 4].text.len() == 4 {
            return Some(self.drop(i, i + 5, NonClaimKind::Date));
        }
        // "on a 0-100 scale"
        if matches!(next, "-" | "–" | "to") && self.tokens.get(i + 3).is_some_and(|t| t.any(&["scale"])) {
            return Some(self.drop(i, i + 3, NonClaimKind::Denominator));
        }
        // the shopping days of the 11th of November and the 12th of December
        if self.before(i) == "double" && matches!(self.tokens[i].text, "11" | "12") {
            return Some(self.drop(i, i + 1, NonClaimKind::Name));
        }
        // "24/7 service"
        if self.tokens[i].text == "24" && next == "/" && self.lower(i + 2) == "7" {
            return Some(self.drop(i, i + 3, NonClaimKind::Name));
        }
        None
    }

    /// `10 a.m.`, `10:30`, `23:59:59`; but `60:40` is no clock.
    fn clock(&mut self, i: usize) -> Option<usize> {
        let next = self.lower(i + 1);
        let short = self.tokens[i].text.len() <= 2;
        if short && (matches!(next, "a.m." | "p.m." | "o'clock") || matches!(next, "am" | "pm")) {
            return Some(self.drop(i, i + 2, NonClaimKind::Date));
        }
        if next == ":"
            && (self.tokens[i].text.parse::<u8>().is_ok_and(|h| h < 24)
                || self.tokens[i].text == "24" && self.lower(i + 2) == "00")
            && self
                .tokens
                .get(i + 2)
                .is_some_and(|n| n.kind == Kind::Number && n.text.len() == 2 && n.text < "60" && !n.spaced && short)
            && !self.tokens[i + 1].spaced
        {
            let seconds = self.lower(i + 3) == ":"
                && self
                    .tokens
                    .get(i + 4)
                    .is_some_and(|s| s.kind == Kind::Number && s.text.len() == 2 && !s.spaced);
            let last = i + 3 + 2 * usize::from(seconds);
            let last = last + usize::from(matches!(self.lower(last), "a.m." | "p.m."));
            return Some(self.drop(i, last, NonClaimKind::Date));
        }
        None
    }

    /// `version 3`, `Hall 3`, `Document No 31`, `the Fortune 500`, `PM 2.5`: whether the word before makes a name of a number.
    fn is_numbered(&self, i: usize) -> bool {
        static NUMBERED: Words = Words::new(&[
            "version", "category", "article", "chapter", "grade", "phase", "stage", "type", "class", "route", "annex",
            "appendix", "document", "section", "resolution", "flight", "top", "call", "dial", "hotline", "grades",
            "classes", "phases", "stages", "agenda", "industry", "group", "under-",
        ]);
        let next = self.lower(i + 1);
        let before = self.before(i);
        let short = self.tokens[i].text.len() <= 2;
        i > 0
            && NUMBERED.has(&self.tokens[i - 1])
            // "industry 0.7 trillion" is an amount
            && !self.tokens[i].text.contains('.')
            && !matches!(next, "trillion" | "billion" | "million" | "%" | "percent" | "yuan")
            // "imports top 4 trln yuan"
            && !(before == "top" && (self.in_money(i) || i > 1 && matches!(self.lower(i - 2), "to" | "will" | "would")))
            || short
                && [
                    "page", "pages", "hall", "room", "gate", "floor", "table", "figure", "chart", "episode", "volume",
                    "season", "paragraph", "platform", "runway", "terminal", "tier",
                ]
                .contains(&before)
                && lexicon().unit_after.at(self.tokens, i + 1).is_none()
                && !matches!(next, "trillion" | "billion" | "million")
            // "an incident rated at Level 2"
            || short
                && before == "level"
                && self.tokens[i - 1].capital()
                && i > 1
                && lexicon().unit_after.at(self.tokens, i + 1).is_none()
                && !matches!(next, "trillion" | "billion" | "million")
            || before == "version"
            // "Document No 31"
            || i > 0 && self.tokens[i - 1].text == "No" && short
            // "130 of the Fortune 500"
            || matches!(before, "fortune" | "csi" | "forbes" | "ftse" | "stoxx") && self.tokens[i - 1].capital()
            || before == "global" && self.tokens[i].text == "500" && self.tokens[i - 1].capital()
            || self.goes_on_aging(i)
            // "PM 2.5"
            || before == "pm" && self.tokens[i].text.len() <= 3 && self.tokens[i - 1].text == "PM"
    }

    /// `the 2+36 cities`, `the 1+3+5 plan`.
    fn summed(&mut self, i: usize) -> Option<usize> {
        let summed = self.lower(i + 1) == "+"
            && self
                .tokens
                .get(i + 2)
                .is_some_and(|n| !n.spaced && matches!(n.kind, Kind::Number | Kind::Word));
        if summed {
            let mut last = i + 3;
            while self.lower(last) == "+" && self.tokens.get(last + 1).is_some_and(|t| !t.spaced) {
                last += 2;
            }
            return Some(self.drop(i, last, NonClaimKind::Name));
        }
        None
    }

    /// `people aged 60 and above`, `12 years old`, `between 18 and 59`, `children under 3`.
    pub(super) fn age_in_words(&mut self, i: usize) -> Option<usize> {
        let before = self.before(i);
        let older = matches!(self.lower(i + 1), "and" | "or")
            && matches!(self.lower(i + 2), "above" | "older" | "over" | "below" | "under");
        let about_age = older && (i.saturating_sub(4)..i).any(|k| self.tokens[k].any(&["age", "aged", "ages"]));
        let ages = about_age || matches!(self.lower(i + 1), "years") && matches!(self.lower(i + 2), "old" | "of");
        let between = matches!(before, "and" | "to" | "or" | "-" | "–")
            && i >= 3
            && self.lower(i - 3) == "between"
            && self.out.non_claims.last().is_some_and(|n| n.1 + 1 == i);
        let children_under =
            before == "under" && i >= 2 && matches!(self.lower(i - 2), "children" | "those" | "people" | "kids");
        // "life expectancy reached 79.1 years old", "the average age was 42 years old": a level of its own
        let measured = ages
            && self.lower(i + 2) == "old"
            && matches!(
                before,
                "reached" | "was" | "is" | "to" | "hit" | "at" | "of" | "exceeded" | "over" | "about"
            )
            && (0..i).any(|k| self.tokens[k].any(&["expectancy", "age", "lifespan"]));
        if measured {
            return None;
        }
        if about_age
            || ages && self.lower(i + 3) == "age"
            || ages && self.lower(i + 2) == "old"
            || between
            || children_under
        {
            let last = if ages { (i + 3).min(self.tokens.len()) } else { i + 1 };
            return Some(self.drop(i, last, NonClaimKind::Name));
        }
        None
    }

    /// `aged 60`, `aged from 16 to 24 and from 25 to 59`: nothing but ages back to the word that says so.
    fn goes_on_aging(&self, i: usize) -> bool {
        let years = |k: usize| self.tokens[k].text.len() <= 3 && self.tokens[k].kind == Kind::Number;
        if !years(i) {
            return false;
        }
        let joint =
            |k: usize| self.tokens[k].any(&["and", "to", "or", "from", "between", "of", "-", "–", ","]) || years(k);
        let start = (i.saturating_sub(12)..i).rev().find(|&k| !joint(k));
        let said =
            start.is_some_and(|k| self.tokens[k].any(&["aged", "ages"]) || k + 1 == i && self.tokens[k].is("age"));
        // "aged 16 to 24, 300 farmers"
        let comma = i > 0 && self.tokens[i - 1].is(",");
        // "students aged 6 to 12 and 80 teachers"
        let things = self.before(i) == "and"
            && self
                .tokens
                .get(i + 1)
                .is_some_and(|t| crate::quantity::is_plural(t) && !t.is("years"));
        said && !comma && !things
    }

    /// `grades 1 to 7`: the second number of a named pair.
    fn goes_on_naming(&self, i: usize) -> bool {
        matches!(self.before(i), "to" | "and" | "-" | "–")
            && self
                .out
                .non_claims
                .last()
                .is_some_and(|n| n.1 + 1 == i && n.2 == NonClaimKind::Name && n.1 == n.0 + 1)
            && self.tokens[i - 2].kind == Kind::Number
            && i >= 3
            && [
                "pages", "grades", "classes", "phases", "stages", "categories", "types", "versions",
            ]
            .contains(&self.lower(i - 3))
    }

    /// `researchers under 40`, `those above 50`, `18 percent are under 45`: an age, where people come before.
    fn is_age(&self, i: usize) -> bool {
        if self.tokens[i].text.len() > 2 {
            return false;
        }
        // "two-thirds were aged below 30"
        if i > 1 && self.tokens[i - 2].is("aged") && matches!(self.before(i), "below" | "above" | "over" | "under") {
            return true;
        }
        // "parents over the age of 60", "children under the age of 3"
        let of_age = i > 3 && self.before(i) == "of" && self.lower(i - 2) == "age" && self.lower(i - 3) == "the";
        let bounded = || self.tokens[i - 4].any(&["over", "under", "above", "below", "beyond", "before", "from"]);
        if of_age && bounded() {
            return true;
        }
        if self.tokens[i].text.len() != 2 {
            return false;
        }
        // "boys of 11 were taller", but "women of 12 counties"
        let young = i > 1 && self.before(i) == "of" && self.tokens[i - 2].any(&["boys", "girls", "children", "pupils"]);
        let counts = crate::quantity::noun_run(self.tokens, i + 1, false).is_some();
        young && !counts || self.in_an_age_group(i) || self.between_ages(i) || self.bounds_an_age(i)
    }

    /// `the 30-59 age group`, `16 to 24 age bracket`, `and the 25-59 group`.
    fn in_an_age_group(&self, i: usize) -> bool {
        let group = (i + 1..i + 4)
            .any(|k| self.lower(k) == "age" && matches!(self.lower(k + 1), "group" | "groups" | "bracket"));
        // "and the 25-59 group"
        let joined = self.tokens.get(i + 1).is_some_and(|t| t.any(&["-", "–", "to"]))
            && self
                .tokens
                .get(i + 2)
                .is_some_and(|t| t.kind == Kind::Number && t.text.len() == 2)
            && matches!(self.lower(i + 3), "group" | "groups" | "bracket" | "cohort");
        let last = matches!(self.before(i), "-" | "–" | "to")
            && i > 1
            && self.tokens[i - 2].kind == Kind::Number
            && self.tokens[i - 2].text.len() == 2
            && matches!(self.lower(i + 1), "group" | "groups" | "bracket" | "cohort");
        group || joined || last
    }

    /// `the working-age population from 16 to 59`, `that of 60 and above`, `those who are 65 or older`, `residents 60 and over`.
    fn between_ages(&self, i: usize) -> bool {
        let peopled = |k: usize| {
            (k.saturating_sub(2)..k)
                .any(|j| self.tokens[j].any(&["population", "residents", "people", "those", "aged", "women", "men"]))
        };
        let number = |k: usize| {
            self.tokens
                .get(k)
                .is_some_and(|t| t.kind == Kind::Number && t.text.len() == 2)
        };
        let from = self.before(i) == "from" && self.lower(i + 1) == "to" && number(i + 2) && peopled(i - 1);
        let to = self.before(i) == "to"
            && i >= 3
            && number(i - 2)
            && self.lower(i - 3) == "from"
            && peopled(i - 3)
            && self.out.non_claims.last().is_some_and(|n| n.1 + 1 == i);
        let older =
            matches!(self.lower(i + 1), "and" | "or") && matches!(self.lower(i + 2), "above" | "over" | "older");
        let of = self.before(i) == "of" && i >= 2 && (self.lower(i - 2) == "that" || peopled(i - 1));
        let who = matches!(self.before(i), "are" | "were" | "is") && i >= 2 && self.lower(i - 2) == "who";
        let those = i > 0
            && self.tokens[i - 1].any(&[
                "those", "people", "persons", "residents", "citizens", "women", "men", "patients",
            ]);
        from || to || older && (of || who || those)
    }

    /// `people over 60`, `the elderly over 80 get`; but `the number is over 20`.
    fn bounds_an_age(&self, i: usize) -> bool {
        let told = i > 1
            && (self.tokens[i - 2].any(&["of", "number"])
                || self.tokens[i - 2].any(&["is", "was", "are", "were", "be", "been"])
                    && self.tokens[i.saturating_sub(8)..i]
                        .iter()
                        .any(|t| t.any(&["number", "figure", "total", "average"])));
        let bound = ["under", "over", "above", "below"].contains(&self.before(i)) && !told;
        let free = self.tokens.get(i + 1).is_none_or(|n| {
            n.kind == Kind::Punct && !n.any(&["%", "‰", "-", "℃", ":", "/"])
                || n.any(&[
                    "and", "or", "led", "who", "have", "had", "were", "are", "in", "with", "as", "while", "when",
                ])
        });
        let free = free || {
            // "the share of people over 60 was 18.7 percent"
            let people = i >= 2
                && self.tokens[i - 2].any(&[
                    "people", "persons", "citizens", "population", "children", "those", "residents", "women", "men",
                ]);
            people
                && self.tokens.get(i + 1).is_some_and(|n| {
                    n.any(&[
                        "was", "is", "reached", "accounted", "accounts", "rose", "fell", "stood", "made", "has",
                    ])
                })
        };
        // "people over 60 make up", "the elderly over 80 get"
        let tells = || {
            let verb = lexicon().words.exactly(self.tokens, i + 1, i + 2);
            verb.is_some_and(|c| {
                c.has(
                    Class::SHARE
                        .or(Class::LEVEL)
                        .or(Class::VERB)
                        .or(Class::UP)
                        .or(Class::DOWN),
                )
            })
        };
        let free = free || tells();
        let people = i >= 2
            && self.tokens[i - 2].any(&[
                "people", "persons", "citizens", "population", "them", "elderly", "seniors", "children", "those",
                "researchers", "scientists", "workers", "farmers", "residents", "women", "men", "scholars", "teachers",
                "employees", "staff", "youths", "adults", "all", "are", "is", "were", "was",
            ]);
        bound && free && people
    }
}
