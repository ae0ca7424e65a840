//! What points back: `their share`, `these regions`, `among them`, things named like those before.
use super::{Background, Reading};
use crate::claim::frame::{self, Frame, Hint, Part};
use crate::claim::view::View;
use crate::lexicon::NameKind;
use crate::model::Measure;
use crate::quantity::Quantity;

/// Nouns that stand for names of a kind when they point back.
const STAND_INS: [(NameKind, &[&str]); 3] = [
    (
        NameKind::Partner,
        &[
            "countries", "nations", "economies", "markets", "partners", "country", "nation",
        ],
    ),
    (
        NameKind::Region,
        &[
            "regions", "region", "provinces", "areas", "cities", "province", "area", "city",
        ],
    ),
    (NameKind::Actor, &["enterprises", "companies", "firms", "businesses"]),
];

/// The name that `these countries` or `such enterprises` points to: of the kind of the noun, named last.
fn pointed_to<'b>(noun: &str, background: &'b Background) -> Option<&'b Part> {
    let (kind, _) = STAND_INS.iter().find(|(_, nouns)| nouns.contains(&noun))?;
    let last = background.frame.iter().flat_map(|f| &f.parts);
    // regions of the world are partners, too: "Asia and Africa ... these two regions"
    let fits = |p: &&Part| p.kind == Some(*kind) || noun.starts_with("region") && p.kind == Some(NameKind::Partner);
    background
        .named
        .iter()
        .rev()
        .find(fits)
        .or_else(|| last.clone().find(fits))
}

/// The names a sentence speaks of, for `these countries` in a later one.
pub fn mentioned(view: &View<'_>) -> Vec<Part> {
    let mut out = Vec::new();
    for h in &view.names {
        let mut f = Frame::default();
        frame::push_part(view, &mut f, "with", h.first, h.last);
        let owner = |p: &Part| matches!(p.kind, Some(NameKind::Partner | NameKind::Region | NameKind::Actor));
        out.extend(f.parts.pop().filter(owner).map(|p| Part { range: (0, 0), ..p }));
    }
    out
}

/// `that from the 27 members was 3 billion`: what was told before the members that the phrase itself counts.
pub(super) fn told_before_a_count<'r>(view: &View<'_>, frame: &Frame, before: &'r [Reading]) -> Option<&'r Frame> {
    let last = before.last().filter(|r| r.frame.hint == Hint::Number)?;
    let first = view.quantities()[last.quantity].first;
    let inside = |p: &Part| (p.range.0..p.range.1).contains(&first);
    let earlier = before.iter().rev().find(|r| r.frame.hint != Hint::Number)?;
    frame.parts.iter().any(inside).then_some(&earlier.frame)
}

/// `these countries`, `these regions`: the names they point to.
pub(super) fn settle_anaphora(view: &View<'_>, frame: &mut Frame, said: Option<&Frame>, background: &Background) {
    let mut replaced = false;
    for p in &mut frame.parts {
        let (a, b) = p.range;
        if a >= b || p.kind.is_some() {
            continue;
        }
        let demonstrative = view.tokens[a].any(&["these", "those", "this", "such"]);
        if demonstrative && let Some(name) = pointed_to(view.lower(b - 1), background) {
            (p.text, p.kind) = (name.text.clone(), name.kind);
            replaced = true;
        }
    }
    let Some(last) = said.or(background.frame.as_ref()) else {
        return;
    };
    if frame.anaphor && !replaced {
        // "their share", "that of private enterprises": the indicator or the owner comes from before
        if frame.indicator.is_none() && frame.hint == Hint::None || frame.indicator.is_none() {
            frame.indicator = last.indicator.clone();
            frame.rate = last.rate;
            frame.known = last.known;
            frame.count_noun = frame.count_noun.clone().or_else(|| last.count_noun.clone());
            if frame.hint == Hint::None {
                frame.hint = last.hint;
            }
        }
        // "those with toilets" are not "those in brick houses"
        let those = frame.parts.first().is_some_and(|p| {
            let at = p.range.0;
            at > 0 && at < p.range.1 && (view.before(at) == "those" || at > 1 && view.lower(at - 2) == "those")
        });
        if those {
            // "exports of cars to Japan rose 5%, those of ships 8%": whom both went to
            let kinds: Vec<_> = frame.parts.iter().filter_map(|p| p.kind).collect();
            let preps: Vec<_> = frame.parts.iter().map(|p| p.prep.clone()).collect();
            let other = |p: &&Part| p.kind.is_some_and(|k| !kinds.contains(&k)) && !preps.contains(&p.prep);
            let carried = last.parts.iter().filter(other).cloned();
            frame.parts.extend(carried.map(|p| Part { range: (0, 0), ..p }));
        } else if !frame.parts.iter().any(|p| p.kind.is_some()) || frame.hint == Hint::Share {
            let things = counted_owners(view, frame, last);
            for p in things.as_ref().unwrap_or(&last.parts) {
                if !frame.parts.iter().any(|x| x.text == p.text)
                    && !(p.kind.is_none() && frame.parts.iter().any(|x| x.prep == p.prep))
                {
                    frame.parts.push(Part {
                        range: (0, 0),
                        ..p.clone()
                    });
                }
            }
        }
        frame.inherited = true;
    }
}

