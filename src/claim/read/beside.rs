//! Things that are told of beside another: set against it, or by how they fared. Each takes the measure told last.
use super::frames::{merge_subject, pronoun};
use crate::claim::frame::{self, Frame, Hint};
use crate::claim::np;
use crate::claim::view::View;
use crate::lexicon::Class;
use crate::quantity::Quantity;

/// `wheat fared worse, down 4 percent`: the subject of the clause that says without a figure how it went, and behind whose
/// comma the verb at `end` stands; a thing takes the measure told last.
pub(super) fn fared(view: &View<'_>, last: Option<&Frame>, end: usize) -> Option<Frame> {
    const FARED: &[&str] = &[
        "did", "do", "does", "fared", "fares", "performed", "shone", "disappointed", "excelled", "struggled",
        "stumbled", "thrived", "flourished", "boomed", "sparkled", "suffered", "was", "were", "led", "followed",
        "stood", "lagged",
    ];
    let comma = end.checked_sub(1).filter(|&c| view.tokens[c].is(","))?;
    let moves = view.class(end).has(Class::UP.or(Class::DOWN));
    let told = view
        .quantities()
        .iter()
        .rfind(|q| q.last <= comma)
        .map_or(0, |q| q.tail);
    let opens = |i: usize| view.tokens[i].any(&[";", ":", "while", "but", "and", "—", "."]);
    let joined = told + usize::from(told > 0 && view.tokens[told].is(","));
    let start = (told..comma).rfind(|&i| opens(i)).map_or(joined, |i| i + 1);
    if !moves || start > 0 && start == told || view.indicators.iter().any(|h| h.first >= start && h.last <= comma) {
        return None;
    }
    let verb = (start + 1..comma).find(|&i| view.is_verb(i))?;
    let went = view.tokens[verb].any(FARED) || view.class(verb).has(Class::UP.or(Class::DOWN));
    let (a, b) = np::before(view, verb);
    let f = frame::read(view, a, b);
    let own =
        went && a >= start && b > a && !f.is_empty() && !f.anaphor && f.indicator.is_some() && !pronoun(view, a, b);
    let plain = (a..b).all(|i| view.quantity_at[i].is_none() && !view.class(i).has(Class::PRON.or(Class::CONJ)));
    if !own || !plain {
        return None;
    }
    let head = f.range.1.saturating_sub(1).max(a);
    let measured = |f: &Frame| f.known && f.hint != Hint::Number;
    match last.filter(|l| measured(l) && !f.known && !view.class(head).has(Class::MEASURING)) {
        Some(l) => Some(l.of_another(view, a, b)),
        None => Some(f),
    }
}

/// `After slipping 2 percent in January, trade picked up`: what the sentence goes on to speak of did what its opening says.
pub(super) fn goes_on_with(view: &View<'_>, end: usize) -> Option<Frame> {
    let opens = (1..=2).contains(&end)
        && view.tokens[0].any(&["after", "having", "following", "despite", "since"])
        && (view.lower(end).ends_with("ing") || view.tokens[0].is("having"));
    let first = view.quantities().first().filter(|q| opens && q.lead > end)?;
    let comma = (first.tail..view.tokens.len().min(first.tail + 14)).find(|&i| view.tokens[i].is(","))?;
    let verb = (comma + 2..view.tokens.len().min(comma + 14)).find(|&i| view.is_verb(i))?;
    let (a, b) = np::before(view, verb);
    let f = frame::read(view, a, b);
    (a > comma && b == verb && f.indicator.is_some() && !f.anaphor).then_some(f)
}

/// `The toy sector led the charge, with exports worth 3 billion yuan`: what the main clause speaks of owns what stands behind
/// `with`, where that names nobody and the main clause tells no figure; but not what moves with everything.
pub(super) fn with_of_the_main_clause(view: &View<'_>, q: &Quantity, mut f: Frame) -> Frame {
    const EVERYTHING: &[&str] = &[
        "economy", "situation", "momentum", "trend", "performance", "work", "development", "progress", "structure",
        "environment", "growth", "recovery", "picture", "pace", "year", "quarter", "month", "half", "period", "result",
        "results", "china", "country", "government", "policies", "measures", "efforts", "reform", "plan", "demand",
        "prices", "market", "markets", "industry", "production", "supply", "trade", "quality", "life",
    ];
    let Some(with) = (2..q.lead).rfind(|&i| view.tokens[i].is("with") && view.tokens[i - 1].is(",")) else {
        return f;
    };
    let own = |i: usize| view.quantity_at[i].is_none() && !view.tokens[i].any(&[",", ";", "and"]);
    let plain = (with + 1..q.lead).all(own) && view.quantity_at[..with].iter().all(Option::is_none);
    let verb = (1..with)
        .find(|&i| view.is_verb(i))
        .filter(|_| plain && f.known && f.parts.is_empty() && !f.anaphor);
    let Some(verb) = verb else { return f };
    let (a, b) = np::before(view, verb);
    let subject = frame::read(view, a, b);
    let alone = b == verb && a < b && !subject.known && !subject.anaphor && subject.indicator.is_some();
    let pronoun = (a..b).any(|i| view.class(i).has(Class::PRON));
    if alone && !pronoun && !view.tokens[b - 1].any(EVERYTHING) && !(0..a).any(|i| view.tokens[i].any(&[",", ";"])) {
        // "makers of kites had a good start": their exports are of kites
        const MAKERS: &[&str] = &[
            "makers", "producers", "exporters", "sellers", "growers", "manufacturers", "builders",
        ];
        match view.tokens[a].any(MAKERS) && !subject.parts.is_empty() {
            true => f.parts.extend(subject.parts),
            false => merge_subject(&mut f, &subject),
        }
    }
    f
}

