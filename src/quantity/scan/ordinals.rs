//! Ordinals: ranks, streaks, list markers, names.
use super::Scanner;
use super::forms::SCALE;
use crate::base::{Kind, Token};
use crate::lexicon::{UnitKind, lexicon};
use crate::model::NonClaimKind;
use crate::quantity::mention::{Shape, Sort};
use crate::quantity::numeral::{Numeral, fraction, numeral, ordinal};
use crate::quantity::succession::in_a_row;
use rust_decimal::Decimal;

/// The number of an ordinal.
fn whole(n: u32) -> Numeral {
    Numeral {
        value: Decimal::from(n),
        step: Decimal::ONE,
        scale: Decimal::ONE,
        in_words: true,
    }
}

impl Scanner<'_, '_> {
    /// Ordinals: ranks, streaks, list markers, names.
    pub(super) fn ordinals(&mut self, i: usize) -> Option<usize> {
        if let Some(next) = self.round_ordinal(i) {
            return Some(next);
        }
        let t = &self.tokens[i];
        let b = t.lower.as_bytes();
        if t.kind == Kind::Word && !(matches!(b[0], b'f' | b's' | b't' | b'e' | b'n')) {
            return None;
        }
        let (n, mut last, superlative) = self.ordinal(i)?;
        let next = self.lower(last).to_string();
        if let Some(next) = self.in_sequence(i, last, n) {
            return Some(next);
        }
        let superlative_next = superlative || is_superlative(&next);
        if superlative_next {
            last += usize::from(!superlative);
            self.push(i, last, whole(n), "rank", Sort::Rank, Shape::Rank, None);
            return Some(last);
        }
        // "In the first place, we must"
        let idiom = n == 1 && next == "place" && self.lower(last + 1) == "," && self.before(i) == "the";
        if idiom && i > 1 && self.lower(i - 2) == "in" {
            return Some(self.drop(i, last, NonClaimKind::ListMarker));
        }
        // "put safety in the first place"
        let put = n == 1 && next == "place" && self.before(i) == "the" && i > 1 && self.lower(i - 2) == "in";
        if put
            && (i.saturating_sub(8)..i)
                .any(|k| self.tokens[k].any(&["put", "puts", "putting", "place", "placed", "placing"]))
        {
            return Some(self.drop(i, last + 1, NonClaimKind::Name));
        }
        let ranked = self.is_ranked(i, last, n) || self.in_a_ranking(i, &next);
        let possessive = i >= 2 && self.tokens[i - 1].kind == Kind::Possessive && lexicon_place(self.tokens, i - 1);
        if ranked || possessive {
            let first = if possessive { i - 2 } else { i };
            let end = last + usize::from(matches!(&*next, "place" | "position" | "spot"));
            self.push(first, end, whole(n), "rank", Sort::Rank, Shape::Rank, None);
            return Some(end);
        }
        // "one of the third" and the like are no ranks; neither are markers and names
        if t.kind == Kind::Word && matches!(b[0], b's') && t.is("seconds") {
            return None;
        }
        if self.fractions_ahead(i) {
            return None;
        }
        let kind = if next == "," || i == 0 {
            NonClaimKind::ListMarker
        } else {
            NonClaimKind::Name
        };
        Some(self.drop(i, last, kind))
    }

    /// `the 30 billionth parcel`, `the one millionth visitor`; but `one millionth of a gram`.
    fn round_ordinal(&mut self, i: usize) -> Option<usize> {
        let scale = self.lower(i + 1).strip_suffix("th").filter(|w| SCALE.contains(w))?;
        let counts = matches!(self.before(i), "the" | "its" | "their" | "our") && self.lower(i + 2) != "of";
        let printed = format!("{} {scale}", self.tokens[i].text);
        let (rest, n) = numeral(&printed).ok()?;
        if !counts || !rest.is_empty() {
            return None;
        }
        self.push(i, i + 2, n, "rank", Sort::Rank, Shape::Rank, None);
        Some(i + 2)
    }

