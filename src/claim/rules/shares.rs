//! Parts of a whole: `accounts for 20% of exports`, `86% of which are paved`, `or 64%`.
use super::levels::object_at;
use super::*;

/// `accounting for 56.8% of the total`.
pub(super) fn share_verb(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let last = list_end(view, k);
    let q = &view.quantities()[k];
    let at = skip_left(view, q.lead);
    let mut v = at.checked_sub(1)?;
    if view.tokens[v].any(&["for", "up"]) && v > 0 {
        v -= 1;
    }
    if !view.class(v).has(Class::SHARE) {
        return None;
    }
    let tail = view.quantities()[last].tail;
    let of = matches!(view.lower(tail), "of" | "in" | "to").then_some(tail + 1);
    let contributes = view.lower(v).starts_with("contribut");
    if !matches!(q.sort, Sort::Percent) {
        if contributes && q.sort == Sort::Pp {
            let mut p = predicate(Measure::Change, Some(Direction::Up), About::Before(v), v);
            p.of = of;
            return Some(p);
        }
        return None;
    }
    // "representing a 17.3% increase" was read by the rules above
    let mut p = predicate(Measure::Share, None, About::Before(v), v);
    p.of = of;
    Some(p)
}

/// Verbs by which somebody or something owns a part.
const HAS: &[&str] = &[
    "has", "have", "had", "holds", "held", "owns", "boasts", "possesses", "possessed", "retains",
];

/// `72% of passenger cars`, `one-third of the economy`.
pub(super) fn share_of(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let last = list_end(view, k);
    let q = &view.quantities()[k];
    let tail = view.quantities()[last].tail;
    // "97% the number of a year before"
    let the_number = view.lower(tail) == "the"
        && matches!(
            view.lower(tail + 1),
            "number" | "figure" | "level" | "amount" | "volume" | "size"
        );
    let tail = whole_behind_or(view, last).unwrap_or(tail);
    let plain_of = view.lower(tail) == "of" || the_number;
    if q.sort != Sort::Percent || !(plain_of || q.shape == Shape::Fraction) {
        return None;
    }
    // "fell by 6 percent and that of ore by nearly a quarter"
    if !plain_of
        && view.before(q.lead) == "by"
        && (change_by(view, k, prev).is_some() || elliptic::elliptic_by(view, k, prev).is_some())
    {
        return None;
    }
    if is_of_then(view, q, tail, prev) {
        return None;
    }
    // "an employment rate of 47 percent, and half of them are women"
    let rated = view.before(q.lead) == "of" && q.lead > 1 && view.tokens[q.lead - 2].any(&["rate", "ratio", "share"]);
    if last > k && rated {
        return None;
    }
    // "sets the deficit at 3.2 percent of GDP"
    if view.before(q.lead) == "at"
        && let Some(set) = object_at(view, k, prev)
        && let About::Object { to, .. } = set.about
        && (view.in_indicator(to - 1) || view.class(to - 1).has(Class::MEASURING))
    {
        return Some(Predicate {
            measure: Measure::Share,
            of: Some(tail + 1),
            ..set
        });
    }
    let verb = clause_verb(view, q);
    let mut p = predicate(
        Measure::Share,
        None,
        verb.map_or(About::Counted(None), About::Before),
        verb.unwrap_or(q.lead),
    );
    // "there are clinics in 78 percent of townships": what is there
    let there = verb.filter(|&v| v > 0 && view.before(v) == "there" && view.before(q.lead) == "in");
    if let Some(v) = there.filter(|&v| v + 2 < q.lead) {
        p.about = About::HeadOf {
            from: v + 1,
            to: q.lead - 1,
        };
        p.of = Some(tail + 1);
        return Some(p);
    }
    // "and two-thirds are lit": the whole was said before
    if !plain_of && (view.is_verb(tail) || view.tokens.get(tail).is_none_or(|t| t.any(&[",", ".", ";"]))) {
        p.about = verb.map_or(About::Inherit, About::Before);
        return Some(p);
    }
    let of = tail + usize::from(view.lower(tail) == "of");
    p.of = Some(of);
    p.about = about_of_share(view, k, verb, (tail, of), prev).unwrap_or(p.about);
    Some(p)
}

