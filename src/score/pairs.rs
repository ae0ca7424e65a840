//! Which predicted claim answers which annotated one: by overlap of their spans, equal values first.
use super::Gold;
use crate::report::ClaimOut;
use rust_decimal::Decimal;
use serde_json::Value;
use std::cmp::Ordering;

/// A figure of the gold file as an exact decimal; none when it is no number.
pub fn decimal(v: &Value) -> Option<Decimal> {
    let text = match v {
        Value::Number(n) => n.to_string(),
        Value::String(s) => s.clone(),
        _ => return None,
    };
    text.parse().ok().or_else(|| Decimal::from_scientific(&text).ok())
}

/// Equal, or off by less than a millionth.
pub fn same_value(predicted: Decimal, gold: &Value) -> bool {
    let Some(gold) = decimal(gold) else { return false };
    if predicted == gold {
        return true;
    }
    let off = predicted.checked_sub(gold).and_then(|d| d.checked_div(gold));
    off.is_some_and(|off| off.abs() < Decimal::new(1, 6))
}

/// How well two spans overlap: code points shared of code points covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Overlap {
    shared: u64,
    covered: u64,
}

impl Ord for Overlap {
    fn cmp(&self, o: &Self) -> Ordering {
        (u128::from(self.shared) * u128::from(o.covered)).cmp(&(u128::from(o.shared) * u128::from(self.covered)))
    }
}
impl PartialOrd for Overlap {
    fn partial_cmp(&self, o: &Self) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}

/// For each gold row the claim that answers it, each claim once.
pub fn matched(gold: &[Gold], claims: &[ClaimOut]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(bool, Overlap, usize, usize)> = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in claims.iter().enumerate() {
            let (s, e) = (u64::from(p.span.start), u64::from(p.span.end));
            let (from, to) = (s.max(g.start), e.min(g.end));
            if from < to {
                let overlap = Overlap {
                    shared: to - from,
                    covered: e.max(g.end) - s.min(g.start),
                };
                pairs.push((same_value(p.value.0, &g.value), overlap, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.cmp(a));
    let mut answer = vec![None; gold.len()];
    let mut taken = vec![false; claims.len()];
    for (_, _, i, j) in pairs {
        if answer[i].is_none() && !taken[j] {
            answer[i] = Some(j);
            taken[j] = true;
        }
    }
    answer
}
