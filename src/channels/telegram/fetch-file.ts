import { Api } from 'grammy';
import { download, LARGEST_FILE_BYTES, type Download } from '../download.ts';
import { describeError } from './redact.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';

const CALL_TIMEOUT_SECONDS = 20;

/** Downloads a file by its `file_id`. The address holds the token, so it is neither stored nor logged. */
export async function fetchFile(
  bot: { readonly token: string; readonly apiRoot: string },
  fileId: string,
): Promise<Download> {
  const apiRoot = trimEndOf(bot.apiRoot, /\//);
  const api = new Api(bot.token, { apiRoot, timeoutSeconds: CALL_TIMEOUT_SECONDS });
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(fileId);
    if (size > LARGEST_FILE_BYTES) return { kind: 'too_big' };
    // Telegram names a path below its own folder of files; any other path is refused.
    if (path === undefined || !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(path)) {
      return { kind: 'failed', why: 'Telegram names no place to fetch it from' };
    }
    return await download(`${apiRoot}/file/bot${bot.token}/${path}`);
  } catch (error) {
    const why = describeError(error);
    return /file is too big/i.test(why) ? { kind: 'too_big' } : { kind: 'failed', why };
  }
}
