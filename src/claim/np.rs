//! Finds the noun phrase before a predicate. Must not interpret it.
mod aside;
mod described;
mod trim;

use super::view::View;
use crate::base::Kind;
use crate::lexicon::Class;
use crate::quantity::Sort;
use aside::{before_brackets, had_by, inserted, skip_asides};
use described::{attributive, is_traded, of_a_number, post_modifier, relative, taken};
use trim::{noun_end, trim};

/// The noun phrase that ends before token `end`: its token range, perhaps empty.
pub fn before(view: &View<'_>, end: usize) -> (usize, usize) {
    if is_compared(view, end) {
        return (end, end);
    }
    // "the rate, after peaking at 6 percent": of the rate
    let after = end > 3
        && view.tokens[end - 2].any(&["after", "before", "since", "when", "while"])
        && view.lower(end - 1).ends_with("ing")
        && view.tokens[end - 3].is(",");
    if after {
        return before(view, end - 3);
    }
    let mut to = noun_end(view, end);
    if let Some(from) = of_a_number(view, end) {
        return trim(view, from, to);
    }
    if let Some(noun) = taken(view, end) {
        return before(view, noun + 1);
    }
    if let Some(outer) = inserted(view, to) {
        return before(view, outer);
    }
    to = before_brackets(view, to);
    // "we held out against the frost and finally achieved": whoever did the one thing did the other
    let joined = to > 0 && view.tokens[to - 1].is("and") && end < view.tokens.len() && view.is_verb(end);
    to -= usize::from(joined);
    if let Some(verb) = joined.then(|| did_before(view, to)).flatten() {
        return before(view, verb);
    }
    to = skip_asides(view, to);
    let mut from = to;
    while from > 0 {
        let k = from - 1;
        if begins(view, from, to) || from < to && ends_comparison(view, from) {
            break;
        }
        if joined && is_boundary(view, k, to) && view.is_verb(k) && view.quantity_at[k].is_none() {
            return before(view, k);
        }
        // "ranking second in the world and accounting for": of whatever ranks so
        let ranking = view.quantity_at[k]
            .map(|q| view.quantities()[q].lead)
            .and_then(|l| l.checked_sub(1));
        if joined && let Some(verb) = ranking.filter(|&v| view.lower(v).ends_with("ing") && view.is_verb(v)) {
            return before(view, verb);
        }
        if is_boundary(view, k, to) {
            // "the roads that opened to traffic exceeded": the clause belongs to the noun before it
            match relative(view, k, from, to) {
                Some(noun_end) => {
                    from = noun_end;
                    continue;
                }
                None => break,
            }
        }
        from = k;
    }
    // "faster than GDP growth and accounting for": what is compared with does nothing
    if joined && from > 0 && view.tokens[from - 1].is("than") {
        return (to, to);
    }
    // "410 firms with an annual turnover exceeding": what they have exceeds, they do not
    if let Some(had) = had_by(view, from, to, end) {
        return trim(view, had, to);
    }
    // "and within it exports of robots rose": what the pronoun stands for is no part of it
    let within =
        from > 0 && to > from + 1 && view.tokens[from].any(&["it", "them"]) && view.class(from - 1).has(Class::PREP);
    from += usize::from(within);
    // "in the summer holidays of 2023 we counted": the pronoun alone
    if to > from + 1 && view.tokens[to - 1].any(&["we", "they", "it", "he", "she"]) {
        from = to - 1;
    }
    trim(view, from, to)
}

/// `Freight has grown again since August, and went up`: the verb of what was done before the comma at the end of `..to`, where
/// no figure is told of that.
fn did_before(view: &View<'_>, to: usize) -> Option<usize> {
    let comma = to.checked_sub(1).filter(|&i| view.tokens[i].is(","))?;
    let verb = (1..comma)
        .rev()
        .take_while(|&i| !view.tokens[i].any(&[",", ";", ":", "—", "(", "that", "which"]))
        .filter(|&i| view.is_verb(i) && !view.tokens[i].is("to"))
        .last()?;
    let plain = view.quantity_at[..comma].iter().all(Option::is_none);
    (plain && comma - verb <= 12 && !view.lower(verb).ends_with("ing")).then_some(verb)
}