/// `slower than the 5 percent of last year`: a figure of then, and no share.
fn is_of_then(view: &View<'_>, q: &Quantity, tail: usize, prev: Option<&Predicate>) -> bool {
    let beside = view.before(q.lead) == "the"
        && q.lead > 1
        && view.tokens[q.lead - 2].any(&["than", "above", "below"])
        && prev.is_some_and(|p| p.measure == Measure::Growth);
    let timed = view.period_at.get(tail + 1).is_some_and(Option::is_some);
    view.lower(tail) == "of" && (beside || view.before(q.lead) == "the" && timed)
}

/// What has a share whose whole stands at `of`, where it is not what stands before the verb: as told just before, or what
/// is divided.
fn about_of_share(
    view: &View<'_>,
    k: usize,
    verb: Option<usize>,
    (tail, of): (usize, usize),
    prev: Option<&Predicate>,
) -> Option<About> {
    let q = &view.quantities()[k];
    if same_as_share(view, k, of, prev) {
        return Some(About::Inherit);
    }
    // "80 percent of whom had a job": of those told of before
    if matches!(view.lower(of), "whom" | "which") {
        return None;
    }
    // "the basin has 16% of the water, 30% of the grassland": what is divided stands behind, who has it before
    let has = verb.is_some_and(|v| view.tokens[v].any(HAS));
    let has_more = || {
        k > 0
            && (view.quantities()[k - 1].tail..q.lead).all(|i| !view.is_verb(i))
            && prev.is_some_and(|p| p.measure == Measure::Share && matches!(p.about, About::HeadOf { .. }))
    };
    let (from, to) = crate::claim::np::after(view, of);
    if view.lower(tail) == "of" && from < to && (has || verb.is_none() && has_more()) {
        return Some(About::HeadOf { from, to });
    }
    // "make up 45 percent of workers, but only 6 percent of academicians": the verb is said once
    // but "a third of the average, and two-thirds of the cities are short of it" has one more
    let does = from < to
        && view
            .tokens
            .get(to)
            .is_some_and(|t| t.any(&["is", "are", "was", "were", "has", "have", "had"]));
    let again = prev.filter(|p| matches!(p.rule, "share-verb" | "share-of") && verb.is_none() && k > 0 && !does);
    if let Some(before) = again.filter(|p| matches!(p.about, About::Before(_))) {
        let tail = view.quantities()[k - 1].tail;
        // "46 percent of judges, 42 percent of clerks and 51 percent of lawyers"
        let listed = view.lower(tail) == "of" && view.before(q.lead) == ",";
        let joined = listed || (tail..q.lead).any(|i| view.tokens[i].any(&["and", "but"]));
        if joined && (tail..q.lead).all(|i| !view.is_verb(i) && !view.tokens[i].any(&[";", ":", "while"])) {
            return Some(before.about);
        }
    }
    // "came to 6.98 million, 58% of the target": of what was just said
    let stated = (0..q.lead).any(|i| view.is_verb(i));
    let apposed = k > 0 && q.lead > 0 && view.lower(q.lead - 1) == "," && verb.is_none() && stated;
    let end = crate::claim::np::after(view, of).1;
    (apposed
        && view.tokens.get(end).is_none_or(|t| t.any(&[",", ".", ";"]))
        && !view.tokens[..q.lead].iter().any(|t| t.any(&["for", "than"])))
    .then_some(About::Inherit)
}

