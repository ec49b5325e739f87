import type { OnPage } from '../importer/understand/kinds/read-pdf.ts';
import type { Surroundings } from './surroundings.ts';

/** Says on standard error which scanned page is being recognised. */
export function sayPage(around: Surroundings): OnPage {
  return (page, of) => {
    around.complain(`đang nhận dạng trang ${String(page)}/${String(of)}\n`);
  };
}