/// `up 3% year on year and down 4% month on month`: whether what stands before the verb at `end` is what is compared, and no
/// noun phrase.
fn is_compared(view: &View<'_>, end: usize) -> bool {
    end > 3
        && view.tokens[end - 1].any(&["and", "but", "or"])
        && view.tokens[end - 3].any(&["on", "over"])
        && view.tokens[end - 2].any(&["year", "month", "quarter"])
        && view.lower(end - 2) == view.lower(end - 4)
}

/// `fell by 6% month on month and hotel prices`: whether what is compared with ends before `from`.
fn ends_comparison(view: &View<'_>, from: usize) -> bool {
    from > 2
        && view.tokens[from - 1].any(&["year", "month", "quarter"])
        && view.tokens[from - 2].any(&["on", "over"])
        && view.lower(from - 1) == view.lower(from - 3)
}

/// `in six regions the rate`, `For Chile the increases`: whether the phrase `from..to` begins with a determiner, behind a
/// setting.
fn begins(view: &View<'_>, from: usize, to: usize) -> bool {
    if from >= to || !view.class(from).has(Class::DET) {
        return false;
    }
    // "in six regions the rate is still above 12 percent"
    if view.quantity_at[from - 1].is_some() {
        return true;
    }
    // "at the end of the year the balance was"
    if view.tokens[from - 1].any(&["year", "month", "quarter", "week", "decade", "period"]) {
        return true;
    }
    // "For Chile the increases were"
    let opens = |h: &super::view::Hit| {
        let prep = h.first - usize::from(h.first > 0 && view.class(h.first - 1).has(Class::DET));
        prep == 1 && view.tokens[0].any(&["for", "in", "at"])
    };
    if view.in_name(from - 1).is_some_and(|h| h.last == from && opens(h)) {
        return true;
    }
    // "Across the countryside the poor numbered 97 million"
    let bare = |i: usize| {
        view.quantity_at[i].is_none() && !view.is_verb(i) && !view.tokens[i].any(&["of", "and", "or", ",", "with"])
    };
    // "... went up, and for the carriers the success rate was"
    let opening = (from.saturating_sub(5)..from).rfind(|&i| {
        let first = i == 0 || view.tokens[i - 1].any(&[",", ";", "and", "while", "but"]);
        first && view.tokens[i].any(&["across", "throughout", "in", "for", "among"])
    });
    opening.is_some_and(|o| (o + 1..from).all(bare))
        && view.tokens[from].is("the")
        && matches!(view.tokens[from - 1].kind, Kind::Word | Kind::Name)
        && view.class(from - 1).is_plain()
}

/// A past participle, by its form.
pub(in crate::claim) fn is_participle(view: &View<'_>, k: usize) -> bool {
    let word = view.lower(k);
    let kind = crate::lexicon::lexicon().kind(word);
    word.ends_with("ed") && !kind.has(Class::ACTIVE) || kind.has(Class::PARTICIPLE)
}

fn auxiliary(view: &View<'_>, i: usize) -> bool {
    view.tokens[i].any(&["has", "have", "had", "is", "are", "was", "were", "been", "be"])
}

