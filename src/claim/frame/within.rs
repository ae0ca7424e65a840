//! What stands within a phrase: lists of names, the indicator of a modifier, the noun that is counted. Knows nothing of heads.
use super::{Frame, Hint, is_filler, lower_words, push_part, strip_fillers, words};
use crate::base::Kind;
use crate::claim::view::{Hit, View};
use crate::lexicon::{Class, lexicon};
use crate::quantity::is_plural;

pub(super) fn is_name_list(view: &View<'_>, a: usize, b: usize) -> bool {
    (a..b).all(|k| view.in_name(k).is_some() || view.tokens[k].any(&[",", "and", "the", "both"]))
}

pub(super) fn generic(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|k| {
        view.tokens[k].any(&[
            "value", "volume", "scale", "amount", "figure", "level", "total", "values", "volumes", "performance",
            "sector",
        ])
    })
}

/// Sentence-initial capitals go, names keep theirs.
pub(super) fn lower_common(text: &str) -> String {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or("");
    let second_capital = words
        .clone()
        .next()
        .is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase));
    let acronym = first.chars().skip(1).any(char::is_uppercase);
    if second_capital || acronym {
        text.to_string()
    } else {
        text.replacen(first, &first.to_lowercase(), 1)
    }
}

/// `consumer price index (CPI)`: words before an abbreviation that are another form of the same indicator.
pub(super) fn same_indicator(view: &View<'_>, a: usize, h: Hit) -> bool {
    view.indicators
        .iter()
        .any(|o| o.first == a && o.row == h.row && o.first < h.first)
}

/// Words beside which a surplus is one of funds, budgets or supply, and not of trade.
const IN_FUNDS: &[&str] = &[
    "fund", "funds", "insurance", "pension", "pensions", "budget", "budgets", "fiscal", "accumulated", "operating",
    "grain", "electricity", "labor", "labour", "enterprises", "benefits", "contributions",
];
/// Words right before a surplus or deficit that is another than that of trade.
const OTHER_BALANCES: &[&str] = &[
    "investment", "account", "capital", "payments", "settlement", "financial", "tourism", "travel",
];

pub(super) fn set_indicator(view: &View<'_>, frame: &mut Frame, h: Hit) {
    let row = &lexicon().indicator_rows[h.row];
    let said = row.said(&words(view, h.first, h.last));
    // "the fund's surplus" is none of trade
    let other = row.name == "trade surplus" && h.last == h.first + 1 && view.tokens.iter().any(|t| t.any(IN_FUNDS));
    let own = h.first > 0
        && h.last == h.first + 1
        && matches!(row.name.as_str(), "trade surplus" | "trade deficit")
        && view.tokens[h.first - 1].any(OTHER_BALANCES);
    let named = |i: usize| view.tokens[i].any(&["direct", "portfolio", "current", "foreign"]);
    let first = h.first - usize::from(own);
    let first = first - usize::from(own && first > 0 && named(first - 1));
    frame.indicator = Some(match (own, other) {
        // "the investment surplus"
        (true, _) => lower_words(view, first, h.last),
        (_, true) => "surplus".to_string(),
        _ => said,
    });
    frame.span = Some(view.span(first, h.last));
    frame.range = (first, h.last);
    frame.rate = row.is_rate();
    frame.known = true;
    if row.name == "population" {
        frame.count_noun = Some("person".into());
    }
}

/// Takes the indicator from the first modifier that holds one (`growth rate of imports`, `share in exports`).
pub(super) fn shift_indicator(view: &View<'_>, frame: &mut Frame, rest: &mut Vec<(String, usize, usize)>) {
    let at = rest.iter().position(|(p, a, b)| {
        matches!(p.as_str(), "of" | "in" | "for" | "to")
            && view.indicators.iter().any(|h| h.first >= *a && h.last <= *b)
    });
    let share = frame.hint == Hint::Share;
    if let Some(k) = at {
        let (prep, a, b) = rest.remove(k);
        if let Some(h) = view
            .indicators
            .iter()
            .filter(|h| h.first >= a && h.last <= b)
            .max_by_key(|h| h.last)
            .copied()
        {
            set_indicator(view, frame, h);
            let part = share && prep == "of" && whole_of(view, frame, rest);
            if share
                && !part
                && (prep == "in" || k == 0 && frame.anaphor || prep == "of" && rest.iter().all(|(p, ..)| p != "in"))
                && (prep == "in" || frame.anaphor)
            {
                frame.of = Some(words(view, a, b));
            }
            // "its proportion in GDP rose": of what was told before
            if share && frame.anaphor && prep == "in" && frame.indicator.as_deref() == Some("GDP") {
                (frame.indicator, frame.known) = (None, false);
                return;
            }
            let (x, y) = strip_fillers(view, a, h.first);
            // "China's share of global imports": the whole is the world's
            let global = |i: usize| view.tokens[i].any(&["global", "world", "worldwide", "international"]);
            if share && !part && (x..y).any(global) {
                frame.of = frame.of.take().or_else(|| Some(words(view, a, b)));
            }
            // "the balance of non-performing loans": which loans they are
            let kind = !share
                && !super::is_trade(frame.indicator.as_deref().unwrap_or(""))
                && (x..y).all(|k| {
                    let t = &view.tokens[k];
                    let adjective =
                        t.lower.contains('-') || ["ing", "ic", "al", "ed"].iter().any(|e| t.lower.ends_with(e));
                    t.kind == crate::base::Kind::Word
                        && !t.capital()
                        && view.in_name(k).is_none()
                        && (adjective || view.class(k).is_plain())
                });
            if x < y && kind {
                let name = frame.indicator.take().unwrap_or_default();
                frame.indicator = Some(format!("{} {name}", super::lower_words(view, x, y)));
            } else if x < y && (!share || part) {
                push_part(view, frame, "", x, y);
            }
        }
        return;
    }
    // no known indicator: the first "of"/"in" phrase serves
    let time = |a: usize, b: usize| {
        (a..b).all(|k| view.tokens[k].any(&["the", "recent", "past", "last", "coming", "years", "months"]))
    };
    if let Some(k) = rest
        .iter()
        .position(|(p, a, b)| (p == "of" || p == "in") && !time(*a, *b))
    {
        let (prep, a, b) = rest[k].clone();
        if !is_name_list(view, a, b) {
            let (x, y) = strip_fillers(view, a, b);
            if x < y {
                if share && prep == "in" {
                    frame.of = Some(words(view, x, y));
                }
                frame.indicator = Some(super::lower_words(view, x, y));
                frame.range = (x, y);
                frame.span = Some(view.span(x, y));
                rest.remove(k);
                if share && prep == "of" {
                    whole_of(view, frame, rest);
                }
            }
        }
    }
}

