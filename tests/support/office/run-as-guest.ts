import type { Instant } from '../../../src/domain/calendar/dates.ts';
import { openRegistry } from '../../../src/store/file/open-registry.ts';
import { runJob, type JobName } from '../../../src/usecases/operate/jobs.ts';
import { rulesForTests } from './rules.ts';

/** Does a job on a registry beside (or without) its bot, as the command line does. */
export async function runJobAsGuest(path: string, job: JobName, now: Instant): Promise<void> {
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  await runJob(job, opened.database, now, rulesForTests());
  opened.database.close();
}
