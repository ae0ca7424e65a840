//! Latency of questions asked of one open database: `SCIO_BENCH_DB=claims.db cargo bench --bench search`. Each question of
//! a kind is asked in turn; prints the median and the 99th percentile of all of them.
use scio_claims::search::parse;
use scio_claims::store::{Select, Sort, Store};
use std::path::Path;
use std::time::Instant;

/// Questions of three kinds, on the archive that `cargo run --example archive` writes.
const KINDS: &[(&str, &[&str])] = &[
    (
        "words",
        &[
            "exports",
            "\"year on year\"",
            "ASEAN",
            "nurses",
            "grain hilly",
            "\"rail freight\" wind",
            "robots",
            "trillion",
            "\"expected to grow\"",
            "vegetable coast",
            "7.3%",
            "hospital beds northeast",
        ],
    ),
    (
        "filters",
        &[
            "indicator:exports measure:growth",
            "indicator:\"grain output\" value:>5%",
            "partner:ASEAN period:2020-H1",
            "measure:share unit:%",
            "speaker:\"Wen Boyuan\" measure:level",
            "modality:forecast since:2024-01-01",
            "period:2019..2020 indicator:imports",
            "value:12.3%",
            "unit:pp direction:down",
            "indicator:\"power generation\" value:>1trillion",
        ],
    ),
    (
        "mixed",
        &[
            "ASEAN measure:growth value:>5%",
            "wind indicator:\"rail freight\" period:2018",
            "nurses since:2020-01-01",
            "exports -ASEAN measure:level",
            "\"year on year\" direction:down period:2021-H1",
            "hospital speaker:Tan measure:share",
        ],
    ),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Ok(path) = std::env::var("SCIO_BENCH_DB") else {
        println!("set SCIO_BENCH_DB to a database that `scio index` made");
        return Ok(());
    };
    let store = Store::open_read_only(Path::new(&path))?;
    let select = Select {
        sort: Sort::Relevance,
        limit: 20,
        offset: 0,
    };
    for (kind, questions) in KINDS {
        let mut all = Vec::new();
        for question in *questions {
            let query = parse(question)?;
            let (mut own, mut found) = (Vec::new(), 0);
            for _ in 0..20 {
                let from = Instant::now();
                found = store.search(&query, select)?.len();
                own.push(from.elapsed().as_secs_f64() * 1e3);
            }
            own.sort_by(f64::total_cmp);
            println!("  {:>9.2} ms  {found:>3} found  {question}", own[own.len() / 2]);
            all.extend(own);
        }
        all.sort_by(f64::total_cmp);
        let at = |share: f64| all[((all.len() - 1) as f64 * share) as usize];
        println!("{kind}: p50 {:.2} ms, p99 {:.2} ms", at(0.5), at(0.99));
    }
    Ok(())
}