/// `There were 551 schools, and their sales grew`: whose the sales are was counted in the same sentence.
pub(super) fn owned_by_the_counted(view: &View<'_>, frame: &mut Frame, last: &Frame) -> bool {
    let bare = frame.anaphor && frame.parts.is_empty() && frame.known && last.hint == Hint::Number;
    let Some(owners) = counted_owners(view, frame, last).filter(|_| bare) else {
        return false;
    };
    frame.parts = owners;
    (frame.anaphor, frame.inherited) = (false, true);
    true
}

/// `3,200 inns took part. Their turnover was 4 billion`: those whose it is were counted; what they did is not told of it.
fn counted_owners(view: &View<'_>, frame: &Frame, last: &Frame) -> Option<Vec<Part>> {
    let things = last.indicator.as_deref()?.strip_prefix("number of ")?;
    let own = frame.indicator.as_deref().is_some_and(|i| !i.starts_with("number of "));
    let their = view.tokens.iter().any(|t| t.any(&["their", "whose"]));
    let plain = last.hint == Hint::Number && !things.starts_with("people") && !things.contains(" per ");
    let owner = Part {
        prep: "of".to_string(),
        text: things.to_string(),
        kind: None,
        range: (0, 0),
    };
    let named = last.parts.iter().filter(|p| p.kind.is_some()).cloned();
    // "private firms numbered 551,000": their name says already that they are firms
    let actor = last.parts.iter().any(|p| p.kind == Some(NameKind::Actor));
    let told = actor && matches!(things, "firms" | "enterprises" | "companies" | "businesses");
    let owner = (!told).then_some(owner);
    (own && their && plain).then(|| owner.into_iter().chain(named).collect())
}

/// `that of the service sector`, `those of coaches`: whether a modifier stands behind a pronoun for what was told before.
pub(super) fn that_of(view: &View<'_>, p: &Part) -> bool {
    let (mut a, b) = p.range;
    while a > 0
        && a < b
        && view.class(a - 1).has(crate::lexicon::Class::DET)
        && !view.tokens[a - 1].any(&["that", "those"])
    {
        a -= 1;
    }
    a > 1 && a < b && view.before(a) == "of" && view.tokens[a - 2].any(&["that", "those"])
}

/// Whether the clause of a quantity opens with what points to the whole before: `among these`, `of which`.
pub(super) fn points_back(view: &View<'_>, q: &Quantity) -> bool {
    let start = (0..q.lead)
        .rev()
        .find(|&i| view.tokens[i].any(&[";", "—"]))
        .map_or(0, |i| i + 1);
    let head: Vec<&str> = (start..(start + 3).min(view.tokens.len()))
        .map(|i| view.lower(i))
        .collect();
    matches!(
        head.as_slice(),
        [
            "among" | "of",
            "these" | "them" | "those" | "which" | "this" | "the",
            ..
        ] | ["in", "particular", ..]
    )
}

/// `Among these, exports of robots grew`: the part inherits whose exports they are.
pub(super) fn among(view: &View<'_>, q: &Quantity, frame: &mut Frame, last: Option<&Frame>) {
    let owner = |p: &Part| matches!(p.kind, Some(NameKind::Region | NameKind::Actor | NameKind::Partner));
    let last = last.filter(|l| l.parts.iter().any(owner) && points_back(view, q));
    if let Some(last) = last {
        for p in &last.parts {
            if owner(p)
                && !frame
                    .parts
                    .iter()
                    .any(|x| x.text == p.text || x.kind == p.kind && p.kind.is_some())
            {
                frame.parts.push(Part {
                    range: (0, 0),
                    ..p.clone()
                });
            }
        }
    }
}

