//! The layout of the database: append-only migrations. A migration that was released is never changed.
use rusqlite::Connection;

/// Marks our files (`scio` in ASCII).
pub(super) const APPLICATION_ID: i64 = 0x7363_696f;

/// The newest layout.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// One step from each layout to the next; the first makes it.
const MIGRATIONS: &[&str] = &[
    "
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, document_id TEXT NOT NULL, source TEXT NOT NULL UNIQUE, text_sha256 TEXT NOT NULL,
  generator TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, title TEXT, place TEXT, datetime TEXT,
  date TEXT, date_source TEXT, abbreviations TEXT NOT NULL
);
CREATE INDEX documents_date ON documents(date);
CREATE TABLE participants (
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL, name TEXT NOT NULL,
  honorific TEXT, role TEXT NOT NULL, titles TEXT NOT NULL, PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE turns (
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL, label TEXT NOT NULL,
  speaker TEXT, kind TEXT NOT NULL, outlet TEXT, section TEXT NOT NULL, handoff INTEGER NOT NULL,
  start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE exchanges (
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL, outlet TEXT,
  sub_questions INTEGER NOT NULL, questions TEXT NOT NULL, answers TEXT NOT NULL, handoffs TEXT NOT NULL,
  answered_by TEXT NOT NULL, PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE sentences (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, turn INTEGER NOT NULL,
  paragraph INTEGER NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE INDEX sentences_document ON sentences(document);
CREATE TABLE claims (
  id INTEGER PRIMARY KEY, claim_id TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, turn INTEGER NOT NULL, exchange INTEGER,
  sentence INTEGER NOT NULL REFERENCES sentences(id) ON DELETE CASCADE, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL,
  text TEXT NOT NULL, value TEXT NOT NULL, value_real REAL NOT NULL, low TEXT, low_real REAL, high TEXT, high_real REAL,
  unit TEXT NOT NULL, approx TEXT NOT NULL, measure TEXT NOT NULL, direction TEXT, base TEXT, indicator TEXT,
  subject TEXT, \"of\" TEXT, facets TEXT NOT NULL, partner TEXT, product TEXT, region TEXT, actor TEXT, transport TEXT,
  period TEXT, period_start TEXT, period_end TEXT, speaker TEXT, asserted_by TEXT NOT NULL, source TEXT,
  modality TEXT NOT NULL, same_as TEXT, rule TEXT NOT NULL, evidence TEXT NOT NULL
);
CREATE INDEX claims_claim_id ON claims(claim_id);
CREATE INDEX claims_document ON claims(document);
CREATE INDEX claims_sentence ON claims(sentence);
CREATE INDEX claims_indicator ON claims(indicator, measure, period);
CREATE INDEX claims_speaker ON claims(speaker);
CREATE INDEX claims_unit ON claims(unit, value_real);
CREATE INDEX claims_period ON claims(period_start);
CREATE VIRTUAL TABLE claims_fts USING fts5(words, tokenize = \"unicode61 remove_diacritics 2 tokenchars '.%_'\");
CREATE VIEW claims_view AS
  SELECT c.claim_id, d.date, c.speaker, c.indicator, c.subject, c.measure, c.value_real AS value, c.unit, c.approx,
    c.direction, c.base, c.period, c.modality, s.text AS sentence, d.title, d.source AS url
  FROM claims c JOIN documents d ON d.id = c.document JOIN sentences s ON s.id = c.sentence;
",
    // what checking looks claims up by; documents written before have none, and are read again by the next `scio index`
    "
CREATE TABLE claim_forms (claim INTEGER PRIMARY KEY REFERENCES claims(id) ON DELETE CASCADE, form BLOB NOT NULL);
CREATE VIRTUAL TABLE claim_keys USING fts5(keys, content = '', contentless_delete = 1, detail = none);
UPDATE documents SET generator = '';
",
];

/// Brings a database from `version` to the newest layout, one transaction a step.
pub(super) fn migrate(db: &mut Connection, version: u32) -> rusqlite::Result<()> {
    for (k, step) in MIGRATIONS.iter().enumerate().skip(version as usize) {
        let tx = db.transaction()?;
        tx.execute_batch(step)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", k as i64 + 1)?;
        tx.commit()?;
    }
    Ok(())
}