/// `the proportion of road spending in total spending`: makes what stands behind `in` the whole, unless it is a place or a
/// time.
fn whole_of(view: &View<'_>, frame: &mut Frame, rest: &mut Vec<(String, usize, usize)>) -> bool {
    let whole = |&(ref prep, a, b): &(String, usize, usize)| {
        prep == "in" && a < b && !(a..b).any(|k| view.in_name(k).is_some() || view.period_at[k].is_some())
    };
    let Some(at) = rest.iter().position(whole) else {
        return false;
    };
    let (_, a, b) = rest.remove(at);
    frame.of = Some(words(view, a, b));
    true
}

/// Where the noun phrase that ends in the counted noun `head` begins: `5G base stations`, not whose they are.
pub(super) fn count_start(view: &View<'_>, from: usize, head: usize) -> usize {
    let own = |k: usize| {
        matches!(view.tokens[k].kind, Kind::Word | Kind::Name)
            && view.in_name(k).is_none()
            && view.period_at[k].is_none()
            && !view.class(k).has(Class::DET.or(Class::PREP).or(Class::CONJ))
            && !is_filler(view, k)
    };
    (from..head)
        .rev()
        .take_while(|&k| own(k) && head - k <= 4)
        .last()
        .unwrap_or(head)
}

/// `users enjoying services`, `people living in towns`: a word in -ing behind a plural tells what they do; `pumping stations`
/// have theirs before them.
fn described(view: &View<'_>, k: usize) -> bool {
    let doing = view.lower(k).ends_with("ing") && view.lower(k).len() > 4;
    let things = k > 0 && is_plural(&view.tokens[k - 1]) && !view.tokens[k - 1].any(&["services", "sports", "goods"]);
    doing && things && !view.in_indicator(k) && view.in_name(k).is_none()
}

/// The noun that is counted in a phrase: the last plural before what describes it.
pub(super) fn count_head(view: &View<'_>, a: usize, b: usize) -> Option<usize> {
    let stop = (a..b)
        .find(|&k| {
            k > a
                && (view.tokens[k].any(&[
                    "engaged", "with", "that", "who", "obtaining", "having", "under", "above",
                ]) || view.class(k).has(Class::PREP)
                    || described(view, k))
        })
        .unwrap_or(b);
    (a..stop)
        .rev()
        .find(|&k| is_plural(&view.tokens[k]))
        .or_else(|| stop.checked_sub(1).filter(|k| *k >= a))
}

/// `retail trade`, `the carbon trade`, `inter-provincial trade`: trade within the country, which has its own words.
pub(super) fn inner_trade(view: &View<'_>, h: &Hit) -> bool {
    const INNER: &[&str] = &[
        "retail", "wholesale", "inter-provincial", "interprovincial", "domestic", "internal", "carbon", "emissions",
        "electricity", "power", "stock", "futures", "property", "housing", "fair", "local", "catering", "technology",
        "securities", "bond", "gold", "land", "data",
    ];
    h.last == h.first + 1 && view.tokens[h.first].is("trade") && h.first > 0 && view.tokens[h.first - 1].any(INNER)
}

/// `the index (PMI)`: where a parenthesis at the end of a phrase opens.
pub(super) fn before_parenthesis(view: &View<'_>, a: usize, b: usize) -> usize {
    if view.indicators.iter().any(|h| h.first >= a && h.last == b) {
        return b;
    }
    let open = (a + 1..b).rev().find(|&k| view.tokens[k].is("("));
    match open {
        Some(open) if (open..b).all(|k| !view.tokens[k].is(")") || k + 1 == b) => open,
        _ => b,
    }
}

/// The apostrophe that ends an owner's name: `farms' output`, `Hunan's exports`. None within a name or indicator.
pub(super) fn owner(view: &View<'_>, a: usize, b: usize) -> Option<usize> {
    (a + 1..b.saturating_sub(1)).rev().find(|&k| {
        let t = &view.tokens[k];
        let mark = t.is("'s") || t.any(&["'", "’"]) && !t.spaced && view.lower(k - 1).ends_with('s');
        mark && !view.in_indicator(k)
            && view.in_name(k).is_none()
            && view.tokens.get(k + 1).is_some_and(|n| n.kind != Kind::Punct)
    })
}