/// A frame that names only modifiers takes the indicator spoken of last.
pub(super) fn borrow(frame: &mut Frame, last: Option<&Frame>) {
    let Some(last) = last else { return };
    // "exports were 5 billion, and that of imports 3 billion": the other side of trade
    if let ([p], Some("exports" | "imports")) = (frame.parts.as_slice(), last.indicator.as_deref())
        && matches!(p.text.as_str(), "exports" | "imports")
    {
        frame.indicator = Some(p.text.clone());
        frame.known = true;
        frame.parts = last.carried().parts;
        return;
    }
    frame.indicator = last.indicator.clone();
    frame.span = last.span;
    frame.rate = last.rate;
    frame.known = last.known;
    frame.inherited = true;
    if frame.hint == Hint::None {
        frame.hint = last.hint;
    }
    frame.count_noun = frame.count_noun.clone().or_else(|| last.count_noun.clone());
    if frame.parts.is_empty() {
        frame.parts = last.parts.clone();
    }
}

/// `imports of consumer goods rose, with edible oil up 12%`: a thing without an indicator of its own is one more
/// of those whose imports were just spoken of.
pub(super) fn sibling(view: &View<'_>, r: &mut Reading, before: &Reading) {
    let (a, b) = r.frame.range;
    let model = &before.frame;
    let traded = model.known
        && model
            .indicator
            .as_deref()
            .is_some_and(|i| i == "imports" || i == "exports" || i == "imports and exports");
    // "the value added of state firms grew by 1%, private firms up 7%", "..., of which pork rose 3%": no verb, or a part
    let start = crate::claim::rules::clause_start(view, a);
    let verbless =
        view.tokens.get(r.at).is_some_and(|t| t.any(&["up", "down"])) && !(start..r.at).any(|i| view.is_verb(i));
    // "prices of food fell by 0.5%; clothing was up by 0.2%, housing by 0.6%": the same of other things
    let priced = model
        .indicator
        .as_deref()
        .is_some_and(|i| i.ends_with("prices") || i.ends_with("price"));
    let of_things = (model.known || priced)
        && model
            .parts
            .iter()
            .any(|p| matches!(p.prep.as_str(), "of" | "for" | "in"));
    let copula = view.tokens.get(r.at).is_some_and(|t| t.any(&["up", "down"]))
        && r.at > 0
        && view.tokens[r.at - 1].any(&["was", "were", "is", "are"])
        && !(start..r.at - 1).any(|i| view.is_verb(i));
    // "visits rose by 4%, with Asia at 9%": a proper name has no growth of its own
    let proper = a > 0 && a < b && view.tokens[a].capital() && matches!(r.rule, "elliptic" | "elliptic-by");
    let verbless = verbless || proper || of_things && (copula || matches!(r.rule, "elliptic" | "elliptic-by"));
    let of = a - usize::from(a > 2 && view.class(a - 1).has(crate::lexicon::Class::DET));
    let part = of > 1 && view.before(of) == "which" && matches!(view.lower(of - 2), "of" | "among");
    let one_more = (verbless || part)
        && (model.known || priced || !model.parts.is_empty())
        && !model.rate
        && model.hint != Hint::Number;
    let traded = traded || one_more;
    let own_kind = r.frame.rate || a >= b || (a..b).any(|i| view.class(i).has(crate::lexicon::Class::MEASURING));
    // "and patents have doubled": a clause with a verb of its own begins a subject of its own
    let clause = (b..r.at.min(view.tokens.len())).any(|i| view.tokens[i].any(&["has", "have", "had"]));
    let money = view.quantities()[r.quantity].sort == crate::quantity::Sort::Money;
    let valued = r.measure == Measure::Level && part && money && traded;
    if !(matches!(r.measure, Measure::Growth) || valued)
        || clause
        || r.frame.known
        || r.frame.inherited
        || !traded
        || own_kind
        || r.frame.hint != Hint::None
    {
        return;
    }
    sibling_of(view, r, model);
}

