//! schema.org ClaimReview as JSON-LD, one review per figure.
use super::label;
use crate::check::finding::{Check, Finding};
use crate::check::verdict::Verdict;
use serde_json::{Value, json};

/// Who publishes the reviews.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// Name of the organisation.
    pub name: String,
    /// Where the reviews will stand.
    pub url: Option<String>,
    /// Day of the review, ISO 8601; the day of the text where none is given.
    pub reviewed: Option<String>,
}

/// A rating from 1 (wrong) to 5 (right); -1 where the record says nothing, as fact-checkers write it.
fn rating(v: Verdict) -> i32 {
    match v {
        Verdict::Supported => 5,
        Verdict::Rounded | Verdict::Derived => 4,
        Verdict::Superseded => 3,
        Verdict::Misattributed => 2,
        Verdict::Contradicted => 1,
        Verdict::Unverifiable => -1,
    }
}

/// The findings as a JSON-LD graph of ClaimReview objects. Never asks the clock: without a given
/// day and without a day of the text, the reviews have none.
pub fn claimreview(check: &Check, publisher: &Publisher) -> Value {
    let reviews: Vec<Value> = check.findings.iter().map(|f| review(check, f, publisher)).collect();
    json!({ "@context": "https://schema.org", "@graph": reviews })
}

fn review(check: &Check, f: &Finding, publisher: &Publisher) -> Value {
    let mut claim = json!({ "@type": "Claim" });
    if let Some(date) = &check.article.date {
        claim["datePublished"] = json!(date);
    }
    if is_url(&check.article.source) {
        claim["appearance"] = json!({ "@type": "CreativeWork", "url": check.article.source });
    }
    let mut out = json!({
        "@type": "ClaimReview",
        "claimReviewed": f.claim.sentence.text,
        "author": { "@type": "Organization", "name": publisher.name },
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating(f.verdict),
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": label(f),
            "ratingExplanation": f.reason,
        },
        "reviewAspect": f.text,
        "reviewBody": f.reason,
        "inLanguage": "en",
    });
    if let Some(url) = &publisher.url {
        out["url"] = json!(url);
        out["author"]["url"] = json!(url);
    }
    if let Some(day) = publisher.reviewed.as_ref().or(check.article.date.as_ref()) {
        out["datePublished"] = json!(day);
    }
    let cited: Vec<Value> = f
        .evidence
        .iter()
        .map(|e| {
            let mut quote = json!({ "@type": "Quotation", "text": e.sentence });
            if let Some(speaker) = &e.speaker {
                quote["creator"] = json!({ "@type": "Person", "name": speaker });
            }
            if let Some(date) = &e.document.date {
                quote["dateCreated"] = json!(date);
            }
            if let Some(title) = &e.document.title {
                quote["isPartOf"] = json!({ "@type": "CreativeWork", "name": title });
            }
            if is_url(&e.document.source) {
                quote["url"] = json!(e.document.source);
            }
            quote
        })
        .collect();
    if !cited.is_empty() {
        out["citation"] = Value::Array(cited);
    }
    out
}

fn is_url(s: &str) -> bool {
    s.starts_with("http://") || s.starts_with("https://")
}
