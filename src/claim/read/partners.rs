//! With whom trade is, and whose it is, where the words of its clause do not say: `bilateral trade`, `ASEAN remained the
//! largest partner, with trade of`, `In other markets, trade with Chile`. Must not touch trade that names its partner.
use super::{Background, Reading};
use crate::claim::frame::{self, Frame, Part, is_trade};
use crate::claim::view::View;
use crate::lexicon::NameKind;

/// Adds the partner of bilateral trade, or the firms that a paragraph about their trade goes on with.
pub(super) fn of_trade(view: &View<'_>, r: &mut Reading, background: &Background) {
    if !matches!(
        r.frame.indicator.as_deref(),
        Some("imports and exports" | "imports" | "exports")
    ) {
        return;
    }
    let has = |kind: NameKind| r.frame.parts.iter().any(|p| p.kind == Some(kind));
    let added = match has(NameKind::Partner) {
        false if !has(NameKind::Region) => partner(view, r, background),
        true if !has(NameKind::Actor) && !has(NameKind::Region) => trader(view, background),
        _ => None,
    };
    r.frame.parts.extend(added.map(|p| Part { range: (0, 0), ..p }));
}

/// `China-Chile bilateral trade grew, reaching`, `Chile remained our largest trading partner, with exports of`: the partner
/// named before in the sentence; of bilateral trade also the one named last.
fn partner(view: &View<'_>, r: &Reading, background: &Background) -> Option<Part> {
    let lead = view.quantities()[r.quantity].lead;
    // another statement has other partners
    let start = (0..lead)
        .rfind(|&i| view.tokens[i].any(&[";", "while", "whereas"]))
        .map_or(0, |i| i + 1);
    let said = |from: usize, to: usize, set: &[&str]| (from..to).any(|i| view.tokens[i].any(set));
    let mutual = said(start, lead, &["bilateral", "two-way", "mutual"]);
    let partners = said(start, lead, &["partner", "partners"]);
    // "the country's trade" is what it has with all of them, "the country's largest partner" is one
    let owns = |i: usize| {
        view.tokens[i].any(&["china", "country"])
            && view.lower(i + 1) == "'s"
            && !said(i + 2, lead.min(i + 8), &["partner", "partners"])
    };
    let whole = said(start, lead, &["overall", "national"]) || (start..lead).any(owns);
    if !mutual && (!partners || whole) {
        return None;
    }
    let mut named = view.names.iter().filter(|h| h.first >= start && h.last <= lead);
    let here = named.rfind(|h| view.name_kind(h) == NameKind::Partner);
    match here {
        Some(h) => {
            let mut f = Frame::default();
            frame::push_part(view, &mut f, "with", h.first, h.last);
            f.parts.pop()
        }
        None if mutual => {
            let last = background.named.iter().rfind(|n| n.kind == Some(NameKind::Partner));
            last.cloned()
        }
        None => None,
    }
}

/// `Private firms traded more with 180 countries. In other markets, trade with Chile grew by 3%`: whose trade it is was said
/// by the sentence before.
fn trader(view: &View<'_>, background: &Background) -> Option<Part> {
    let before = background.frame.as_ref()?;
    let actor = before.parts.iter().find(|p| p.kind == Some(NameKind::Actor))?;
    let field = |i: &str| {
        ["countries", "regions", "economies", "markets", "partners"]
            .iter()
            .any(|w| i.ends_with(w))
    };
    let many = before
        .indicator
        .as_deref()
        .is_some_and(|i| i.starts_with("number of ") && field(i));
    let traded = before.indicator.as_deref().is_some_and(is_trade);
    let markets = view.tokens.first().is_some_and(|t| t.any(&["in", "among", "with"]))
        && (1..5).any(|i| view.tokens.get(i).is_some_and(|t| t.any(&["markets", "partners"])));
    let whole = view
        .tokens
        .iter()
        .any(|t| t.any(&["china", "china's", "country", "national", "overall"]));
    (many || traded && markets).then_some(actor).filter(|_| !whole).cloned()
}