/// `Value added rose 6%. State firms were up 7.8%`: firms do not grow by a percentage, but what was last told of does.
pub(super) fn of_firms(view: &View<'_>, r: &mut Reading, model: &Frame) {
    let (a, b) = r.frame.range;
    let firms = a < b && view.tokens[b - 1].any(&["enterprises", "firms", "companies", "businesses", "manufacturers"]);
    let measured = model.known && model.hint != Hint::Number && !model.rate;
    let own = !r.frame.known && !r.frame.inherited && r.frame.hint == Hint::None;
    let percent = view.quantities()[r.quantity].sort == crate::quantity::Sort::Percent;
    if firms && measured && own && percent && r.measure == Measure::Growth {
        sibling_of(view, r, model);
    }
}

/// `Trade with ASEAN was 7 trillion yuan. Exports were 4 trillion`: the bare side of the trade just spoken of; `Exports of
/// our own brands keep rising. Exports grew by 10%`: those that the sentence before named.
pub(super) fn bare_indicator(r: &mut Reading, view: &View<'_>, before: Option<&Reading>, background: &Background) {
    let (a, b) = r.frame.range;
    let beside = before.map(|b| &b.frame).or(background.frame.as_ref());
    let beside = beside.filter(|f| counterparts(f.indicator.as_deref(), r.frame.indicator.as_deref()));
    let named = r.frame.known || beside.is_some();
    let bare = named && r.frame.parts.is_empty() && !r.frame.inherited && a < b;
    // "while the total expenditure was"
    let mut first = a;
    while first > 0 && view.tokens[first - 1].any(&["the", "its", "total", "overall", "combined"]) {
        first -= 1;
    }
    let opens = first == 0
        || view.tokens[first - 1].any(&[",", "while", "and", ";", "which"])
        || view.period_at[first - 1].is_some();
    let side = matches!(r.frame.indicator.as_deref(), Some("exports" | "imports"));
    // "China Q1 imports, exports up 6 percent": a headline's comma is an "and"
    let other = a
        .checked_sub(2)
        .filter(|&i| side && view.tokens[i + 1].is(",") && view.tokens[i].any(&["exports", "imports"]));
    let free =
        |i: &usize| *i == 0 || !view.class(i - 1).has(crate::lexicon::Class::PREP) && !view.tokens[i - 1].is("unlike");
    if other.filter(free).is_some_and(|i| view.lower(i) != view.lower(a)) {
        r.frame.indicator = Some("imports and exports".to_string());
        return;
    }
    // "trade of the zones was 3 billion yuan, with exports and imports growing by 3% and 1%"
    let with = a > 1 && view.before(a) == "with" && view.lower(a - 2) == ",";
    let both = |i: &str| i == "imports and exports";
    let sides = side
        || matches!(
            r.frame.indicator.as_deref(),
            Some("exports and imports" | "imports and exports")
        );
    let whole = before
        .map(|b| &b.frame)
        .filter(|f| with && sides && f.indicator.as_deref().is_some_and(both));
    if let (true, Some(whole)) = (bare, whole) {
        r.frame.parts.extend(whole.parts.iter().map(|p| Part {
            range: (0, 0),
            ..p.clone()
        }));
        return;
    }
    if !bare || !opens {
        return;
    }
    let model = match &background.named_before {
        None if beside.is_some() => beside,
        Some(f) => (f.indicator == r.frame.indicator).then_some(f),
        None => background
            .frame
            .as_ref()
            .filter(|f| side && f.indicator.as_deref() == Some("imports and exports")),
    };
    for p in model.iter().flat_map(|f| &f.parts) {
        r.frame.parts.push(Part {
            range: (0, 0),
            ..p.clone()
        });
    }
}

/// `The income of the fund was 3 billion and spending was 2 billion`: what is told of one owner, the one beside the other.
fn counterparts(one: Option<&str>, other: Option<&str>) -> bool {
    const IN: &[&str] = &["income", "revenue", "receipts", "fiscal revenue"];
    const OUT: &[&str] = &[
        "spending", "expenditure", "outlays", "payments", "surplus", "deficit", "balance", "profit", "profits",
    ];
    let any = |list: &[&str], i: Option<&str>| i.is_some_and(|i| list.contains(&i));
    one != other && (any(IN, one) || any(OUT, one)) && any(OUT, other)
}