    /// `for the third consecutive year`, `the ninth month running`, `the 17th straight monthly rise`: how long something has
    /// gone on, from the word behind the ordinal.
    fn in_sequence(&mut self, i: usize, last: usize, n: u32) -> Option<usize> {
        let next = self.lower(last);
        let behind = in_a_row(self.tokens, last + 1);
        if !matches!(next, "consecutive" | "straight" | "successive")
            && !(matches!(next, "year" | "month" | "quarter" | "week" | "day") && behind > 0)
        {
            return None;
        }
        let unit = last + usize::from(behind == 0);
        // "the 17th straight monthly rise"
        let of_each = match self.lower(unit) {
            "yearly" | "annual" => "year",
            "quarterly" => "quarter",
            "monthly" => "month",
            "weekly" => "week",
            _ => "",
        };
        let change = matches!(
            self.lower(unit + 1),
            "rise" | "gain" | "increase" | "growth" | "decline" | "drop" | "fall" | "expansion" | "contraction"
        );
        if !of_each.is_empty() && change {
            self.push(i, unit + 2, whole(n), of_each, Sort::Time, Shape::Streak, None);
            return Some(unit + 2);
        }
        let (len, u) = lexicon().unit_after.at(self.tokens, unit)?;
        let unit_row = &lexicon().units[u];
        if unit_row.kind != UnitKind::Time {
            return None;
        }
        let end = unit + len + behind;
        self.push(i, end, whole(n), &unit_row.code, Sort::Time, Shape::Streak, None);
        Some(end)
    }

    /// `ranked 12th`, `took third place`, `the second in the world`, `the fourth such fair`: whether the words around an
    /// ordinal make a rank of it.
    fn is_ranked(&self, i: usize, last: usize, n: u32) -> bool {
        let next = self.lower(last);
        matches!(
            self.before(i),
            "ranked" | "ranks" | "ranking" | "rank" | "placed" | "placing"
        ) || i >= 2
            && matches!(self.lower(i - 2), "ranked" | "ranks" | "ranking" | "rank" | "placed")
            && matches!(self.before(i), "the" | "at" | "as" | "in")
            || i >= 3
                && matches!(self.lower(i - 3), "ranked" | "ranks" | "ranking" | "rank")
                && matches!(self.lower(i - 2), "at" | "in")
                && self.before(i) == "the"
            || matches!(next, "place" | "position" | "spot") && n > 0 && !matches!(self.before(i), "," | "")
            || next == "in"
                && self.lower(last + 1) == "the"
                && matches!(self.lower(last + 2), "world" | "country" | "nation")
            || matches!(next, "globally" | "worldwide" | "nationwide")
            || self.ranks_too(i, next)
            // "the fourth such fair"
            || next == "such"
            || matches!(next, "to") && self.ordinal(last + 1).is_some() && self.before(i) == "from"
            || self.before(i) == "from"
                && i >= 2
                && matches!(
                    self.lower(i - 2),
                    "up" | "down" | "rising" | "rose" | "climbing" | "fell"
                )
                && self.out.quantities.last().is_some_and(|q| q.sort == Sort::Rank)
            || self.before(i) == "to"
                && self
                    .out
                    .quantities
                    .last()
                    .is_some_and(|q| q.sort == Sort::Rank && q.last + 1 == i)
    }

    /// `its forest area ranks fifth in the world and its wetland area fourth`: the verb is said once.
    fn ranks_too(&self, i: usize, next: &str) -> bool {
        let Some(q) = self
            .out
            .quantities
            .last()
            .filter(|q| q.sort == Sort::Rank && q.tail < i)
        else {
            return false;
        };
        let gap = &self.tokens[q.tail..i];
        let joint = gap.iter().position(|t| t.any(&["and", ",", ";"]));
        let thing = joint.is_some_and(|k| gap.len() - k > 1 && gap[k + 1..].iter().all(|t| t.kind == Kind::Word));
        let plain = !gap
            .iter()
            .any(|t| t.any(&["the", "a", "an", "is", "was", "in"]) && joint.is_none());
        let ranks = (q.first.saturating_sub(3)..q.first).any(|k| self.lower(k).starts_with("rank"));
        let ends = matches!(next, "," | ";" | "." | "");
        ranks && thing && plain && ends && gap.len() <= 12 && self.before(i) != "the" && self.before(i) != "and"
    }

