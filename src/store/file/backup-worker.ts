/** The thread that a backup runs in. */

import { parentPort, workerData } from 'node:worker_threads';
import { backUp, type BackupOrder } from './keep-backups.ts';

parentPort?.postMessage(await backUp(workerData as BackupOrder));