/// `Retail sales of consumer goods rose. From January to May, sales were 3 trillion`, `heavily polluted days fell; such
/// days were`: the head of the name alone, where the whole was told last.
pub(super) fn short_form(view: &View<'_>, r: &mut Reading, model: &Frame, told: &[Frame]) {
    let (a, b) = r.frame.range;
    let alone = b == a + 1 && r.frame.parts.is_empty() && !r.frame.inherited && r.frame.hint != Hint::Number;
    let (Some(own), Some(whole)) = (&r.frame.indicator, &model.indicator) else {
        return;
    };
    let says = !matches!(
        own.as_str(),
        "exports" | "imports" | "growth" | "rate" | "trade" | "economy" | "population" | "value" | "level"
    );
    let ends =
        |part: &str| part.split(' ').count() > 1 && part.strip_suffix(own.as_str()).is_some_and(|p| p.ends_with(' '));
    // "business income was 33%, property income 2%. Income was": two of them
    let several = told
        .iter()
        .filter_map(|f| f.indicator.as_deref())
        .any(|i| i != whole && ends(i));
    let head = whole.split(" of ").next().unwrap_or(whole);
    if !several && alone && says && ends(head) && view.lower(a) == own {
        let (hint, said) = (r.frame.hint, r.frame.said);
        r.frame = Frame {
            hint,
            said,
            ..model.carried()
        };
    }
}

/// What a sentence without figures is about: a subject that measures something, though no table knows it.
pub fn subject(view: &View<'_>) -> Option<Frame> {
    let verb = (1..view.tokens.len()).find(|&i| view.is_verb(i))?;
    let (a, b) = crate::claim::np::before(view, verb);
    let f = frame::read(view, a, b);
    let head = f
        .range
        .1
        .checked_sub(1)
        .filter(|&h| h >= a && h < b && f.range.0 < f.range.1)?;
    let measures = view.class(head).has(crate::lexicon::Class::MEASURING) || view.in_indicator(head);
    (measures && f.indicator.is_some() && !f.anaphor && f.hint == Hint::None).then(|| f.carried())
}

/// The known indicator with modifiers that a sentence without figures names last.
pub fn named(view: &View<'_>) -> Option<Frame> {
    if let Some(number) = (0..view.tokens.len()).find(|&i| view.tokens[i].is("number") && view.lower(i + 1) == "of") {
        let (_, end) = crate::claim::np::after(view, number);
        let f = frame::read(view, number, end);
        return (f.hint == Hint::Number && f.indicator.is_some()).then(|| f.carried());
    }
    let h = view.indicators.last()?;
    let from = (0..h.first)
        .rev()
        .take_while(|&i| !view.is_verb(i) && !view.tokens[i].any(&[",", ";", ":", "that", "and", "while", "the"]))
        .last()
        .unwrap_or(h.first);
    let f = frame::read(view, from, crate::claim::np::after(view, h.last - 1).1.max(h.last));
    let in_words = f.parts.iter().all(|p| p.text.starts_with(char::is_alphabetic));
    (f.known && !f.parts.is_empty() && in_words).then(|| f.carried())
}

/// `How large is the harvest?`, `What is the target for grain output?`: what a question asks the size of.
pub fn asked(view: &View<'_>) -> Option<Frame> {
    const SIZES: &[&str] = &["large", "big", "high", "much", "long", "many", "great", "low", "fast"];
    let n = view.tokens.len();
    if n < 4 || !view.tokens[n - 1].is("?") {
        return None;
    }
    let verb = (1..n).rfind(|&i| {
        let asks =
            view.tokens[i - 1].is("what") || i > 1 && view.tokens[i - 2].is("how") && view.tokens[i - 1].any(SIZES);
        asks && view.tokens[i].any(&["is", "was", "are", "were"])
    })?;
    let (a, b) = crate::claim::np::after(view, verb + 1);
    let f = frame::read(view, a, b);
    let head = f.range.1.checked_sub(1).filter(|&h| h >= a && h < b);
    let measured = f.known || head.is_some_and(|h| view.class(h).has(crate::lexicon::Class::MEASURING));
    let sized = view.tokens[verb - 1].any(SIZES);
    (f.indicator.is_some() && !f.anaphor && (measured || sized)).then(|| f.carried())
}

fn sibling_of(view: &View<'_>, r: &mut Reading, model: &Frame) {
    let (a, b) = r.frame.range;
    let mut f = model.of_another(view, a, b);
    for p in r.frame.parts.drain(..) {
        f.parts.push(p);
    }
    r.frame = f;
    r.thing = true;
}
