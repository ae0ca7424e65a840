//! Heads that say what is told of the rest in percent: shares, growth, what is foreseen.
use super::super::within::{set_indicator, shift_indicator};
use super::super::{Hint, lower_words, push_part, strip_fillers};
use super::{Head, head};
use crate::lexicon::Class;

impl Head<'_, '_> {
    /// `the forecast for export growth`: what is forecast is the head.
    pub(super) fn outlook(&mut self) -> bool {
        // "its 2025 growth forecast"
        while self.a + 1 < self.b && self.view.period_at[self.a].is_some() {
            self.a += 1;
        }
        // "its growth forecast for China": the growth is foreseen, there
        let grows = self.b > self.a + 1 && self.view.tokens[self.b - 2].is("growth");
        let of = self
            .rest
            .iter()
            .position(|(p, ..)| p == "for" || p == "of")
            .filter(|_| !grows);
        let Some(k) = of else {
            // "the GDP growth target"
            let grows = self.b > self.a + 1 && self.view.tokens[self.b - 2].any(&["growth"]);
            // "the CPI target", "the grain output goal": of what is measured; prices and the economy are to grow so
            let measured = self.b > self.a + 1 && self.view.in_indicator(self.b - 2);
            if grows || measured {
                head(self.view, self.frame, self.a, self.b - 1, self.rest);
            }
            // "its China growth forecast": that of the economy
            if grows && self.frame.indicator.is_none() && self.frame.hint == Hint::Growth {
                (self.frame.indicator, self.frame.known) = (Some("GDP".to_string()), true);
            }
            if measured
                && self.frame.hint == Hint::None
                && matches!(self.frame.indicator.as_deref(), Some("GDP" | "CPI" | "PPI"))
            {
                self.frame.hint = Hint::Growth;
            }
            return grows || measured;
        };
        let (_, x, y) = self.rest.remove(k);
        head(self.view, self.frame, x, y, self.rest);
        true
    }

    /// `the share of exports`.
    pub(super) fn share(&mut self) -> bool {
        self.frame.hint = Hint::Share;
        // "the market share of electric cars": the cars have it
        let market = self.b > self.a + 1 && self.view.tokens[self.b - 2].is("market") && !self.rest.is_empty();
        if market {
            self.frame.indicator = Some("market share".to_string());
            self.frame.known = true;
            self.frame.range = (self.b - 2, self.b);
            self.frame.span = Some(self.view.span(self.b - 2, self.b));
            self.premodify(self.b - 2);
            return true;
        }
        shift_indicator(self.view, self.frame, self.rest);
        // "the out-of-pocket share": the word before says of what
        let compound = self.b == self.a + 2 && self.view.lower(self.a).contains('-');
        if compound && self.frame.indicator.is_none() {
            self.frame.indicator = Some(self.view.lower(self.a).to_string());
            self.frame.range = (self.a, self.a + 1);
            return true;
        }
        self.premodify(self.b - 1);
        true
    }

    /// `the growth rate of imports`, `the decline in prices`; a rate without such a word is no growth.
    pub(super) fn growth(&mut self, last: &str) -> bool {
        let (view, a, b) = (self.view, self.a, self.b);
        let word_at = if matches!(last, "rate" | "rates" | "pace" | "speed") {
            b.checked_sub(2)
                .filter(|k| *k >= a && view.tokens[*k].any(&["growth", "decline", "year-on-year", "month-on-month"]))
        } else {
            Some(b - 1)
        };
        // "the rate of decline was 2 points smaller"
        let of = self
            .rest
            .first()
            .cloned()
            .filter(|(p, x, y)| p == "of" && *y == x + 1 && last == "rate");
        if let Some((_, x, _)) = of.filter(|_| word_at.is_none()) {
            // the lexicon holds "rate of decline" as one form
            self.frame.hint = match view.lower(x) {
                "growth" | "increase" | "rise" | "expansion" => Hint::Growth,
                "decline" | "decrease" | "drop" | "fall" | "contraction" => Hint::Decline,
                _ => return false,
            };
            self.rest.remove(0);
            if b > a + 1 {
                // "the revenue rate of increase": of the revenue
                self.b = b - 1;
                return false;
            }
            shift_indicator(view, self.frame, self.rest);
            return true;
        }
        let Some(at) = word_at else { return false };
        let negative = at > 0 && view.tokens[at - 1].is("negative");
        let down = negative || view.class(at).has(Class::DOWN_NOUN) && !view.class(at).has(Class::UP_NOUN);
        self.frame.hint = if down { Hint::Decline } else { Hint::Growth };
        let inner = view
            .indicators
            .iter()
            .filter(|h| h.first >= a && h.last <= at && !view.tokens[h.first].is("growth"))
            .max_by_key(|h| h.last)
            .copied();
        if let Some(h) = inner {
            set_indicator(view, self.frame, h);
            self.premodify(h.first);
            return true;
        }
        shift_indicator(view, self.frame, self.rest);
        let (x, y) = strip_fillers(view, a, at);
        let x = (x..y)
            .find(|&k| {
                !view.tokens[k].any(&[
                    "year-on-year", "average", "annual", "robust", "rapid", "strong", "month-on-month", "cumulative",
                    "two-year", "steady", "stable", "high", "fast", "sustained", "healthy", "sound", "nominal",
                    "actual", "real", "comparable", "effective", "net", "slight", "significant", "full-year",
                    "whole-year", "yearly", "quarterly", "steepest", "sharpest", "biggest", "largest", "fastest",
                    "highest", "strongest", "half-year", "first-half",
                ]) && !view.tokens[k].lower.ends_with("ly")
                    // "the six-month increase"
                    && !view.tokens[k].lower.ends_with("-month")
            })
            .unwrap_or(y);
        // "global growth": that of the economy
        let wide = y == x + 1 && view.tokens[x].any(&["global", "world", "worldwide", "eurozone"]);
        if wide && self.frame.indicator.is_none() {
            push_part(view, self.frame, "", x, y);
            (self.frame.indicator, self.frame.known) = (Some("GDP".to_string()), true);
            self.frame.span = Some(view.span(x, at + 1));
            return true;
        }
        if x < y && self.frame.indicator.is_none() {
            let own = lower_words(view, x, y);
            self.frame.indicator = Some(own);
            self.frame.range = (x, y);
            self.frame.span = Some(view.span(x, y));
        } else if x < y {
            push_part(view, self.frame, "", x, y);
        }
        true
    }

    /// `the two-year averages of exports`: growth rates, of what is named or was spoken of last.
    pub(super) fn averages(&mut self) -> bool {
        self.frame.hint = Hint::Growth;
        self.frame.anaphor = false;
        shift_indicator(self.view, self.frame, self.rest);
        true
    }
}
