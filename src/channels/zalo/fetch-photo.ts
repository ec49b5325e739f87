import { isIP } from 'node:net';
import { download, type Download } from '../download.ts';

/**
 * Downloads a picture from Zalo's store, which keeps it for some weeks. The address came with a message, so it must be
 * public.
 */
export async function fetchPhoto(address: string): Promise<Download> {
  if (!isOutside(address)) return { kind: 'failed', why: 'its address is not a public https address' };
  return download(address);
}

function isOutside(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username } = new URL(address);
  const isPlain = protocol === 'https:' && port === '' && username === '';
  const isName = isIP(hostname) === 0 && !hostname.startsWith('[') && /\.[a-z]{2,}$/i.test(hostname);
  return isPlain && isName && !/\.(?:local|internal|localhost|lan|home|corp|intranet)$/i.test(hostname);
}