    /// `moved up in the ranks to the 14th in the index`, `climbed from 34th in 2012 to 11th`.
    fn in_a_ranking(&self, i: usize, next: &str) -> bool {
        let the = usize::from(self.before(i) == "the");
        let joint = i.checked_sub(1 + the).map_or("", |k| self.lower(k));
        let open = matches!(
            next,
            "in" | "to" | "among" | "of" | "," | "." | "" | "place" | "globally" | ")" | ";"
        );
        let words: &[&str] = &["rank", "ranks", "ranked", "ranking", "rankings", "placing", "index"];
        let moves: &[&str] = &[
            "rose", "climbed", "moved", "jumped", "advanced", "improved", "fell", "dropped", "slipped", "up", "rising",
            "risen",
        ];
        let within = |reach: usize, set: &[&str]| (i.saturating_sub(reach)..i).any(|k| self.tokens[k].any(set));
        let near = |set: &[&str]| within(12, set);
        let from_to = matches!(joint, "from" | "to" | "at" | "as") && (near(moves) || near(words))
            // "In the index, we were 29th in 2012"
            || matches!(joint, "was" | "were" | "is" | "are") && near(words);
        let goes_on = joint == "and"
            && self
                .out
                .quantities
                .last()
                .is_some_and(|q| q.sort == Sort::Rank && i - q.tail <= 4);
        // "ranks second in exports and first in imports"
        let ranked = |q: &crate::quantity::Quantity| q.sort == Sort::Rank && i - q.tail <= 14;
        if matches!(joint, "and" | ",")
            && matches!(next, "in" | "for" | "by")
            && self.out.quantities.last().is_some_and(ranked)
            && within(24, &["ranks", "ranked", "ranking", "rank", "placed", "placing"])
        {
            return true;
        }
        let from_to = from_to || goes_on;
        open && self.tokens[i].kind == Kind::Number && (from_to || the == 1 && near(words))
    }

    fn fractions_ahead(&self, i: usize) -> bool {
        self.tokens[i].kind == Kind::Number && fraction(self.text_from(i)).is_ok()
    }

    /// An ordinal at `i`: its number, the token after it, and whether a superlative is joined to it.
    fn ordinal(&self, i: usize) -> Option<(u32, usize, bool)> {
        let t = self.tokens.get(i)?;
        if t.kind == Kind::Number {
            let next = self
                .tokens
                .get(i + 1)
                .filter(|n| !n.spaced && n.any(&["st", "nd", "rd", "th"]))?;
            let joined = format!("{}{}", t.text, next.lower);
            let (rest, n) = ordinal(&joined).ok()?;
            return rest.is_empty().then_some((n, i + 2, false));
        }
        let ordinal_like = |part: &str| ["th", "first", "second", "third"].iter().any(|end| part.ends_with(end));
        if !t.lower.split('-').any(ordinal_like) {
            return None;
        }
        let (rest, n) = ordinal(&t.lower).ok()?;
        match rest.strip_prefix('-') {
            None if rest.is_empty() => Some((n, i + 1, false)),
            Some(tail) if is_superlative(tail) => Some((n, i + 1, true)),
            _ => None,
        }
    }
}

fn is_superlative(w: &str) -> bool {
    matches!(w, "most" | "best" | "biggest")
        || w.len() > 5
            && w.ends_with("est")
            && ![
                "interest", "forest", "request", "invest", "harvest", "northwest", "southwest", "contest", "latest",
            ]
            .contains(&w)
        || w.split_once('-').is_some_and(|(a, _)| a != w && is_superlative(a))
}

/// Whether the word before the possessive at `apostrophe` names a place ranks are given in.
fn lexicon_place(tokens: &[Token<'_>], apostrophe: usize) -> bool {
    let Some(at) = apostrophe.checked_sub(1) else {
        return false;
    };
    tokens[at].any(&["world", "country", "nation", "china", "globe"])
        || (1..=3).any(|n| at + 1 >= n && lexicon().names.exactly(tokens, at + 1 - n, at + 1).is_some())
}