/// `by 20 million tons, or 73% of the total`, `funding was 3 billion yuan, or 6% of all spending`: the same in another
/// measure.
fn same_as_share(view: &View<'_>, k: usize, of: usize, prev: Option<&Predicate>) -> bool {
    let q = &view.quantities()[k];
    let total = (of..of + 5).any(|i| view.tokens.get(i).is_some_and(|t| t.is("total")));
    // "200 million, or a quarter of all those employed"; but "640,000, or 20% of passengers" names what they are
    let wide = view
        .tokens
        .get(of)
        .is_some_and(|t| t.any(&["all", "the", "our", "those"]));
    let amount = prev.is_some_and(|p| p.measure == Measure::Level)
        && k > 0
        && match view.quantities()[k - 1].sort {
            Sort::Money | Sort::Unit => true,
            Sort::Bare | Sort::Count => wide,
            _ => false,
        };
    // "was 9 trillion yuan in 2022, or 7.7% of GDP"
    let beside = |i: usize| view.period_at[i].is_some() || view.tokens[i].any(&[",", ")", "or", "in"]);
    let or = k > 0 && view.before(q.lead) == "or" && (view.quantities()[k - 1].tail..q.lead).all(beside);
    (total || amount) && or
}

/// `88 percent of the villages had a clinic and 61 percent a library`, `43 percent of commuters travel by rail, 31 percent by bus`:
/// a part of the same whole, whose verb is said once.
pub(super) fn share_again(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (p, before) = (prev?, k.checked_sub(1)?);
    let (a, q) = (&view.quantities()[before], &view.quantities()[k]);
    // "women account for 18% of the total, and men aged 65 or above for 13%"
    let and = (a.tail..q.lead).rfind(|&i| view.tokens[i].any(&["and", "while"]));
    // "civil cases accounted for 5.8% and others for the remaining 94.2%", "coal made up 60% and gas the other 40%"
    let rest = q.lead > 2
        && view.tokens[q.lead - 1].any(&["remaining", "other"])
        && view.tokens[q.lead - 2].is("the")
        && p.rule == "share-verb";
    let lead = q.lead - 2 * usize::from(rest);
    let joint = view.before(lead) == "for";
    let account = p.rule == "share-verb" && view.lower(p.at).starts_with("account") && joint;
    let to = lead - usize::from(joint);
    // "and those who are 65 or above for 13%"
    let inner = |i: usize| i > 0 && view.tokens[i - 1].any(&["who", "which", "that"]);
    if let Some(from) = and.filter(|&i| (account || rest) && q.sort == Sort::Percent && i + 1 < to)
        && (from..to).all(|i| (!view.is_verb(i) || inner(i)) && !view.tokens[i].is(";"))
    {
        let about = About::Object {
            verb: a.tail,
            from: from + 1,
            to,
        };
        return Some(Predicate { about, at: to, ..*p });
    }
    // "of this, about 30% was spent on roads, another 20% or so on ports, and 17% on clinics"
    let of_this = p.rule == "share-subject" && p.of.is_none();
    let of =
        p.of.filter(|_| p.measure == Measure::Share && matches!(p.about, About::Counted(_)));
    if of.is_none() && !of_this && p.rule != "share-again" {
        return None;
    }
    let lead = q.lead.checked_sub(1)?;
    let lead = lead - usize::from(lead > 0 && view.tokens[lead].any(&["another", "a", "further"]));
    let joined = view.tokens[lead].any(&["and", ",", "while"]);
    // the same preposition stands behind the verb of both
    let again = view
        .tokens
        .get(q.tail)
        .filter(|t| t.any(&["by", "in", "on", "from", "at", "with"]))
        .is_some_and(|t| (a.tail..q.lead).any(|i| view.tokens[i].lower == t.lower));
    let object = view.tokens.get(q.tail).is_some_and(|t| t.any(&["a", "an"]));
    let verb = q.lead > a.tail + 3;
    (q.sort == Sort::Percent && joined && (again || object && verb && of.is_some())).then_some(Predicate {
        of,
        at: q.tail,
        ..*p
    })
}