fn is_boundary(view: &View<'_>, k: usize, to: usize) -> bool {
    let t = &view.tokens[k];
    if let Some(q) = view.quantity_at[k] {
        let q = &view.quantities()[q];
        return !(matches!(q.sort, Sort::Count | Sort::Rank) && q.noun.is_some());
    }
    match t.kind {
        Kind::Punct => match &*t.lower {
            "," => !list_comma(view, k, to),
            "\"" | "“" | "”" | "-" | "‘" | "’" | "'" | "/" | "&" | "+" | "~" => false,
            "(" | ")" => !parenthesis(view, k),
            _ => true,
        },
        _ if t.any(&[
            "while", "whereas", "but", "that", "which", "whose", "when", "if", "where", "because", "although",
            "though", "so", "as", "thus", "thereby", "who", "than", "including",
        ]) =>
        {
            !(t.is("than") && (graded(view, k) || view.before(k) == "other" && k > 1)
                || of_that_time(view, k)
                || t.is("as")
                    && (view.lower(k + 1) == "a"
                        && matches!(view.lower(k + 2), "share" | "proportion" | "percentage" | "ratio")
                        || view.lower(k + 1) == "well"
                        || view.before(k) == "such"
                        || view.before(k) == "well")
                || t.is("including"))
        }
        _ if t.is("and") && begins_again(view, k, to) => true,
        // "by 5 points or more and the rest"
        _ if t.is("and") && k > 1 && view.tokens[k - 2].is("or") && view.tokens[k - 1].any(&["more", "less", "so"]) => {
            true
        }
        _ if t.is("and") => {
            k > 0
                && (view.quantity_at[k - 1].is_some_and(|q| view.quantities()[q].noun.is_none())
                    || view.tokens[k - 1].any(&[",", "respectively", ";"]) && !list_comma_near(view, k, to)
                    // `called "free for all," and the rate`
                    || k > 1 && view.tokens[k - 1].any(&["\"", "”"]) && view.tokens[k - 2].is(",")
                    || view.period_at[k - 1].is_some()
                        && view.period_at[(k + 1).min(view.period_at.len() - 1)].is_none())
        }
        _ if t.is("with") && k > 0 && view.tokens[k - 1].is(",") => true,
        // "the number of dropouts among children"; but "among them, ..." opens a clause
        _ if t.is("among") => k == 0 || view.tokens[k - 1].kind == Kind::Punct || view.tokens[k - 1].is("and"),
        _ if t.is("amid") => true,
        // "1,240 yuan on average and firms 83 billion yuan"
        _ if t.is("average") && k > 0 && view.tokens[k - 1].is("on") => true,
        _ => {
            view.is_verb(k)
                && !view.in_indicator(k)
                && view.in_name(k).is_none()
                && !attributive(view, k, to)
                && !post_modifier(view, k, to)
        }
    }
}

/// `the peak of parcels on that day`: a `that` of a time.
fn of_that_time(view: &View<'_>, k: usize) -> bool {
    const TIMES: &[&str] = &[
        "day", "year", "month", "week", "quarter", "period", "time", "season", "night", "decade", "stage", "point",
    ];
    k > 0
        && view.tokens[k].is("that")
        && view.class(k - 1).has(Class::PREP)
        && view.tokens.get(k + 1).is_some_and(|t| t.any(TIMES))
}

/// `water at or better than Grade III`, `water worse than Grade V`: whether the `than` at `k` says which things they are.
fn graded(view: &View<'_>, k: usize) -> bool {
    let better = |i: usize| {
        view.tokens[i].any(&[
            "better", "worse", "higher", "lower", "more", "less", "larger", "smaller",
        ])
    };
    let grade = view
        .tokens
        .get(k + 1)
        .is_some_and(|t| t.any(&["grade", "class", "level", "category"]) && t.capital());
    k > 2 && better(k - 1) && (grade || view.tokens[k - 2].is("or") && view.tokens[k - 3].is("at"))
}

/// `people were lifted out of poverty and the poverty rate has dropped`: an `and` behind a clause with a verb of its own.
fn begins_again(view: &View<'_>, and: usize, to: usize) -> bool {
    let start = (0..and)
        .rev()
        .find(|&i| view.tokens[i].any(&[",", ";", ":", "that", "while", "which", "who"]))
        .map_or(0, |i| i + 1);
    let verb = (start..and).rev().find(|&i| view.is_verb(i));
    let said = verb.is_some_and(|v| v > start && (v..and).all(|i| view.quantity_at[i].is_none()) && and - v <= 6);
    // "the beds run by towns and the villages": what a participle describes goes on
    const BE: &[&str] = &["been", "were", "was", "has", "have", "be"];
    // "31 million were left and the rate has dropped"
    let whole = verb.is_some_and(|v| v > 0 && (view.tokens[v - 1].any(BE) || view.tokens[v].any(BE) && and == v + 2));
    // "spent 5 billion yuan on the program and the allowance will be raised"
    let figured = verb.is_some_and(|v| {
        v > start
            && (v..and).any(|i| view.quantity_at[i].is_some())
            && view
                .tokens
                .get(to)
                .is_some_and(|t| t.any(&["will", "has", "have", "was", "were", "is", "are"]))
    });
    (said && whole || figured) && view.lower(and + 1) == "the" && to > and + 2 && to - and <= 8
}

fn list_comma_near(view: &View<'_>, and: usize, to: usize) -> bool {
    and > 0 && view.tokens[and - 1].is(",") && list_comma(view, and - 1, to)
}

