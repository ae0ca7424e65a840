//! Ranks that are told with a number: `No. 1`, `number one`, `among the top five`. Must not read the number of a name.
use super::Scanner;
use crate::base::{Kind, Token};
use crate::model::{Approx, NonClaimKind};
use crate::quantity::mention::{Shape, Sort};
use crate::quantity::numeral::{Numeral, numeral};
use rust_decimal::Decimal;

impl Scanner<'_, '_> {
    /// `ranked No. 3`, `the No. 1 trading partner`; `the No. 1 document` is a name.
    pub(super) fn numbered_rank(&mut self, i: usize) -> Option<usize> {
        let first = i
            .checked_sub(2)
            .filter(|&f| self.before(i) == "." && self.lower(f) == "no")?;
        const NAMED: &[&str] = &[
            "document", "central", "reactor", "unit", "order", "decree", "well", "hospital", "school", "middle",
            "line", "station", "power", "announcement", "circular", "plant", "field", "reservoir", "policy", "road",
            "highway", "bridge", "building", "high", "primary", "heavy", "automobile", "machine", "project", "oil",
            "chemical", "archives", "historical", "intermediate", "courtyard",
        ];
        let ranked = [
            "ranked", "ranks", "rank", "ranking", "as", "being", "became", "at", "placed",
        ];
        let next = self.tokens.get(i + 1);
        let said = first > 0 && self.tokens[first - 1].any(&ranked)
            || next.is_some_and(|t| t.any(&["in", "globally", "worldwide", "nationwide", "among"]));
        let leads = self.tokens[i].text == "1"
            && next.is_some_and(|t| t.kind == Kind::Word && !t.any(NAMED))
            && matches!(self.before(first), "the" | "'s" | "its" | "our" | "a");
        if !said && !leads && !self.ranks_names(first) {
            return Some(self.drop(i, i + 1, NonClaimKind::Name));
        }
        let (_, n) = numeral(self.tokens[i].text).ok()?;
        self.push(first, i + 1, n, "rank", Sort::Rank, Shape::Rank, None);
        Some(i + 1)
    }

    /// `number one worldwide`, `ranks number 2 in the world`, `the number one maker`: a place told with the word.
    pub(super) fn number_rank(&mut self, i: usize) -> Option<usize> {
        let first = i.checked_sub(1).filter(|_| self.before(i) == "number")?;
        let (rest, n) = numeral(self.text_from(i)).ok()?;
        let small = n.value >= Decimal::ONE && n.value <= Decimal::from(20) && n.step == Decimal::ONE;
        if !small || self.after(i, rest) != i + 1 {
            return None;
        }
        const RANKS: &[&str] = &["ranked", "ranks", "rank", "ranking", "placed", "as", "became"];
        let next = self.tokens.get(i + 1)?;
        let said = first > 0 && self.tokens[first - 1].any(RANKS)
            || next.any(&["worldwide", "globally", "nationwide", "nationally"])
            || next.is("in")
                && (i + 2..i + 4).any(|k| matches!(self.lower(k), "world" | "asia" | "country" | "nation"));
        let leads = n.value == Decimal::ONE
            && matches!(self.before(first), "the" | "'s")
            && next.kind == Kind::Word
            && !crate::quantity::is_stop(self.tokens, i + 1);
        if !said && !leads {
            return None;
        }
        self.push(first, i + 1, n, "rank", Sort::Rank, Shape::Rank, None);
        Some(i + 1)
    }

    /// `seven of the world's top ten ports`: so many ports; how long the ranking is, is no figure.
    pub(super) fn of_ranking(&mut self, i: usize, last: usize, n: Numeral) -> Option<usize> {
        if self.before(i) == "top" && n.in_words && n.value >= Decimal::from(3) {
            return Some(self.among_the_top(i, last, n));
        }
        let of = last + usize::from(self.lower(last) == "out");
        let top = (of + 1..of + 6).find(|&k| self.lower(k) == "top")?;
        let plain = |k: usize| !matches!(self.tokens[k].kind, Kind::Number) && !self.tokens[k].any(&[",", ";", "."]);
        if self.lower(of) != "of" || !(of + 1..top).all(plain) {
            return None;
        }
        let (rest, _) = numeral(self.text_from(top + 1)).ok()?;
        let noun = self.after(top + 1, rest);
        let run = crate::quantity::noun::noun_run(self.tokens, noun, false)?;
        let code = crate::quantity::singular_of(&self.tokens[run.head]);
        self.push(i, last, n, &code, Sort::Count, Shape::Plain, Some((noun, run.head + 1)));
        Some(self.drop(top + 1, noun, NonClaimKind::Name))
    }

    /// `ranked among the top five`: a place that is not told exactly; `the top five buyers` only says how long the list is.
    fn among_the_top(&mut self, i: usize, last: usize, n: Numeral) -> usize {
        let ranks = |t: &Token<'_>| t.any(&["ranked", "ranks", "rank", "ranking", "listed", "placed", "places"]);
        if !self.tokens[i.saturating_sub(6)..i].iter().any(ranks) {
            return self.drop(i, last, NonClaimKind::Name);
        }
        self.push(i - 1, last, n, "rank", Sort::Rank, Shape::Rank, None);
        if let Some(q) = self.out.quantities.last_mut() {
            q.approx = Approx::AtMost;
        }
        last
    }

    /// `namely, Hainan No.2 and Tibet No. 7`: names that are ranked one by one.
    fn ranks_names(&self, no: usize) -> bool {
        const NUMBERED: &[&str] = &[
            "hospital", "school", "reactor", "unit", "line", "road", "well", "station", "plant",
        ];
        let name = |k: usize| {
            let t = &self.tokens[k];
            t.capital() && t.kind != Kind::Number && !t.any(NUMBERED)
        };
        let numbered = |k: usize| k > 0 && self.lower(k) == "no" && self.lower(k + 1) == ".";
        let ranked = |k: usize| numbered(k) && (name(k - 1) || matches!(self.before(k), "ranked" | "ranking"));
        let near = |k: usize| (k != no) && ranked(k) && (k.min(no)..k.max(no)).all(|j| self.lower(j) != ";");
        ranked(no) && (no.saturating_sub(7)..(no + 9).min(self.tokens.len())).any(near)
    }
}
