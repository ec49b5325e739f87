/** Filter buttons over a sheet's header, which write-excel-file leaves to a feature of one's own. */

import type { Feature, Image } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
} from 'write-excel-file/utility';

const SHEET = 'xl/worksheets/sheet{id}.xml';

/** What Excel wants before the filter, in that order (ECMA-376, CT_Worksheet). */
const ORDER = [...(getOrderOfSiblings(SHEET, 'worksheet') ?? [])];

export interface Filtered {
  /** Index of the sheet, of its header row, and how much lies under it; all from 0. */
  readonly sheet: number;
  readonly header: number;
  readonly rows: number;
  readonly columns: number;
}

export function autoFilter({ sheet, header, rows, columns }: Filtered): Feature<Image['content']> {
  const ref = `${getCellAddress(header, 0)}:${getCellAddress(header + rows, columns - 1)}`;
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (xml, _options, { sheetIndex }) =>
            sheetIndex === sheet
              ? insertElementMarkupAccordingToOrderOfSiblings(
                  xml,
                  getSelfClosingTagMarkup('autoFilter', { ref }),
                  ORDER,
                  'worksheet',
                )
              : xml,
        },
      },
    },
  };
}