fn parenthesis(view: &View<'_>, k: usize) -> bool {
    let open = view.tokens[k].is("(");
    let range = if open {
        k..(k + 8).min(view.tokens.len())
    } else {
        k.saturating_sub(8)..k
    };
    view.tokens[range].iter().any(|t| t.is(if open { ")" } else { "(" }))
}

/// Whether a comma joins items of a list that ends before `to`, rather than separating clauses.
fn list_comma(view: &View<'_>, comma: usize, to: usize) -> bool {
    let right = &view.tokens[comma + 1..to];
    let ends_in_and = right.iter().any(|t| t.any(&["and", "or", "&"]));
    if !ends_in_and || right.first().is_some_and(|t| t.any(&["while", "but", "with", "which"])) {
        return false;
    }
    // the stretch to the left, up to the comma, verb or quantity before
    let mut from = comma;
    // "with the three Baltic states, Poland and Hungary": things that are counted are one of the list
    let counted = view.quantity_at[comma - usize::from(comma > 0)].map(|k| &view.quantities()[k]);
    let things = counted.filter(|q| {
        let named = q.noun.is_some_and(|n| n.1 == comma) && q.sort == Sort::Count && q.lead > 1;
        named && view.tokens[q.lead - 1].is("the") && view.class(q.lead - 2).has(Class::PREP)
    });
    from = things.map_or(from, |q| q.lead);
    while from > 0
        && !view.tokens[from - 1].any(&[",", ";", ":", "—", "–", ".", "while", "that", "which"])
        && view.quantity_at[from - 1].is_none()
        && !view.is_verb(from - 1)
    {
        from -= 1;
    }
    // "were sown, and the yield": the end of a clause with its verb
    let predicate = from > 0
        && comma - from <= 2
        && view.tokens[from - 1].any(&["was", "were", "is", "are", "been", "be", "has", "have", "had"]);
    if predicate {
        return false;
    }
    // "were set up across the country, and the number": two things in a list have no comma between
    if right.first().is_some_and(|t| t.is("and")) && !(from > 0 && view.tokens[from - 1].is(",")) {
        return false;
    }
    let left = from..comma;
    if left.is_empty() || left.len() > 14 {
        return false;
    }
    // "Among the shops watched by the bureau, sales of pens and ink": the participle belongs to what opens the sentence
    let opening = view.class(0).has(Class::PREP) && !view.tokens[..from].iter().any(|t| t.any(&[",", ";", ":"]));
    let participle = |k: usize| is_participle(view, k) && view.class(k + 1).has(Class::PREP);
    let counted = from > 0 && view.quantity_at[from - 1].is_some();
    // "Among the 300 shops under its watch, sales of pens and ink"
    let placed = counted && view.class(from).has(Class::PREP);
    if opening && (from > 1 && participle(from - 1) || counted && participle(from) || placed) {
        return false;
    }
    // "up 5% year on year, and the balance"
    if view.before(comma) == "year-on-year"
        || comma > 1
            && view.lower(comma - 2) == "on"
            && view.period_at[comma - 1].is_none()
            && view.tokens[comma - 1].any(&["year", "month", "quarter"])
    {
        return false;
    }
    // "14 fewer than a year earlier, and the cost"
    if left
        .clone()
        .any(|i| view.tokens[i].any(&["than", "earlier", "ago", "compared"]))
    {
        return false;
    }
    // "exports in January, February and March"
    if view.period_at[comma - 1].is_some() {
        return view.period_at[comma + 1].is_some();
    }
    let first = &view.tokens[from];
    let opens = from == 0 || view.tokens[from - 1].any(&[";", ":", ",", "."]);
    let fronted = opens
        && (view.class(from).has(Class::PREP)
            // "Grouped by use, prices of paper, ink and glue"
            || from == 0 && is_participle(view, 0) && view.class(1).has(Class::PREP)
            || from == 0 && view.lower(0).ends_with("ing") && view.in_name(0).is_none() && !view.in_indicator(0)
            || view.class(from).has(Class::ADVERB) && left.len() == 1
            // "Even as levies began to bite, goods trade rose"
            || view.lower(from) == "even" && matches!(view.lower(from + 1), "as" | "though" | "if" | "when")
            || first.any(&[
                "among", "due", "meanwhile", "overall", "generally", "since", "for", "in", "as", "specifically",
                "additionally", "second", "third", "first", "fourth", "fifth", "besides", "thus", "therefore",
            ]));
    !fronted
}