/// `of which 86 percent are paved`: a percentage that is the subject of a verb, of what was said before.
pub(super) fn share_subject(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    if q.sort != Sort::Percent || q.shape != Shape::Plain || q.value.is_sign_negative() {
        return None;
    }
    let mut next = q.tail;
    while view.class(next).has(Class::ADVERB) {
        next += 1;
    }
    let verb = view
        .tokens
        .get(next)
        .is_some_and(|t| t.any(&["are", "were", "is", "was", "have", "had", "has", "did", "do", "being"]));
    // "of whom 88 percent found a post"
    let of_them = q.lead > 1
        && view.tokens[q.lead - 1].any(&["which", "whom", "them", "these", "those"])
        && view.tokens[q.lead - 2].is("of")
        && view.is_verb(next);
    // "Of the 325 cities, 89 percent met the standard"
    let whole = clause_of(view, q.lead);
    let does = whole.is_some()
        && q.lead > 0
        && view.tokens[q.lead - 1].is(",")
        && (view.is_verb(next) || view.lower(next).ends_with("ed") || view.lower(next) == "met");
    let verb = verb || of_them || does;
    let opens = q.lead == 0
        || view.tokens[q.lead - 1].any(&[",", ";", ":", "and", "which", "while", "but", "that", "whom", "with"])
        || view.class(q.lead - 1).has(Class::ADVERB)
        || view.period_at[q.lead - 1].is_some()
        || (0..q.lead).all(|i| !view.is_verb(i)) && !view.class(q.lead - 1).has(Class::PREP.or(Class::DET));
    // "Of the canals, 62 percent are lined"
    let mut p = predicate(Measure::Share, None, About::Inherit, next);
    if whole.is_some() {
        (p.about, p.of) = (About::Counted(None), whole);
    }
    (verb && opens).then_some(p)
}

/// `That is 33.2%, or almost one-third, of the quota`: where `of` stands behind a share told twice.
fn whole_behind_or(view: &View<'_>, last: usize) -> Option<usize> {
    let qs = view.quantities();
    let tail = qs[last].tail;
    let again = |q: &Quantity| view.lower(q.tail) == "," && view.lower(q.tail + 1) == "of";
    if last > 0 && again(&qs[last]) && view.before(qs[last].lead) == "or" {
        return Some(tail + 1);
    }
    let or = view.lower(tail) == "," && view.lower(tail + 1) == "or";
    let next = qs.iter().find(|o| o.lead == tail + 2).filter(|_| or)?;
    again(next).then_some(next.tail + 1)
}

/// Where the whole stands that the sentence opens with: `of the canals`, `among visitors`.
fn clause_of(view: &View<'_>, lead: usize) -> Option<usize> {
    let opens = matches!(view.lower(0), "of" | "among");
    let named = !matches!(
        view.lower(1),
        "them" | "these" | "those" | "which" | "this" | "that" | "total" | "course"
    ) && !(view.lower(1) == "the" && view.lower(2) == "total");
    let comma = (2..lead).find(|&i| view.tokens[i].is(","))?;
    // "Of the 325 cities above that level, 89 percent met it"
    let counts = |k: usize| {
        let q = &view.quantities()[k];
        q.sort == Sort::Count && q.noun.is_some()
    };
    let plain = view.quantity_at[1..comma].iter().all(|k| k.is_none_or(counts));
    (opens && named && plain).then_some(1)
}

