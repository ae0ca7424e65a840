//! The query as typed and as flags, the same for every command that asks the database.
use scio_claims::search::{self, Field, Query};
use scio_claims::store::Store;

/// What the language of queries holds, for the help of these commands.
pub const LANGUAGE: &str = "Words, \"phrases\", -not, and fields:\n  indicator: subject: partner: product: region: actor: measure: unit: speaker: outlet: by:\n  modality: direction: title: period:2025-Q1 period:2024..2025-Q3\n  since:2025-01 after:2024 before:2026 until:2025-06-30\n  value:>5% value:3%..5% value:<=3 value:~5.3trillion (~ takes what rounds to it)";

/// Query and flags.
#[derive(clap::Args)]
pub struct Filters {
    /// As indicator: in the query.
    #[arg(long)]
    indicator: Option<String>,
    /// As subject: in the query.
    #[arg(long)]
    subject: Option<String>,
    /// As partner: in the query.
    #[arg(long)]
    partner: Option<String>,
    /// As product: in the query.
    #[arg(long)]
    product: Option<String>,
    /// As region: in the query.
    #[arg(long)]
    region: Option<String>,
    /// As actor: in the query.
    #[arg(long)]
    actor: Option<String>,
    /// As measure: in the query.
    #[arg(long)]
    measure: Option<String>,
    /// As unit: in the query.
    #[arg(long)]
    unit: Option<String>,
    /// As speaker: in the query.
    #[arg(long)]
    speaker: Option<String>,
    /// As outlet: in the query.
    #[arg(long)]
    outlet: Option<String>,
    /// As by: in the query.
    #[arg(long)]
    by: Option<String>,
    /// As modality: in the query.
    #[arg(long)]
    modality: Option<String>,
    /// As direction: in the query.
    #[arg(long)]
    direction: Option<String>,
    /// As title: in the query.
    #[arg(long)]
    title: Option<String>,
    /// As period: in the query.
    #[arg(long)]
    period: Option<String>,
    /// Briefings on or after a day.
    #[arg(long)]
    since: Option<String>,
    /// Briefings up to the end of a day, month or year.
    #[arg(long)]
    until: Option<String>,
    /// As value:>= in the query.
    #[arg(long, allow_hyphen_values = true)]
    min: Option<String>,
    /// As value:<= in the query.
    #[arg(long, allow_hyphen_values = true)]
    max: Option<String>,
    /// Words, phrases and fields; after `--` one may begin with a minus.
    query: Vec<String>,
}

impl Filters {
    /// The query as typed, with what the flags add.
    pub fn query(&self) -> anyhow::Result<Query> {
        let mut query = search::parse(&self.query.join(" "))?;
        let signed = |sign: &str, v: &Option<String>| v.as_ref().map(|v| format!("{sign}{v}"));
        let flags = [
            ("indicator", self.indicator.clone()),
            ("subject", self.subject.clone()),
            ("partner", self.partner.clone()),
            ("product", self.product.clone()),
            ("region", self.region.clone()),
            ("actor", self.actor.clone()),
            ("measure", self.measure.clone()),
            ("unit", self.unit.clone()),
            ("speaker", self.speaker.clone()),
            ("outlet", self.outlet.clone()),
            ("by", self.by.clone()),
            ("modality", self.modality.clone()),
            ("direction", self.direction.clone()),
            ("title", self.title.clone()),
            ("period", self.period.clone()),
            ("since", self.since.clone()),
            ("until", self.until.clone()),
            ("value", signed(">=", &self.min)),
            ("value", signed("<=", &self.max)),
        ];
        for (field, value) in flags {
            if let Some(value) = value {
                query.filters.push(search::filter_of(field, &value)?);
            }
        }
        Ok(query)
    }
}

/// Says that nothing was found, and what there is that is nearest.
pub fn nothing(store: &Store, query: &Query) -> anyhow::Result<()> {
    let mut near: Vec<String> = Vec::new();
    let named = |f: &&search::Filter| !f.not && matches!(f.field, Field::Indicator | Field::Speaker);
    let asked = query.filters.iter().filter(named).map(|f| &f.text);
    for text in asked.chain(query.words.iter().filter(|w| !w.not).map(|w| &w.text)) {
        for name in store.nearest(text)? {
            // what was asked for by name is there, only not together with the rest
            if !near.contains(&name) && !name.eq_ignore_ascii_case(text) {
                near.push(name);
            }
        }
    }
    match near.is_empty() {
        true => eprintln!("nothing was found; ask for less, or see what there is with `scio search --facets`"),
        false => eprintln!("nothing was found; near it there is: {}", near.join(", ")),
    }
    Ok(())
}
