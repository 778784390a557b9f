import Libsql from 'libsql';
import { isoOf } from '../../../../shared/model/moment.ts';
import { Misplaced } from './place.ts';

export type Database = Libsql.Database;

/**
 * What a failure means to the caller: `full` and `busy` (another program holds the file) are the world's (come back
 * later), `damaged`, `newer`, `denied` (this user may not write the file) and `gone` need a person, everything else is a
 * fault of ours.
 */
export type FailureKind = 'full' | 'busy' | 'damaged' | 'newer' | 'denied' | 'gone' | 'fault';

/** The journal was written by a newer Studyhook; reading it with this one could lose what it means. */
export class NewerJournal extends Error {
  override readonly name = 'NewerJournal';
}

/** Sorts a thrown value, one of SQLite's by its result code. */
export function failureOf(thrown: unknown): FailureKind {
  if (thrown instanceof NewerJournal) return 'newer';
  if (thrown instanceof Misplaced) return 'gone';
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) return 'full';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged';
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code)) return 'busy';
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) return 'denied';
  // What fails before there is a connection has no code.
  return thrown instanceof Error && thrown.message.startsWith('ConnectionFailed')
    ? 'denied'
    : 'fault';
}

/**
 * Opens the journal's file for the one connection that writes. FULL makes each commit wait for fsync. Freed space is
 * overwritten with zeros where that costs no extra write, because events hold patients' data. Pages of 8 KB, which a new
 * file gets, hold three events of 2 KB where those of 4 KB hold one (1 to 13 % more events a second, measured).
 */
export function openForWriting(file: string, maxPages?: number): Database {
  const database = new Libsql(file);
  database.pragma('page_size = 8192');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = FAST');
  database.pragma('wal_autocheckpoint = 2000');
  database.pragma('cache_size = -32000');
  if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`);
  return database;
}

/** Opens the journal beside the writer, for questions that may take long: they never hold up a commit. */
export function openForReading(file: string): Database {
  const database = new Libsql(file);
  database.pragma('query_only = ON');
  return database;
}

/** A statement that answers rows of a shape that its SQL promises. */
export interface Query<Row> {
  all(...parameters: readonly (string | number | null)[]): Row[];
  get(...parameters: readonly (string | number | null)[]): Row | undefined;
}

/** A statement that changes rows. */
export interface Command {
  run(...parameters: readonly (string | number | null)[]): {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  };
}

/** Prepares a command once. The parameters go to the driver as one list, which it would otherwise make itself, slowly. */
export function command(database: Database, sql: string): Command {
  const statement = database.prepare(sql);
  return { run: (...parameters) => statement.run(parameters) };
}

/** Prepares a query once; rows are trusted, for only this folder's code writes them. */
export function query<Row>(database: Database, sql: string): Query<Row> {
  return database.prepare(sql) as unknown as Query<Row>;
}

/** The moment as SQLite keeps it: milliseconds since 1970. */
export function toMoment(iso: string): number {
  if (iso === last.iso) return last.moment;
  const moment = Date.parse(iso);
  if (Number.isNaN(moment)) throw new Error(`"${iso}" is not a moment in ISO 8601.`);
  last = { iso, moment };
  return moment;
}

/** An event's message names the same moment several times. */
let last = { iso: '', moment: NaN };

/** The moment as the rest of the program writes it: ISO 8601 in UTC. */
export function toIso(moment: number): string {
  return isoOf(moment);
}
