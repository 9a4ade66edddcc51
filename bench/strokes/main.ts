/**
 * `npm run bench:strokes -- FILE.jsonl[.gz]...`: how well a network reads files of real pen strokes, a drawing a line:
 * `{"label": 7, "strokes": [[[x, y], ...], ...], "writer": "p12"}`, y down, in any unit. What has another label than a
 * digit should be refused.
 *
 *   --model default|cnn|PATH     the network; PATH is a network.json or its folder
 *   --json FILE                  writes the figures, an object for each file, too
 *   --sheet FILE.png             draws what was misread
 */
import { writeFile } from 'node:fs/promises';
import { readKernels } from '../../scripts/lib/kernels';
import { writePng } from '../../scripts/lib/png';
import { NetworkFileError } from '../../scripts/lib/shipped-network';
import { startCpuEngine } from '../../src/worker/engine/cpu/start';
import { measure } from './measure';
import { parseRequest, type Request, USAGE } from './parse-args';
import { printed, printedSkips, type Report } from './print';
import { type Misread, readDrawings } from './read-drawings';
import { StrokesFileError } from './read-strokes';
import { openReaders } from './readers';
import { misreadSheet } from './sheet';
import { type Survey, surveyFile } from './survey';

const parsed = parseRequest(process.argv.slice(2));
if (parsed.ok) {
  try {
    await bench(parsed.request);
  } catch (error) {
    if (!isForPeople(error)) throw error;
    fail(error.message);
  }
} else {
  fail(`${parsed.problem}\n${USAGE}`);
}

async function bench({ files, model, json, sheet }: Request): Promise<void> {
  // All files are gone through before any is measured: a wrong name shows at once.
  const surveys: Survey[] = [];
  for (const file of files) {
    const survey = await surveyFile(file);
    const skips = printedSkips(survey);
    if (skips !== null) console.error(skips);
    if (survey.drawings === 0) throw new StrokesFileError(`there is no drawing in ${file}`);
    surveys.push(survey);
  }
  const readers = await openReaders(await startCpuEngine(readKernels), model);
  console.log(
    `${readers.title}${readers.refuse ? '' : '; there is no likeness network: only blanks are refused'}`,
  );

  const reports: Report[] = [];
  const misread: Misread[] = [];
  for (const survey of surveys) {
    const result = await readDrawings(survey, readers);
    const report = { file: survey.file, model, ...measure(result.readings) };
    console.log(`\n${printed(report, survey.drawings - report.n)}`);
    reports.push(report);
    misread.push(...result.misread);
  }
  if (json !== null) await writeFile(json, `${JSON.stringify(reports, null, 2)}\n`);
  if (sheet !== null) await writePng(sheet, misreadSheet(misread));
}

/** Whether an error's message says enough: a file that is missing, damaged or can't be written. */
function isForPeople(error: unknown): error is Error {
  if (error instanceof StrokesFileError || error instanceof NetworkFileError) return true;
  return error instanceof Error && 'syscall' in error;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
