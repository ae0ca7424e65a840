//! Splits coordinated noun phrases into their items. Must not decide where a phrase begins or ends.
use super::view::View;

/// Splits a coordinated list into exactly `n` items, or not at all.
pub fn split_list(view: &View<'_>, from: usize, to: usize, n: usize) -> Option<Vec<(usize, usize)>> {
    let strip = |mut a: usize, mut b: usize| {
        while a < b && view.tokens[a].any(&["and", "or", ",", "both", "the"]) {
            a += 1;
        }
        while a < b && view.tokens[b - 1].any(&["and", "or", ",", "both", "each"]) {
            b -= 1;
        }
        (a, b)
    };
    let mut pieces = Vec::new();
    let mut start = from;
    for k in from..=to {
        if k == to || view.tokens[k].any(&[",", "、"]) {
            let piece = strip(start, k);
            if piece.0 < piece.1 {
                pieces.push(piece);
            }
            start = k + 1;
        }
    }
    if pieces.len() == n && n > 1 {
        return Some(pieces);
    }
    if n > 1
        && let Some(items) = merged(view, &pieces, n)
    {
        return Some(items);
    }
    // "primary, secondary and tertiary industries and households"
    let all_ands = (from..to).filter(|&k| view.tokens[k].is("and")).count();
    if pieces.len() > 1 && pieces.len() + all_ands == n && all_ands > 1 {
        return split_at_ands(view, from, to, strip).filter(|items| items.len() == n);
    }
    if pieces.len() + 1 != n {
        // "A and B, and C and D": every "and" separates
        let ands: usize = (from..to).filter(|&k| view.tokens[k].is("and")).count();
        if pieces.len() == 1 && ands + 1 == n {
            return split_at_ands(view, from, to, strip);
        }
        return None;
    }
    let (a, b) = *pieces.last()?;
    let ands: Vec<usize> = (a + 1..b.saturating_sub(1))
        .filter(|&k| view.tokens[k].any(&["and", "or", "&"]))
        .collect();
    let at = match ands.len() {
        0 => return None,
        1 => ands[0],
        // "aquatic products and dried and fresh fruits": prefer the "and" after a plural or a name
        // "manufacturing and the wholesale and retail trade": what has an article begins anew
        _ => *ands
            .iter()
            .find(|&&k| view.tokens.get(k + 1).is_some_and(|t| t.is("the")))
            .or_else(|| {
                ands.iter()
                    .find(|&&k| crate::quantity::is_plural(&view.tokens[k - 1]) || view.in_name(k - 1).is_some())
            })
            .unwrap_or(ands.last()?),
    };
    pieces.pop();
    pieces.push(strip(a, at));
    pieces.push(strip(at + 1, b));
    Some(pieces)
}

/// `personal, cultural and leisure services, royalties, and computer and data services` as three: a single word before a piece
/// with an `and` in it shares the head of that piece.
fn merged(view: &View<'_>, pieces: &[(usize, usize)], n: usize) -> Option<Vec<(usize, usize)>> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut open: Option<usize> = None;
    for (i, &(a, b)) in pieces.iter().enumerate() {
        let joined = (a + 1..b.saturating_sub(1)).any(|k| view.tokens[k].is("and"));
        let single = b == a + 1 && !crate::quantity::is_plural(&view.tokens[a]) && view.in_name(a).is_none();
        match (single && i + 1 < pieces.len(), joined) {
            (true, _) => open = open.or(Some(a)),
            (false, true) => out.push((open.take().unwrap_or(a), b)),
            (false, false) if open.is_some() => return None,
            (false, false) => out.push((a, b)),
        }
    }
    (pieces.len() > n && open.is_none() && out.len() == n).then_some(out)
}

fn split_at_ands(
    view: &View<'_>,
    from: usize,
    to: usize,
    strip: impl Fn(usize, usize) -> (usize, usize),
) -> Option<Vec<(usize, usize)>> {
    let mut out = Vec::new();
    let mut start = from;
    for k in from..=to {
        if k == to || view.tokens[k].any(&["and", ","]) {
            let item = strip(start, k);
            if item.0 < item.1 {
                out.push(item);
            }
            start = k + 1;
        }
    }
    (!out.is_empty()).then_some(out)
}