/// `The mills made profits of 2 billion yuan, with revenue topping 30 billion`: theirs, too.
pub(super) fn with_theirs(view: &View<'_>, q: &Quantity, last: Option<&Frame>, mut f: Frame) -> Frame {
    const WHOLE: &[&str] = &["total", "overall", "national", "global", "combined", "the", "all"];
    let with = (2..q.lead).rfind(|&i| view.tokens[i].is("with") && view.tokens[i - 1].is(","));
    let Some((with, l)) = with.zip(last) else { return f };
    let own = |i: usize| {
        view.quantity_at[i].is_none() && !view.tokens[i].any(&[",", ";", "and"]) && !view.tokens[i].any(WHOLE)
    };
    let money = f.known && f.hint == Hint::None && f.parts.is_empty() && !f.anaphor && !f.inherited;
    let told = l.known && l.hint == Hint::None && !f.rate && l.indicator != f.indicator;
    if money && told && (with + 1..q.lead).all(own) && view.quantity_at[..with].iter().any(Option::is_some) {
        f.parts = l
            .parts
            .iter()
            .filter(|x| x.prep.is_empty() && !x.text.is_empty())
            .cloned()
            .collect();
    }
    f
}

/// `Foreign applicants filed 136,000 of them`: those told of last, and who did so with them.
pub(super) fn of_them_done(view: &View<'_>, q: &Quantity, last: Option<&Frame>, f: Frame) -> Frame {
    let them = view.lower(q.tail) == "of" && matches!(view.lower(q.tail + 1), "them" | "these" | "those");
    let done = q.lead > 0 && view.is_verb(q.lead - 1) && view.quantity_at[..q.lead].iter().all(Option::is_none);
    match last.filter(|l| them && done && l.hint == Hint::Number && !f.known) {
        Some(l) => {
            let mut out = l.clone();
            out.parts.clear();
            if !f.anaphor {
                merge_subject(&mut out, &f);
            }
            out
        }
        None => f,
    }
}

/// Words that set one thing against another: `well ahead of tea, up 18 percent`, `outstripping phones, which gained 9`.
const AGAINST: &[&str] = &[
    "outstripping", "outpacing", "outperforming", "beating", "surpassing", "exceeding", "trailing", "lagging",
    "topping", "outpaced", "outstripped", "outperformed", "trailed", "lagged", "behind", "by", "than",
];

/// `well ahead of tea, up 18 percent, and silk, up 8 percent`: the thing between the words that compare and the comma before the
/// verb at `end`, of which the same is told.
pub(super) fn beside(view: &View<'_>, last: Option<&Frame>, end: usize) -> Option<Frame> {
    let comma = end.checked_sub(1).filter(|&c| view.tokens[c].is(","))?;
    let (a, b) = np::before(view, comma);
    compared(view, last, a, b).filter(|_| b == comma && view.class(end).has(Class::UP.or(Class::DOWN)))
}

/// `outstripping phones, which gained 9 percent`.
pub(super) fn beside_which(view: &View<'_>, last: Option<&Frame>, a: usize, b: usize) -> Option<Frame> {
    let which = if b == a + 1 {
        a
    } else {
        a.checked_sub(1).filter(|_| a >= b)?
    };
    let comma = which
        .checked_sub(1)
        .filter(|&c| view.tokens[which].is("which") && view.tokens[c].is(","))?;
    let (x, y) = np::before(view, comma);
    compared(view, last, x, y).filter(|_| y == comma)
}

/// The thing `a..b`, set against the one told last, with its measure.
fn compared(view: &View<'_>, last: Option<&Frame>, a: usize, b: usize) -> Option<Frame> {
    let l = last.filter(|l| l.known && l.hint != Hint::Number && l.indicator.is_some())?;
    // the words that compare may stand within the phrase: "ahead of tea", "outstripping phones"
    let sets = |i: &usize| view.tokens[*i].any(AGAINST) || view.tokens[*i].is("of") && view.before(*i) == "ahead";
    let a = (a..b).rev().find(sets).map_or(a, |i| i + 1);
    let a = (a..b).find(|&i| !view.class(i).has(Class::DET)).unwrap_or(b);
    let mut from = a;
    while from > 0 && view.class(from - 1).has(Class::DET) {
        from -= 1;
    }
    let joint = from.checked_sub(1)?;
    let ahead = view.tokens[joint].is("of") && view.before(joint) == "ahead";
    // "and silk, up 8 percent" goes on with the list
    let again = view.tokens[joint].any(&["and", ","])
        && view.quantities().iter().any(|o| o.tail == joint || o.tail + 1 == joint)
        && (0..joint)
            .any(|i| view.tokens[i].any(&AGAINST[..11]) || view.tokens[i].is("of") && view.before(i) == "ahead");
    let plain =
        a < b && (a..b).all(|i| view.quantity_at[i].is_none() && !view.is_verb(i) && !view.class(i).has(Class::PRON));
    let thing = plain && !view.in_indicator(b - 1) && !view.class(b - 1).has(Class::MEASURING);
    // "followed by tea"; but "by contrast"
    let by = !view.tokens[joint].is("by") || matches!(view.before(joint), "followed" | "led" | "trailed" | "joined");
    if !(ahead || again || view.tokens[joint].any(AGAINST) && by) || !thing {
        return None;
    }
    Some(l.of_another(view, a, b))
}
