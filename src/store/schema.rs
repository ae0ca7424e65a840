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
    // an ordinary FTS table: programs with SQLite before 3.43 cannot open a file whose tables have newer options
    // what checking looks claims up by; documents written before have none, and are read again by the next `scio index`
    "
CREATE TABLE claim_forms (claim INTEGER PRIMARY KEY REFERENCES claims(id) ON DELETE CASCADE, form BLOB NOT NULL);
CREATE VIRTUAL TABLE claim_keys USING fts5(keys, detail = none);
UPDATE documents SET generator = '';
",
    // turns and exchanges become foreign keys, so that other programs can follow them; a view of the questions
    "
DROP VIEW claims_view;
CREATE TABLE sentences_2 (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, turn INTEGER NOT NULL,
  paragraph INTEGER NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, text TEXT NOT NULL,
  FOREIGN KEY (document, turn) REFERENCES turns(document, position)
);
INSERT INTO sentences_2 SELECT id, document, turn, paragraph, start, \"end\", text FROM sentences;
CREATE TABLE claims_2 (
  id INTEGER PRIMARY KEY, claim_id TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, turn INTEGER NOT NULL, exchange INTEGER,
  sentence INTEGER NOT NULL REFERENCES sentences(id) ON DELETE CASCADE, start INTEGER NOT NULL, \"end\" INTEGER NOT NULL,
  text TEXT NOT NULL, value TEXT NOT NULL, value_real REAL NOT NULL, low TEXT, low_real REAL, high TEXT, high_real REAL,
  unit TEXT NOT NULL, approx TEXT NOT NULL, measure TEXT NOT NULL, direction TEXT, base TEXT, indicator TEXT,
  subject TEXT, \"of\" TEXT, facets TEXT NOT NULL, partner TEXT, product TEXT, region TEXT, actor TEXT, transport TEXT,
  period TEXT, period_start TEXT, period_end TEXT, speaker TEXT, asserted_by TEXT NOT NULL, source TEXT,
  modality TEXT NOT NULL, same_as TEXT, rule TEXT NOT NULL, evidence TEXT NOT NULL,
  FOREIGN KEY (document, turn) REFERENCES turns(document, position),
  FOREIGN KEY (document, exchange) REFERENCES exchanges(document, position)
);
INSERT INTO claims_2 SELECT id, claim_id, document, turn, exchange, sentence, start, \"end\", text, value, value_real, low,
  low_real, high, high_real, unit, approx, measure, direction, base, indicator, subject, \"of\", facets, partner, product,
  region, actor, transport, period, period_start, period_end, speaker, asserted_by, source, modality, same_as, rule,
  evidence FROM claims;
DROP TABLE claims;
DROP TABLE sentences;
ALTER TABLE sentences_2 RENAME TO sentences;
ALTER TABLE claims_2 RENAME TO claims;
CREATE INDEX sentences_document ON sentences(document, turn);
CREATE INDEX claims_claim_id ON claims(claim_id);
CREATE INDEX claims_document ON claims(document, turn);
CREATE INDEX claims_sentence ON claims(sentence);
CREATE INDEX claims_indicator ON claims(indicator, measure, period);
CREATE INDEX claims_speaker ON claims(speaker);
CREATE INDEX claims_unit ON claims(unit, value_real);
CREATE INDEX claims_period ON claims(period_start);
CREATE VIEW claims_view AS
  SELECT c.claim_id, d.date, c.speaker, d.title, c.text AS figure, c.value_real AS value, c.unit, c.approx, c.indicator,
    c.subject, c.\"of\", c.measure, c.direction, c.base, c.period, c.modality, c.source AS according_to,
    c.value AS exact_value, s.text AS sentence, d.source AS url
  FROM claims c JOIN documents d ON d.id = c.document JOIN sentences s ON s.id = c.sentence;
CREATE VIEW questions_view AS
  SELECT d.date, d.title, e.outlet, t.text AS question,
    (SELECT group_concat(value, '; ') FROM json_each(e.answered_by)) AS answered_by,
    (SELECT count(*) FROM claims c WHERE c.document = e.document AND c.exchange = e.position) AS claims, d.source AS url
  FROM exchanges e JOIN documents d ON d.id = e.document
    LEFT JOIN turns t ON t.document = e.document AND t.position = json_extract(e.questions, '$[0]');
