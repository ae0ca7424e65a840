//! What the periods of a sentence do: set the time, or say what something is compared with.
use super::{PeriodReader, month};
use crate::base::{Kind, Token};
use crate::quantity::mention::{Period, PeriodMention, PeriodRole};
use crate::quantity::scan::{PERIOD, starts};

/// What a word before a period makes of it.
enum Step {
    /// The role is known.
    Role(PeriodRole),
    /// Nothing; the word before it is asked.
    Back,
    /// `end`: a point in time, unless what stands before says more.
    End,
}

/// Whether the time at `first` is only looked at in an aside: `, a touch below the first quarter`, `, slightly above 2019`.
pub fn beside_a_time(tokens: &[Token<'_>], first: usize) -> bool {
    const LITTLE: &[&str] = &[
        "touch", "shade", "tad", "little", "bit", "notch", "slightly", "just", "well", "far", "marginally", "somewhat",
    ];
    let is = |at: Option<usize>, words: &[&str]| at.is_some_and(|i| tokens[i].any(words));
    let before = |at: Option<usize>| at.and_then(|i| i.checked_sub(1));
    let mut at = before(Some(first));
    if is(at, &["the"]) {
        at = before(at);
    }
    let way = is(at, &["above", "below"]);
    at = before(at);
    let little = is(at, LITTLE);
    at = before(at);
    if is(at, &["a"]) {
        at = before(at);
    }
    way && little && is(at, &[","])
}

impl PeriodReader<'_, '_> {
    /// All period mentions of the sentence, left to right.
    pub fn all(&self) -> Vec<PeriodMention> {
        self.all_from(&starts(self.tokens))
    }

    /// Those, where it is known what may begin at each token.
    pub(in crate::quantity) fn all_from(&self, starts: &[u8]) -> Vec<PeriodMention> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < self.tokens.len() {
            if starts[i] & PERIOD == 0 {
                debug_assert!(self.at(i).is_none(), "a period begins where none may");
                i += 1;
                continue;
            }
            match self.at(i) {
                Some((len, period)) => {
                    let last = (i + len).min(self.tokens.len());
                    let span = self.tokens[i].span.cover(self.tokens[last - 1].span);
                    // "the end of the 12th Five-Year Plan period (2011-2015)": the same time told twice
                    let twice = |b: &&mut PeriodMention| {
                        let ends = |p: Period| b.period == Some(Period::Year(i32::from(p.end_year()) as i16));
                        let same = b.period == period || matches!(period, Some(p @ Period::Years(..)) if ends(p));
                        i > 0 && self.tokens[i - 1].is("(") && b.last + 1 == i && same
                    };
                    if let Some(b) = out.last_mut().filter(twice) {
                        (b.last, b.span) = (last, b.span.cover(span));
                        i = last;
                        continue;
                    }
                    // "From 2015 on, 300 were built"
                    let onward = i > 0
                        && self.tokens[i - 1].is("from")
                        && (matches!(self.lower(last), "onward" | "onwards")
                            || self.lower(last) == "on" && matches!(self.lower(last + 1), "," | "." | ";" | ""));
                    let role = if onward { PeriodRole::Since } else { self.role(i) };
                    // "at the end of the third quarter" is September
                    let period = match (role, period) {
                        (PeriodRole::PointInTime, Some(Period::Quarter(y, q))) => Some(Period::Month(y, q * 3)),
                        (PeriodRole::PointInTime, Some(Period::Half(y, h))) => Some(Period::Month(y, h * 6)),
                        // "born after 1990" says who they are
                        _ if i > 1
                            && self.tokens[i - 1].any(&["after", "before", "since"])
                            && self.tokens[i - 2].is("born") =>
                        {
                            None
                        }
                        (_, period) => period,
                    };
                    out.push(PeriodMention {
                        first: i,
                        last,
                        span,
                        period,
                        role,
                    });
                    i = last;
                }
                None => i += 1,
            }
        }
        out
    }

    /// `bringing the average growth for the past two years to 7%`: after a figure of its own time, what a two-year
    /// average is reckoned from.
    fn two_year_average(&self, first: usize) -> bool {
        let two = matches!(self.lower(first), "past" | "last" | "previous") && self.lower(first + 1) == "two";
        let average = (first.saturating_sub(8)..first)
            .rev()
            .take_while(|&i| !self.tokens[i].is(","))
            .any(|i| self.tokens[i].is("average"));
        let told = self.tokens[..first].iter().any(|t| t.any(&["%", "percent"]));
        two && average && told && self.lower(first + 2) == "years"
    }

    /// What the words before a period make of it.
    fn role(&self, first: usize) -> PeriodRole {
        if self.event(first).is_some() || self.since_clause(first) {
            return PeriodRole::Since;
        }
        if self.two_year_average(first) || self.whose_reading(first) || self.in_contrast(first) {
            return PeriodRole::Comparison;
        }
        let mut at = self.joined_behind(first);
        let mut point = false;
        for _ in 0..10 {
            let Some(p) = at.checked_sub(1) else { break };
            let step = self
                .of_a_base(p)
                .or_else(|| self.passed_over(p, first))
                .or_else(|| self.as_many_times(p, at, first))
                .or_else(|| self.against_a_level(p, at, first))
                .or_else(|| self.since_or_over(p, first, point));
            match step {
                Some(Step::Role(role)) => return role,
                Some(Step::Back) => at = p,
                Some(Step::End) => {
                    point = true;
                    at = p;
                }
                None => break,
            }
        }
        if point {
            PeriodRole::PointInTime
        } else {
            PeriodRole::Setting
        }
    }

    /// `Since registration began in May 2015, ...`: the time in the clause that a sentence opens with.
    fn since_clause(&self, first: usize) -> bool {
        let end = self.at(first).map_or(first, |(len, _)| first + len);
        self.lower(0) == "since"
            && first > 2
            && self.lower(end) == ","
            && self.tokens[..first]
                .iter()
                .all(|t| t.kind == Kind::Word || t.kind == Kind::Name || t.is("'s"))
    }

    /// `0.1 points below the first-quarter reading`, `higher than the June figure`: whose reading something is compared with.
    fn whose_reading(&self, first: usize) -> bool {
        let end = self.at(first).map_or(first, |(len, _)| first + len);
        let reading = matches!(
            self.lower(end),
            "reading"
                | "readings"
                | "figure"
                | "level"
                | "pace"
                | "rate"
                | "mark"
                | "result"
                | "peak"
                | "high"
                | "low"
                | "trough"
                | "bottom"
                | "top"
        );
        let the = usize::from(first > 0 && matches!(self.lower(first - 1), "the" | "its"));
        reading
            && first > the
            && matches!(
                self.lower(first - the - 1),
                "below" | "above" | "than" | "against" | "from"
            )
    }

    /// `in contrast to the fall of the previous two years`.
    fn in_contrast(&self, first: usize) -> bool {
        let near = first.saturating_sub(9);
        let contrast = (near..first).rfind(|&i| self.tokens[i].any(&["contrast", ","]));
        contrast.is_some_and(|i| self.tokens[i].is("contrast") && matches!(self.lower(i + 1), "to" | "with"))
    }

    /// `higher than that of the previous month and the previous year`: where the first of two joined periods begins, whose
    /// words are those of the second.
    fn joined_behind(&self, first: usize) -> usize {
        let joint = first.saturating_sub(1 + usize::from(first > 0 && self.tokens[first - 1].is("the")));
        if joint == 0 || !self.tokens[joint].is("and") {
            return first;
        }
        let before = (joint.saturating_sub(3)..joint).find(|&i| self.at(i).is_some_and(|(len, _)| i + len == joint));
        before.unwrap_or(first)
    }

    /// `above the target for 2020`, `since records began in 2006`, `the high base of last year`, `the same as in May`: what
    /// the word at `p` says of a period behind it where it names a goal, a record, a base.
    fn of_a_base(&self, p: usize) -> Option<Step> {
        let role = match self.lower(p) {
            // "5 points above the target for 2020"
            "for" | "of"
                if p > 0
                    && self.tokens[p - 1].any(&["target", "goal"])
                    && (p.saturating_sub(4)..p).any(|k| {
                        self.tokens[k].any(&["above", "below", "than", "exceeding", "surpassing", "against"])
                    }) =>
            {
                PeriodRole::Comparison
            }
            // "10 points above the target set for 2020"
            "for"
                if p > 1
                    && self.tokens[p - 1].any(&["set", "planned", "fixed"])
                    && self.tokens[p - 2].any(&["target", "goal", "targets", "goals"])
                    && (p.saturating_sub(6)..p)
                        .any(|k| self.tokens[k].any(&["above", "below", "than", "exceeding", "surpassing"])) =>
            {
                PeriodRole::Comparison
            }
            // "the lowest since records began in 2006"
            "began" | "begin" | "started" | "beginning"
                if p > 0 && self.tokens[p - 1].any(&["records", "record", "statistics", "data", "monitoring"]) =>
            {
                PeriodRole::Since
            }
            // "given the high base of last year"
            "base" | "basis" if matches!(self.lower(p + 1), "of" | "in") => PeriodRole::Comparison,
            // "the same rate of increase as that in May"
            "as" if (p.saturating_sub(6)..p).any(|k| self.tokens[k].is("same")) => PeriodRole::Comparison,
            // "the same with last year"
            "same" if matches!(self.lower(p + 1), "with" | "as") => PeriodRole::Comparison,
            _ => return None,
        };
        Some(Step::Role(role))
    }

    /// `the figure for`, `the same quarter of`, `than by`: words that stand between a period and what says its role.
    fn passed_over(&self, p: usize, first: usize) -> Option<Step> {
        match self.lower(p) {
            "the" | "same" | "period" | "of" | "level" | "in" | "at" | "between" | "during" | "that" | "those"
            | "both" | "corresponding" | "figure" | "figures" | "peak" | "historical" | "record" | "levels"
            | "with" | "beginning" | "start" | "middle" | "number" | "was" | "it" | "we" | "they" | "had" | "as"
            | "much" | "many" | "its" | "their" | "our" | "volume" | "total" | "value" | "last" | "whole"
            | "entire" | "full" | "all" | "growth" | "amount" | "size" | "output" | "average" | "increase"
            | "increment" | "monthly" | "annual" | "quarterly" | "daily" | "whole-year" | "full-year"
            | "annualized" => Some(Step::Back),
            "early" | "late" | "mid" if self.month_at(first) => Some(Step::Back),
            // "0.4 points over the first quarter of 2019", said in a sentence that has its own time
            "over" if self.exceeds(p, first) => Some(Step::Role(PeriodRole::Comparison)),
            "for"
                if p > 0
                    && self.tokens[p - 1]
                        .any(&["figure", "figures", "level", "number", "that", "those", "average"]) =>
            {
                Some(Step::Back)
            }
            // "than in the same quarter of 2019"
            "quarter" | "month" | "half" | "week" | "season" | "stretch" | "span" | "spell" | "window" | "holiday"
            | "festival" | "day" | "days" | "months" | "weeks" | "time" | "event" | "fair" | "expo"
                if p > 0 && self.tokens[p - 1].any(&["same", "corresponding"]) =>
            {
                Some(Step::Back)
            }
            "by" if p > 0 && self.tokens[p - 1].is("than") => Some(Step::Back),
            _ => None,
        }
    }

    /// `12% up on 2019`, `the pace of the first half`, `twice as many as in May`, `9.5 percent above the 2021 level`.
    fn as_many_times(&self, p: usize, at: usize, first: usize) -> Option<Step> {
        let role = match self.lower(p) {
            "on" if self.compares_on(p, first) => PeriodRole::Comparison,
            // "22 points higher than on January 28"
            "on" if p > 0 && self.tokens[p - 1].is("than") => PeriodRole::Comparison,
            "pace" | "rate" | "speed" if self.is_level_of(p) => PeriodRole::Comparison,
            "times" | "fold" | "twice" | "double" | "triple" | "doubling" | "tripling" | "doubled" | "tripled" => {
                // "doubled in May" is of May; "double that in May", "twice as many as in May" compare with May
                let setting = matches!(self.lower(at), "in" | "during" | "over")
                    && (at + 1..first).all(|i| self.tokens[i].any(&["the", "last", "same", "whole"]));
                if setting {
                    PeriodRole::Setting
                } else {
                    PeriodRole::Comparison
                }
            }
            // "8 times as long as in 1959", "four times as many museums as in 2012", "13 times what it paid in 2001"
            _ if self.times_as(p, at) => PeriodRole::Comparison,
            // "five times the length in 2012"
            _ if p > 1
                && self.tokens[p - 1].is("the")
                && self.tokens[p - 2].any(&["times", "fold", "twice", "double", "triple"]) =>
            {
                PeriodRole::Comparison
            }
            // "9.5 percent above the 2021 level"
            "above" | "below" | "exceeding" | "surpassing" if self.whose_level(p, first) => PeriodRole::Comparison,
            _ => return None,
        };
        Some(Step::Role(role))
    }

    /// Whether the words up to `p`, with `at` behind it, are those of `8 times as long as`, `13 times what it paid`.
    fn times_as(&self, p: usize, at: usize) -> bool {
        let opens = |k: usize, word: &str| {
            self.tokens[k].is(word) && k > 0 && self.tokens[k - 1].any(&["times", "fold", "twice", "double", "half"])
        };
        let mut near = p.saturating_sub(5)..p;
        // "will it be as high as last year?"
        const TIMES: &[&str] = &[
            "early", "late", "recently", "recent", "soon", "far", "long", "back", "of", "well",
        ];
        let alike = self.lower(at) == "as" && p > 0 && self.tokens[p - 1].is("as") && !self.tokens[p].any(TIMES);
        alike || self.lower(at) == "as" && near.clone().any(|k| opens(k, "as")) || near.any(|k| opens(k, "what"))
    }

    /// `than in May`, `from May`, `flat with last year`, `above the level of 2019`, `79% of those of last year`; also the
    /// `end` that makes a point in time of a period.
    fn against_a_level(&self, p: usize, at: usize, first: usize) -> Option<Step> {
        let role = match self.lower(p) {
            // a word that flawed text has garbled: "from the sme period of the previous year"
            _ if matches!(self.lower(first), "previous" | "preceding") && self.lower(at) == "period" => {
                return Some(Step::Back);
            }
            "end" => return Some(Step::End),
            "than" | "compared" | "against" | "versus" | "equals" | "equaled" | "equalled" | "matches" | "matched" => {
                PeriodRole::Comparison
            }
            "from" if at > 0 => {
                let range = self
                    .at(first)
                    .and_then(|x| x.1)
                    .is_some_and(|x| matches!(x, Period::Years(..) | Period::Months(..)))
                    && !matches!(self.lower(first), "previous" | "preceding")
                    // "from the end of the 12th Five-Year Plan period"
                    && !(p..first).any(|k| self.tokens[k].is("end"));
                if !range && self.is_comparing_from(p) {
                    PeriodRole::Comparison
                } else {
                    PeriodRole::Setting
                }
            }
            // "flat with last year", "back to or above the level of 2019"
            "flat" | "unchanged" | "par" | "comparable" if self.lower(at) == "with" => PeriodRole::Comparison,
            "above" | "below" if matches!(self.lower(p + 1), "that" | "those") && self.lower(p + 2) == "of" => {
                PeriodRole::Comparison
            }
            // "grew by 6%, a touch below the first quarter"
            "above" | "below" if beside_a_time(self.tokens, first) => PeriodRole::Comparison,
            // "2% above 2019"
            "above" | "below"
                if p > 0
                    && p + 1 == first
                    && self.year_at(first).is_some()
                    && self.tokens[p - 1].any(&["%", "percent", "points", "point"]) =>
            {
                PeriodRole::Comparison
            }
            "above" | "below" | "exceeding" | "surpassing" | "to"
                if self.lower(p + 1) == "the"
                    && (matches!(self.lower(p + 2), "level" | "average" | "figure")
                        || self.lower(p + 2) == "same" && self.lower(p) != "to") =>
            {
                PeriodRole::Comparison
            }
            // "79% of those of the same period last year", "90% of the level of 2017"
            // but "slower than the 5% of last year" is of then
            "%" | "percent" | "half" | "cent"
                if self.lower(p + 1) == "of"
                    && !(p > 1 && self.tokens[p - 2].is("the"))
                    && (self.of_last_year(p + 2, first)
                        || self.whose_level(p + 1, first)
                        || (p + 2..first).any(|k| {
                            self.tokens[k].any(&["that", "those", "level", "same", "figure", "corresponding"])
                        })) =>
            {
                PeriodRole::Comparison
            }
            _ => return None,
        };
        Some(Step::Role(role))
    }

    /// `since 2012`, `over the same period`, `compared to last year`, `equal to last year`; but `Over the last year, the
    /// harvest grew` says when.
    fn since_or_over(&self, p: usize, first: usize, point: bool) -> Option<Step> {
        let role = match self.lower(p) {
            "over" if self.lower(p + 1) == "the" && self.lower(p + 2) == "same" => PeriodRole::Comparison,
            "to" if p > 0 && self.lower(p - 1) == "compared" => PeriodRole::Comparison,
            // "basically equal to last year"
            "to" if p > 0 && self.tokens[p - 1].any(&["equal", "similar", "close", "identical"]) => {
                PeriodRole::Comparison
            }
            "since" => PeriodRole::Since,
            // "an increase over late January"
            "over" if p > 0 && self.grown_at(p - 1) && (first..first + 2).any(|i| self.month_at(i)) => {
                PeriodRole::Comparison
            }
            "over"
                if point
                    || p > 0 && matches!(self.lower(first), "previous" | "last" | "preceding" | "this")
                    || p > 0 && self.year_at(first).is_some() =>
            {
                PeriodRole::Comparison
            }
            _ => return None,
        };
        Some(Step::Role(role))
    }

    /// Whether the word at `i` says how much something grew, or that it did.
    fn grown_at(&self, i: usize) -> bool {
        self.tokens[i].any(&[
            "%", "percent", "points", "point", "increase", "rise", "growth", "gain", "jump", "decrease", "decline",
            "drop", "fall",
        ])
    }

    fn month_at(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(super::names_month)
    }

    /// `or 8% over the first half of 2019`, said of another time: the growth since then.
    fn exceeds(&self, over: usize, first: usize) -> bool {
        let grown = over > 0 && self.tokens[over - 1].any(&["%", "percent", "points", "point"]);
        let timed = || (0..over).any(|k| self.at(k).is_some_and(|(_, p)| p.is_some()));
        let part = !matches!(self.lower(first), "past" | "last" | "previous" | "next" | "coming");
        let dated = || {
            self.at(first)
                .is_some_and(|(len, _)| (first..first + len).any(|k| self.year_at(k).is_some()))
        };
        grown && part && dated() && timed()
    }

    /// `above the 2021 level`: a year that says whose level something is compared with.
    fn whose_level(&self, before: usize, first: usize) -> bool {
        let the = self.lower(before + 1) == "the" && before + 2 == first;
        let end = self.at(first).map_or(first, |(len, _)| first + len);
        the && matches!(
            self.lower(end),
            "level" | "levels" | "figure" | "mark" | "total" | "average" | "peak" | "base" | "number" | "benchmark"
        )
    }

    /// `109% of last year`: the year itself is what the figure is measured against.
    fn of_last_year(&self, at: usize, first: usize) -> bool {
        at == first && matches!(self.lower(first), "last" | "previous") && self.lower(first + 1) == "year"
    }

    /// `12% up on 2019`, `a rise of 4 points on the first quarter`; but `on May 5`, `spent on 2019`.
    fn compares_on(&self, on: usize, first: usize) -> bool {
        let day = self
            .at(first)
            .and_then(|x| x.1)
            .is_some_and(|p| matches!(p, Period::Day(..) | Period::Days(..)));
        let moved = on > 0
            && self.tokens[on - 1].any(&[
                "%", "percent", "points", "point", "times", "fold", "up", "down", "increase", "decrease", "rise",
                "fall", "drop", "improvement", "growth", "doubled", "halved", "tripled",
            ])
            // "up by 1.2 on 2015"
            || on > 2
                && self.tokens[on - 1].kind == Kind::Number
                && self.tokens[on - 2].any(&["by", "up", "down"])
                && (on.saturating_sub(4)..on).any(|k| self.tokens[k].any(&["up", "down", "rose", "fell", "grew"]));
        // "rose 3 percent on average in the first quarter"
        let average = self.lower(on + 1) == "average";
        moved && !day && !average
    }

    /// `this is the pace of the first half`, `matched the rate of 2019`: as fast as then.
    fn is_level_of(&self, noun: usize) -> bool {
        let the = noun - usize::from(noun > 0 && self.tokens[noun - 1].any(&["the", "same"]));
        let the = the - usize::from(the > 0 && self.tokens[the - 1].is("the"));
        self.lower(noun + 1) == "of"
            && the > 0
            && self.tokens[the - 1].any(&["is", "was", "matched", "matches", "equals", "equaled", "kept"])
    }

    /// `up 3% from last year` compares; `from January to March` and `from 2016 to 2020` do not.
    fn is_comparing_from(&self, from: usize) -> bool {
        let Some(mut p) = from.checked_sub(1) else { return false };
        while p > 0 && self.tokens[p].any(&["respectively", ",", "year-on-year", "overall"]) {
            p -= 1;
        }
        // "rose by 3% in the first quarter from the quarter before": the figure stands before the time it is of
        let timed = (from.saturating_sub(6)..from).find(|&k| self.at(k).is_some_and(|(len, _)| k + len == from));
        if let Some(mut k) = timed {
            while k > 0 && matches!(self.lower(k - 1), "in" | "the" | "during" | "for") {
                k -= 1;
            }
            p = k.saturating_sub(1);
        }
        let before = &self.tokens[p];
        // a range such as "2016 to 2020" is one mention, so a "to" right behind a single year is not part of it
        let month = self.tokens.get(from + 1).is_some_and(|t| month(&t.lower).is_some());
        let range = self.tokens[from + 1..].iter().take(6).any(|t| t.is("to")) && month;
        // "up 8.4 kg from last year"
        // "up 138.9 billion jin from 2012"
        let number = (p.saturating_sub(3)..p).rfind(|&k| self.tokens[k].kind == Kind::Number);
        let moved = number.is_some_and(|n| {
            (n.saturating_sub(4)..n)
                .any(|k| self.tokens[k].any(&["up", "down", "rose", "fell", "grew", "increased", "dropped"]))
                && self.tokens[n + 1..=p].iter().all(|t| t.kind == Kind::Word)
        });
        !range && (moved || before.lower.ends_with("fold"))
            || !range
                && before.any(&[
                    "%", "percent", "points", "point", "up", "down", "unchanged", "flat", "yuan", "people", "higher",
                    "lower", "million", "billion", "trillion",
                ])
            || (!range
                && (before.kind == Kind::Number
                    || before.lower.ends_with('s')
                    || before.any(&[
                        "increase", "decrease", "growth", "rise", "decline", "change", "jump", "increased", "grew",
                        "rose", "fell", "declined", "dropped", "decreased", "fold",
                    ])))
    }
}
