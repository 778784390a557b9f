import { NewerJournal, type Database } from './database.ts';

/**
 * The journal's tables, as the steps that led to them. Moments are milliseconds, so that they compare as numbers;
 * every column that holds a number says INTEGER, because the driver binds all numbers as floating point. An event's
 * `fingerprint` is no longer used: to take it out would write the whole journal anew.
 */
const steps: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'first tables',
    sql: `
CREATE TABLE webhooks (
  key INTEGER PRIMARY KEY, uuid TEXT NOT NULL, version INTEGER NOT NULL, rule TEXT NOT NULL, name TEXT NOT NULL,
  definition TEXT NOT NULL
) STRICT;
CREATE INDEX webhooks_identity ON webhooks (uuid, version);

CREATE TABLE events (
  key INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
  time TEXT NOT NULL, received_at INTEGER NOT NULL, fingerprint TEXT NOT NULL, target TEXT, causes TEXT,
  led_by INTEGER, data TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_identity ON events (id, source);
CREATE INDEX events_received ON events (received_at);
CREATE INDEX events_type ON events (type, received_at);
CREATE INDEX events_led_by ON events (led_by) WHERE led_by IS NOT NULL;

CREATE TABLE deliveries (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, event_key INTEGER NOT NULL, webhook_key INTEGER NOT NULL,
  rule TEXT NOT NULL, version INTEGER NOT NULL, connection TEXT NOT NULL, state TEXT NOT NULL,
  due_at INTEGER NOT NULL, attempts INTEGER NOT NULL, started_at INTEGER, created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, uncertain INTEGER NOT NULL DEFAULT 0, after_attempt TEXT, replay_of TEXT, reason TEXT
) STRICT;
CREATE UNIQUE INDEX deliveries_id ON deliveries (id);
CREATE INDEX deliveries_event ON deliveries (event_key);
CREATE INDEX deliveries_created ON deliveries (created_at);
CREATE INDEX deliveries_state ON deliveries (state, created_at);
CREATE INDEX deliveries_rule ON deliveries (rule, created_at);
CREATE INDEX deliveries_waiting ON deliveries (connection, due_at) WHERE state = 'waiting';

CREATE TABLE attempts (
  key INTEGER PRIMARY KEY, delivery_key INTEGER NOT NULL, number INTEGER NOT NULL, started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL, outcome TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX attempts_identity ON attempts (delivery_key, number);

CREATE TABLE claims (
  key TEXT NOT NULL, subject TEXT NOT NULL, delivery TEXT NOT NULL, taken_at INTEGER NOT NULL,
  PRIMARY KEY (key, subject)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    name: 'counts are kept',
    sql: `
CREATE TABLE deliveries_in_all (
  rule TEXT NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (rule, state)
) STRICT, WITHOUT ROWID;
CREATE TABLE deliveries_by_hour (
  hour INTEGER NOT NULL, rule TEXT NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (hour, rule, state)
) STRICT, WITHOUT ROWID;
CREATE TABLE events_by_hour (hour INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;
INSERT INTO deliveries_by_hour (hour, rule, state, n)
  SELECT created_at / 3600000, rule, state, count(*) FROM deliveries GROUP BY 1, 2, 3;
INSERT INTO deliveries_in_all (rule, state, n) SELECT rule, state, sum(n) FROM deliveries_by_hour GROUP BY 1, 2;
INSERT INTO events_by_hour (hour, n) SELECT received_at / 3600000, count(*) FROM events GROUP BY 1;
`,
  },
  {
    name: 'tries that a person sent are told from the others',
    sql: `
CREATE TABLE tries_by_hand (
  delivery_key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (delivery_key, number)
) STRICT, WITHOUT ROWID;
`,
  },
];

/** Brings the tables to this version, each step in a transaction of its own. Throws `NewerJournal`. */
export function bringUpToDate(database: Database): void {
  const [row] = database.pragma('user_version') as { user_version: number }[];
  const found = row?.user_version ?? 0;
  if (found > steps.length) {
    throw new NewerJournal(`its tables are version ${found}; this Studyhook knows ${steps.length}`);
  }
  for (const [index, step] of steps.entries()) {
    if (index < found) continue;
    database.exec(`BEGIN IMMEDIATE; ${step.sql} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