",
    // words and marks by sentence; sentences are numbered by day, in a document from the last to the first.
    // `upgrade` fills the full text. A bulk of rows goes in with larger blocks
    "
DROP TABLE claims_fts;
CREATE VIRTUAL TABLE sentences_fts USING fts5(words, marks, tokenize = \"unicode61 remove_diacritics 2 tokenchars '.%_'\");
INSERT INTO sentences_fts (sentences_fts, rank) VALUES ('hashsize', 16777216);
CREATE TEMP TABLE numbered AS
  SELECT s.id AS old, 10000000 * substr(replace(coalesce(d.date, ''), '-', '') || '00000000', 1, 8)
      + row_number() OVER (PARTITION BY d.date ORDER BY d.id, s.start DESC) AS new
  FROM sentences s JOIN documents d ON d.id = s.document;
CREATE INDEX temp.numbered_old ON numbered(old);
UPDATE claims SET sentence = (SELECT new FROM numbered WHERE old = sentence);
UPDATE sentences SET id = -(SELECT new FROM numbered WHERE old = id);
UPDATE sentences SET id = -id;
DROP TABLE numbered;
DROP INDEX claims_unit;
DROP INDEX claims_period;
",
    // turns beside an index, where their long texts fill the pages; keys without a copy of their words, since the forms
    // keep them; the names that are suggested, each once, in place of two indexes over all claims
    "
DROP VIEW questions_view;
CREATE TABLE turns_2 (
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, position INTEGER NOT NULL, label TEXT NOT NULL,
  speaker TEXT, kind TEXT NOT NULL, outlet TEXT, section TEXT NOT NULL, handoff INTEGER NOT NULL,
  start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (document, position)
);
INSERT INTO turns_2 SELECT document, position, label, speaker, kind, outlet, section, handoff, start, \"end\", text FROM turns;
DROP TABLE turns;
ALTER TABLE turns_2 RENAME TO turns;
CREATE VIEW questions_view AS
  SELECT d.date, d.title, e.outlet, t.text AS question,
    (SELECT group_concat(value, '; ') FROM json_each(e.answered_by)) AS answered_by,
    (SELECT count(*) FROM claims c WHERE c.document = e.document AND c.exchange = e.position) AS claims, d.source AS url
  FROM exchanges e JOIN documents d ON d.id = e.document
    LEFT JOIN turns t ON t.document = e.document AND t.position = json_extract(e.questions, '$[0]');
CREATE TABLE claim_forms_2 (
  claim INTEGER PRIMARY KEY REFERENCES claims(id) ON DELETE CASCADE, form BLOB NOT NULL, keys BLOB NOT NULL
);
INSERT INTO claim_forms_2
  SELECT f.claim, f.form, unhex(k.keys, ' ') FROM claim_forms f JOIN claim_keys k ON k.rowid = f.claim;
CREATE VIRTUAL TABLE claim_keys_2 USING fts5(keys, detail = none, content = '', columnsize = 0);
INSERT INTO claim_keys_2 (rowid, keys) SELECT rowid, keys FROM claim_keys;
DROP TABLE claim_keys;
ALTER TABLE claim_keys_2 RENAME TO claim_keys;
DROP TABLE claim_forms;
ALTER TABLE claim_forms_2 RENAME TO claim_forms;
CREATE TABLE names (kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID;
INSERT INTO names SELECT DISTINCT 'indicator', indicator FROM claims WHERE indicator IS NOT NULL;
INSERT INTO names SELECT DISTINCT 'speaker', speaker FROM claims WHERE speaker IS NOT NULL;
DROP INDEX IF EXISTS claims_indicator;
DROP INDEX IF EXISTS claims_speaker;
",
    // claims are filed under further keys: documents are read again by the next `scio index`
    "
UPDATE documents SET generator = '';
",
];

/// Prepares a database that is still empty: without the index that no answer depends on but its speed, since its pages lie
/// apart and each commit would write them again; its full text in parts. [`finish`] makes up for both.
pub(super) fn begin(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch("DROP INDEX claims_claim_id")?;
    merging(db, 0, 500)
}

/// Ends what [`begin`] began, if it was not ended.
pub(super) fn finish(db: &Connection) -> rusqlite::Result<()> {
    let done = db
        .prepare("SELECT 1 FROM sqlite_schema WHERE name = 'claims_claim_id'")?
        .exists([])?;
    if done {
        return Ok(());
    }
    merging(db, 4, 16)?;
    for table in FULL_TEXT {
        db.execute_batch(&format!("INSERT INTO {table} ({table}) VALUES ('optimize')"))?;
    }
    // part by part, while another thread sorts the part before
    db.pragma_update(None, "threads", 2)?;
    db.pragma_update(None, "cache_size", -SORTED)?;
    db.execute_batch("CREATE INDEX claims_claim_id ON claims(claim_id)")?;
    db.pragma_update(None, "cache_size", -super::WRITE_CACHE)
}

/// KiB that are sorted at a time.
const SORTED: i64 = 8 << 10;

const FULL_TEXT: [&str; 2] = ["sentences_fts", "claim_keys"];

/// How many parts of the full text are joined while rows are written, by and by and at once.
fn merging(db: &Connection, automerge: u32, crisismerge: u32) -> rusqlite::Result<()> {
    FULL_TEXT.iter().try_for_each(|table| {
        db.execute_batch(&format!(
            "INSERT INTO {table} ({table}, rank) VALUES ('automerge', {automerge});
             INSERT INTO {table} ({table}, rank) VALUES ('crisismerge', {crisismerge});"
        ))
    })
}

/// Brings a database from `version` to the newest layout, one transaction a step, and enforces foreign keys from then on.
pub(super) fn migrate(db: &mut Connection, version: u32) -> rusqlite::Result<()> {
    to(db, version, VERSION)?;
    db.pragma_update(None, "foreign_keys", "ON")
}

fn to(db: &mut Connection, version: u32, last: u32) -> rusqlite::Result<()> {
    // a step may drop a table that it has copied; enforced keys would take the rows of others with it
    db.pragma_update(None, "foreign_keys", "OFF")?;
    for (k, step) in MIGRATIONS.iter().enumerate().take(last as usize).skip(version as usize) {
        let tx = db.transaction()?;
        tx.execute_batch(step)?;
        if k + 1 == super::upgrade::WORDS {
            super::upgrade::fill_words(&tx)?;
        }
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", k as i64 + 1)?;
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database of an older layout with one row in each table.
    fn old(version: u32) -> Connection {
        filled(Connection::open_in_memory().unwrap(), version)
    }

    fn filled(mut db: Connection, version: u32) -> Connection {
        to(&mut db, 0, version).unwrap();
        db.execute_batch(
            "INSERT INTO documents (id, document_id, source, text_sha256, generator, kind, language, title, date, abbreviations)
               VALUES (7, 'tea', 'https://example.org/tea', 'h', 'g', 'transcript', 'en', 'Tea', '2024-07-12', '{}');
             INSERT INTO participants VALUES (7, 0, 'Li Ming', NULL, 'speaker', '[]');
             INSERT INTO turns VALUES (7, 0, 'Tea Daily', NULL, 'journalist', 'Tea Daily', 'qa', 0, 0, 9, 'How much?');
             INSERT INTO turns VALUES (7, 1, 'Li Ming', 'Li Ming', 'official', NULL, 'qa', 0, 20, 40, 'Tea exports were 6.10 t.');
             INSERT INTO exchanges VALUES (7, 0, 'Tea Daily', 1, '[0]', '[1]', '[]', '[\"Li Ming\"]');
             INSERT INTO sentences (id, document, turn, paragraph, start, \"end\", text)
               VALUES (3, 7, 1, 0, 20, 40, 'Tea exports were 6.10 t.');
             INSERT INTO claims (id, claim_id, document, turn, exchange, sentence, start, \"end\", text, value, value_real, unit,
                 approx, measure, facets, asserted_by, modality, rule, evidence, speaker)
               VALUES (5, 'abc', 7, 1, 0, 3, 37, 43, '6.10 t', '6.10', 6.1, 't', '=', 'level', '{}', 'official', 'fact', 'r',
                 '{}', 'Li Ming');
             ",
        )
        .unwrap();
        if (super::super::upgrade::WORDS as u32) <= version {
            db.execute_batch(
                "UPDATE claims SET sentence = 202407120000001; UPDATE sentences SET id = 202407120000001;",
            )
            .unwrap();
            super::super::upgrade::fill_words(&db).unwrap();
        }
        if (2..5).contains(&version) {
            db.execute_batch("INSERT INTO claim_forms VALUES (5, x'0102')").unwrap();
        } else if version >= 5 {
            db.execute_batch(
                "INSERT INTO claim_forms VALUES (5, x'0102', x'00000000ab1234567890');
                 INSERT INTO names VALUES ('speaker', 'Li Ming');",
            )
            .unwrap();
        }
        if version >= 2 {
            db.execute_batch("INSERT INTO claim_keys (rowid, keys) VALUES (5, '00000000ab 1234567890')")
                .unwrap();
        }
        db
    }

    /// The layout as SQLite keeps it, and all rows of the tables that people read.
    fn state(db: &Connection) -> Vec<String> {
        let mut out = Vec::new();
        for sql in [
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name",
            "SELECT claim_id || exact_value || sentence || url || coalesce(speaker, '') FROM claims_view",
            "SELECT question || answered_by || claims FROM questions_view",
            "SELECT rowid || words || marks FROM sentences_fts",
            "SELECT kind || name FROM names",
            "SELECT 'form ' || claim || hex(form) || hex(keys) FROM claim_forms",
            "SELECT 'form ' || rowid FROM claim_keys WHERE claim_keys MATCH '\"1234567890\"'",
        ] {
            let mut statement = db.prepare(sql).unwrap();
            let rows = statement.query_map([], |r| r.get::<_, String>(0)).unwrap();
            out.extend(rows.map(Result::unwrap));
        }
        out
    }

    #[test]
    fn every_older_layout_becomes_the_newest_and_keeps_its_rows() {
        let newest = state(&old(VERSION));
        assert!(
            newest
                .iter()
                .any(|l| l == "abc6.10Tea exports were 6.10 t.https://example.org/teaLi Ming")
        );
        assert!(newest.iter().any(|l| l == "How much?Li Ming1"), "{newest:?}");
        assert_eq!(newest.iter().filter(|l| l.starts_with("form ")).count(), 2);
        for version in 1..VERSION {
            let mut db = old(version);
            migrate(&mut db, version).unwrap();
            // the first had no forms
            let same: Vec<&String> = newest
                .iter()
                .filter(|l| version > 1 || !l.starts_with("form "))
                .collect();
            assert_eq!(state(&db).iter().collect::<Vec<_>>(), same, "from layout {version}");
            let broken: i64 = db
                .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |r| r.get(0))
                .unwrap();
            assert_eq!(broken, 0);
            let reached: u32 = db.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
            assert_eq!(reached, VERSION);
            migrate(&mut db, VERSION).unwrap();
            assert_eq!(
                state(&db).iter().collect::<Vec<_>>(),
                same,
                "migrating again changes nothing"
            );
        }
    }

    #[test]
    fn a_file_of_an_older_layout_is_read_only_once_it_is_brought_up_to_date() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("old.db");
        drop(filled(Connection::open(&path).unwrap(), 1));
        let error = crate::store::Store::open_read_only(&path).err().unwrap().to_string();
        assert!(
            error.contains("older version (1)") && error.contains("scio index"),
            "{error}"
        );
        for _ in 0..2 {
            drop(crate::store::Store::open(&path).unwrap());
            let store = crate::store::Store::open_read_only(&path).unwrap();
            let all = store.records().unwrap();
            assert_eq!(all.len(), 1);
            assert_eq!(all[0].claim.value.0.to_string(), "6.10");
            assert_eq!(store.indexed().unwrap().len(), 1);
        }
    }

    #[test]
    fn a_claim_of_a_turn_that_is_not_there_is_refused() {
        let mut db = old(VERSION);
        migrate(&mut db, VERSION).unwrap();
        assert!(db.execute("UPDATE claims SET turn = 9", []).is_err());
        assert!(db.execute("UPDATE claims SET exchange = 9", []).is_err());
        assert!(db.execute("UPDATE claims SET exchange = NULL", []).is_ok());
        db.execute("DELETE FROM documents", []).unwrap();
        let left: i64 = db.query_row("SELECT count(*) FROM claims", [], |r| r.get(0)).unwrap();
        assert_eq!(left, 0);
    }
}