/// The noun phrase that begins at `start`: stops at verbs, clause punctuation, quantities. For what stands after
/// a quantity (`of the total`, `in trade with ASEAN`).
pub fn after(view: &View<'_>, start: usize) -> (usize, usize) {
    let n = view.tokens.len();
    let mut to = start;
    // "90 percent of them free of charge"
    if view.tokens.get(start).is_some_and(|t| t.any(&["them", "us", "whom"])) {
        return (start, start + 1);
    }
    while to < n {
        let t = &view.tokens[to];
        if view.quantity_at[to].is_some_and(|q| view.quantities()[q].noun.is_none()) {
            break;
        }
        // "18 percent of the funds with less than 2 percent of the land"
        let figure = |i: usize| view.quantities().iter().any(|o| o.lead == i && o.noun.is_none());
        if to > start && (figure(to) || t.is("with") && figure(to + 1)) {
            break;
        }
        let stop = match t.kind {
            Kind::Punct => match &*t.lower {
                "," => !comma_goes_on(view, to),
                "\"" | "“" | "”" | "-" | "‘" | "’" | "'" | "/" | "(" | "~" => false,
                _ => true,
            },
            _ if t.is("and") => {
                view.tokens
                    .get(to + 1)
                    .is_some_and(|x| x.any(&["a", "an", "by", "with", "the"]))
                    && view.quantity_at[to + 1..(to + 4).min(n)].iter().any(Option::is_some)
                    || begins_clause(view, to, (start..to).any(|i| view.tokens[i].is(",")))
            }
            _ if t.any(&[
                "while", "whereas", "but", "which", "that", "when", "where", "respectively", "compared", "than", "if",
                "as", "representing", "making", "showing", "up", "down",
            ]) =>
            {
                !(t.is("as") && view.lower(to + 1) == "well")
            }
            _ if t.is("so") && view.lower(to + 1) == "far" => true,
            // "treats 3,000 tons of sewage a day"
            _ if to > start && t.any(&["a", "an", "each", "every"]) => view
                .tokens
                .get(to + 1)
                .is_some_and(|n| n.any(&["second", "minute", "hour", "day", "night", "week", "month", "year"])),
            _ => view.is_verb(to) && to > start && !is_traded(view, to),
        };
        if stop {
            break;
        }
        to += 1;
    }
    trim(view, start, to)
}

/// Whether an `and` is followed by a noun phrase with its own verb and figure. In a list (`of_list`), `forest, farmland and
/// wetland was restored`, the verb is that of all of it.
fn begins_clause(view: &View<'_>, and: usize, of_list: bool) -> bool {
    let n = view.tokens.len();
    let mut k = and + 1;
    while k < n && k < and + 14 {
        if view.tokens[k].any(&[",", ";", "."]) {
            return false;
        }
        // "30 tons of wind and solar capacity was added": a verb that is of both
        let stop = |i: &usize| *i >= n || view.tokens[*i].any(&[",", ";", ".", "and"]);
        if view.is_verb(k) {
            let figure = (k..).take_while(|i| !stop(i)).any(|i| view.quantity_at[i].is_some());
            let measured = view.in_indicator(k - 1) || view.class(k - 1).has(Class::MEASURING);
            let done = of_list && matches!(view.lower(k), "has" | "have" | "was" | "were");
            return k > and + 1 && (figure || !measured && !done);
        }
        // "of wind and solar power for three years"
        if let Some(q) = view.quantity_at[k] {
            return view.quantities()[q].sort != Sort::Time || view.before(view.quantities()[q].lead) != "for";
        }
        k += 1;
    }
    false
}

fn comma_goes_on(view: &View<'_>, comma: usize) -> bool {
    // "auto parts, lithium batteries and ships": an "and" soon, before any verb, quantity or other clause mark
    for k in comma + 1..(comma + 10).min(view.tokens.len()) {
        let t = &view.tokens[k];
        if t.any(&["and", "or"]) {
            let next = view.quantity_at.get(k + 1).copied().flatten().is_some() || begins_clause(view, k, true);
            return k > comma + 1 && !next;
        }
        if view.quantity_at[k].is_some()
            || view.is_verb(k)
            || t.any(&[
                ";", ":", "while", "which", "with", "up", "down", "an", "a", "respectively",
            ])
            || view.class(k).has(Class::PREP) && k == comma + 1
        {
            return false;
        }
    }
    false
}
