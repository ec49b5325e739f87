/** `lexicon`: the words that replies are read by, tried out before they are used, and proposed from what people answered. */

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { candidateOf, worsened } from '../conversation/lexicon/replay.ts';
import type { LexiconRow } from '../conversation/lexicon/lexicon-row.ts';
import { rowFaults } from '../conversation/lexicon/row-faults.ts';
import { sampleOfRecord, samplesOfCorpus, type Sample } from '../conversation/lexicon/samples.ts';
import { shippedCorpus } from '../conversation/lexicon/shipped-corpus.ts';
import { count } from '../conversation/compose/words.ts';
import { readLexiconCsv } from './read-lexicon-csv.ts';
import { proposePhrases } from '../usecases/learn/propose-phrases.ts';
import { recordedReports } from '../usecases/learn/recorded-reports.ts';
import { importedFile } from './imported-file.ts';
import { lexiconInForce, lexiconOnDisk } from './lexicon-files.ts';
import { inOffice, readIn, settings } from './office.ts';
import { findingPrinter } from './lexicon-words.ts';
import { phrasesAsCsv } from './phrases-as-csv.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

/** `dondoc lexicon …`. */
export function addLexicon(program: Command, around: Surroundings): void {
  const lexicon = program.command('lexicon').description('the words that replies are read by (data/lexicon)');
  lexicon
    .command('check')
    .description('try the lexicon, or rows for it, on the corpus, the traps and the reports of the registry')
    .argument('[files...]', 'CSV files: one with the name of a shipped file stands in its place, another adds its rows')
    .option('--json', 'one JSON object per finding')
    .action((files: string[], options: OutputOptions) => check(around, files, options));
  lexicon
    .command('export')
    .description('what the secretariat approved of the answers of several people, as rows for the shipped files')
    .option('--json', 'one JSON object per row')
    .action((options: OutputOptions) =>
      inOffice(around, async (office) => {
        const phrases = readIn(office, proposePhrases);
        if (options.json === true) for (const phrase of phrases) await printJson(around, phrase);
        else await around.print(phrasesAsCsv(phrases));
      }),
    );
}

/** Rows that were tried out, and the findings. */
interface Tried {
  readonly rows: number;
  readonly faults: number;
  readonly worse: number;
  readonly texts: number;
  readonly isCompared: boolean;
}

async function check(around: Surroundings, files: readonly string[], options: OutputOptions): Promise<void> {
  const tried = await tryOut(around, files, options);
  const { rows, faults, worse, texts, isCompared } = tried;
  if (faults + worse > 0) {
    throw new Refused(
      `The lexicon is refused: ${String(faults)} faulty rows, ${String(worse)} of ${String(texts)} texts read worse; correct the rows that are named above, or leave them out.`,
    );
  }
  if (options.json === true) return;
  await printLine(around, `${count(rows)} dòng, thử trên ${count(texts)} câu: không có câu nào bị đọc kém đi.`);
  if (!isCompared) await printLine(around, 'Không có bản gốc để so: chỉ tìm câu bị hiểu nhầm là hoàn thành.');
}

async function tryOut(around: Surroundings, files: readonly string[], options: OutputOptions): Promise<Tried> {
  const onDisk = lexiconOnDisk();
  const replaced = new Set(files.map((file) => basename(file)));
  const rows = [...onDisk.filter(({ file }) => !replaced.has(file)), ...files.flatMap(rowsOfFile)];
  const base = files.length === 0 ? lexiconInForce() : onDisk;
  const candidate = candidateOf(rows, base);
  const findings = findingPrinter(around, options);
  const faults = rowFaults(rows);
  for (const fault of faults) await findings.fault(fault);
  let [worse, texts] = [0, 0];
  const say = progressTo(around);
  await eachSlice(around, async (samples) => {
    const found = worsened(candidate, samples);
    for (const each of found) await findings.worsened(each);
    worse += found.length;
    texts += samples.length;
    say(texts);
  });
  await findings.end();
  return { rows: rows.length, faults: faults.length, worse, texts, isCompared: base !== null };
}

/** Rows keep the file's name without its folders. Throws `Refused`. */
function rowsOfFile(file: string): readonly LexiconRow[] {
  const read = readLexiconCsv(importedFile(file), basename(file));
  if (read.kind === 'unreadable') throw new Refused(`${file}: ${read.problem}`);
  return read.rows;
}

/** Texts that are read between two looks at the clock. */
const SLICE = 200;

/** The corpus and the traps, then the reports of the registry, which is not made where it is not there. */
async function eachSlice(around: Surroundings, take: (samples: readonly Sample[]) => Promise<void>): Promise<void> {
  const corpus = samplesOfCorpus(around.corpus ?? shippedCorpus());
  for (let at = 0; at < corpus.length; at += SLICE) await take(corpus.slice(at, at + SLICE));
  if (!existsSync(settings(around).databasePath)) return;
  await inOffice(around, async (office) => {
    let after: number | null = 0;
    while (after !== null) {
      const from: number = after;
      const { reports, last } = readIn(office, (work) => recordedReports(work, from, SLICE));
      await take(reports.map(sampleOfRecord));
      after = last;
    }
  });
}

/** Milliseconds between two progress lines. */
const SAY_EVERY_MS = 2000;

function progressTo(around: Surroundings): (texts: number) => void {
  let said = performance.now();
  return (texts) => {
    if (performance.now() - said < SAY_EVERY_MS) return;
    said = performance.now();
    around.complain(`${String(texts)} texts are read\n`);
  };
}