/// `At 83%, tea makes up the lion's share of sales`: the figure opens the sentence, who has the share follows.
pub(super) fn share_lead(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    let q = &view.quantities()[k];
    let opens = q.sort == Sort::Percent && q.lead <= 2 && view.before(q.lead) == "at" && view.lower(q.tail) == ",";
    let end = (q.tail + 1..view.tokens.len())
        .find(|&i| view.tokens[i].any(&[",", ";", "."]) || view.quantity_at[i].is_some());
    let verb =
        (q.tail + 1..end.unwrap_or(view.tokens.len())).find(|&i| view.class(i).has(Class::SHARE) && view.is_verb(i))?;
    let part = (verb + 1..verb + 6).find(|&i| {
        view.tokens
            .get(i)
            .is_some_and(|t| t.any(&["share", "part", "most", "half", "bulk", "majority"]))
    });
    let mut p = predicate(Measure::Share, None, About::Before(verb), verb);
    p.of = part.filter(|&i| view.lower(i + 1) == "of").map(|i| i + 2);
    (opens && part.is_some()).then_some(p)
}

/// `8.7 million, or 64.4%, were graduates`, `445 or 80.8% were man-made`: the part that the number before is of its whole.
pub(super) fn or_share(view: &View<'_>, k: usize, prev: Option<&Predicate>) -> Option<Predicate> {
    let (p, before) = (prev?, k.checked_sub(1)?);
    let (a, q) = (&view.quantities()[before], &view.quantities()[k]);
    let or = view.before(q.lead) == "or" && q.lead - a.tail <= 2 && q.sort == Sort::Percent;
    let level = p.measure == Measure::Level && matches!(a.sort, Sort::Bare | Sort::Count | Sort::Unit | Sort::Money);
    let comma = usize::from(view.lower(q.tail) == ",");
    let verb = view.tokens.get(q.tail + comma).is_some_and(|t| {
        t.any(&[
            "were", "are", "was", "is", "have", "had", "has", "came", "went", "live", "lived", "belong", "belonged",
        ])
    });
    (or && level && verb).then_some(Predicate {
        measure: Measure::Share,
        direction: None,
        about: About::Inherit,
        at: q.tail,
        of: None,
        rule: "",
    })
}

/// `Of the 12 billion yuan the state paid 30 percent`, `insurers covered 70 percent`: who gives so much gives a part.
pub(super) fn share_given(view: &View<'_>, k: usize, _: Option<&Predicate>) -> Option<Predicate> {
    const GIVES: &[&str] = &[
        "paid", "pays", "pay", "bore", "bears", "bear", "shouldered", "funded", "financed", "subsidized", "supplied",
        "supplies", "reimbursed", "reimburses",
    ];
    const TAKES: &[&str] = &[
        "took", "takes", "take", "claimed", "claims", "captured", "absorbed", "got", "gets", "drew", "had", "has",
        "held", "holds",
    ];
    let q = &view.quantities()[k];
    // "Of the total, railways carried 28%"
    let of_total = view.lower(0) == "of"
        && (view.lower(1) == "the" && view.lower(2) == "total" || matches!(view.lower(1), "these" | "them" | "this"))
        && (2..5).any(|i| view.lower(i) == ",");
    let carries = |v: usize| {
        let moves = view.class(v).has(Class::UP.or(Class::DOWN).or(Class::LEVEL));
        of_total && view.is_verb(v) && !moves && view.lower(v).ends_with("ed") && v > 4
    };
    // "Of our trade with the west, Luyang took 28%"
    let of_whole = clause_of(view, q.lead).is_some() || of_total;
    let takes = |v: usize| of_whole && view.tokens[v].any(TAKES);
    let verb = q
        .lead
        .checked_sub(1)
        .filter(|&v| v > 0 && (view.tokens[v].any(GIVES) || carries(v) || takes(v)))?;
    let ends = view
        .tokens
        .get(q.tail)
        .is_none_or(|t| t.any(&[",", ".", ";", "and", "while", "with"]));
    if q.sort != Sort::Percent || !ends {
        return None;
    }
    let mut p = predicate(Measure::Share, None, About::Before(verb), verb);
    // "Of the total investment of 12 billion yuan, ..."
    let opens = view.lower(0) == "of" && (1..verb).any(|i| view.tokens[i].is(","));
    p.of = opens.then_some(1);
    Some(p)
}
