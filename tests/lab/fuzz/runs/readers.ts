/** Everything that reads, cuts or words a text of people or files; a promise where a reader is loaded for its files. */

import { cutText } from '../../../../src/channels/telegram/cut-text.ts';
import { decodeUpdate as decodeTelegram } from '../../../../src/channels/telegram/decode-update.ts';
import { render as renderTelegram } from '../../../../src/channels/telegram/render.ts';
import { decodeUpdate as decodeZalo } from '../../../../src/channels/zalo/decode-update.ts';
import { render as renderZalo } from '../../../../src/channels/zalo/render.ts';
import { cellText } from '../../../../src/conversation/compose/cell-text.ts';
import { shorten, titleWords } from '../../../../src/conversation/compose/words.ts';
import { write } from '../../../../src/conversation/compose/write.ts';
import { splitMessage } from '../../../../src/conversation/message/split-message.ts';
import { cleanName } from '../../../../src/conversation/read/clean-name.ts';
import { findTaskRefs, splitReport } from '../../../../src/conversation/read/task/identify-task.ts';
import { parseCommand } from '../../../../src/conversation/read/parse-command.ts';
import {
  afterAll,
  callsOff,
  isNoDocument,
  isYes,
  readExtension,
  readHold,
} from '../../../../src/conversation/read/answer/read-answer.ts';
import { readCitedDocument } from '../../../../src/conversation/read/read-cited-document.ts';
import { readIndicator } from '../../../../src/conversation/read/read-indicator.ts';
import { instructionOf, readInstruction } from '../../../../src/conversation/read/read-instruction.ts';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { secrecyMarkingOf, secrecyMarkingOfName } from '../../../../src/domain/text/secrecy-marking.ts';
import { buildAgencyIndex } from '../../../../src/domain/agencies/agency-index.ts';
import { resolveAgencies } from '../../../../src/domain/agencies/agency-names.ts';
import { nearestAgencies } from '../../../../src/domain/agencies/nearest-agencies.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';
import { readDate } from '../../../../src/domain/deadlines/read-date.ts';
import { readDeadline } from '../../../../src/domain/deadlines/read-deadline.ts';
import { readFigure, unitOf } from '../../../../src/domain/tasks/measure.ts';
import type { Task } from '../../../../src/domain/tasks/task.ts';
import { withoutHidden } from '../../../../src/domain/text/without-hidden.ts';
import { withholdTokens } from '../../../../src/domain/text/withhold-tokens.ts';
import { cleanCell } from '../../../../src/importer/readers/grid.ts';
import { readIndicatorCsv } from '../../../../src/importer/readers/read-indicator-csv.ts';
import { readHeader } from '../../../../src/importer/understand/columns.ts';
import { readDecisionHead } from '../../../../src/importer/understand/read-decision-head.ts';
import { readTaskFile } from '../../../../src/importer/understand/read-task-file.ts';
import { readTaskText } from '../../../../src/importer/understand/kinds/read-task-text.ts';
import { recipientIn } from '../../../../src/importer/understand/recipients.ts';
import * as telegram from '../../../channels/telegram/payloads.ts';
import { excelFile, textFile, webPage, wordFile } from './files.ts';

const TODAY = day('2026-12-01');

const INDEX = buildAgencyIndex([
  { id: 1, name: 'Sở Xây dựng', aliases: ['SXD'] },
  { id: 2, name: 'Sở Văn hóa, Thể thao và Du lịch', aliases: [] },
  { id: 3, name: 'UBND huyện Thọ Xuân', aliases: [] },
  { id: 4, name: 'Văn phòng UBND tỉnh', aliases: ['Văn phòng'] },
]);

const BOT = { id: '1459', names: ['Bot Đôn Đốc'] };

export const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  readReport: (text) => readReport(text, TODAY),
  splitReport: (text) => splitReport(text).map(({ rest }) => readReport(rest, TODAY)),
  findTaskRefs,
  parseCommand: (text) => [parseCommand(text), parseCommand(text, true)],
  readDeadline,
  readDate: (text) => readDate(text, TODAY),
  readIndicator,
  readInstruction: (text) => [readInstruction(text, TODAY), instructionOf(text, TODAY)],
  readAnswer: (text) => [
    ...[isYes, callsOff, isNoDocument, afterAll, readHold].map((read) => read(text)),
    readExtension(text, TODAY),
  ],
  withoutHidden,
  cleanCell,
  readFigure,
  readCitedDocument: (text) => readCitedDocument(text, TODAY),
  secrecyMarking: (text) => [secrecyMarkingOf(text), secrecyMarkingOfName(text)],
  resolveAgencies: (text) => resolveAgencies(text, INDEX),
  nearestAgencies: (text) => nearestAgencies(text, INDEX, 3),
  unitOf,
  cleanName: (text) => cleanName(text, 64),
  importText: (text) =>
    readTaskText(
      new TextEncoder().encode(
        `TT,Nhiệm vụ,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời hạn\n1,"${text.replaceAll('"', '""')}",Sở Xây dựng,,"${text.replaceAll('"', '""')}",Quý I/2027\n`,
      ),
    ),
  wordFile: (text) => readTaskFile(wordFile(text)),
  excelFile: (text) => readTaskFile(excelFile(text)),
  textFile: (text) => readTaskFile(textFile(text)),
  webPage: (text) => readTaskFile(webPage(text)),
  importHeader: (text) => readHeader([text, 'Nhiệm vụ', text]),
  importHead: (text) => [readDecisionHead([text, `Về việc ${text}`, `UBND ${text}`]), recipientIn(text)],
  importIndicators: (text) => [
    readIndicatorCsv(new TextEncoder().encode(`Số,Tên\n1,${text}\n`)),
    readIndicatorCsv(
      new TextEncoder().encode(`Mục,Chỉ tiêu,Giá trị,Đơn vị tính,So sánh,Đến\n${text}\nI,${text},1,%,=,2030\n`),
    ),
  ],
  quote: (text) => [shorten(text, 160), titleWords({ title: text } as Task, 80), cellText(text)],
  compose: (text) => splitMessage(write([text, { strong: text }]), 4096).map(renderTelegram),
  renderZalo: (text) => renderZalo(write([text])),
  cutText: (text) => cutText(text, 200),
  withholdTokens: (text) => withholdTokens(text, '<token>'),
  decodeTelegram: (text) =>
    decodeTelegram(
      telegram.update('message', telegram.message({ text, entities: [{ type: 'mention', offset: 0, length: 4 }] })),
      telegram.BOT,
    ),
  decodeZalo: (text) =>
    decodeZalo(
      {
        event_name: 'message.text.received',
        message: {
          message_id: 'm',
          from: { id: '9', display_name: text },
          chat: { id: 'g', chat_type: 'GROUP' },
          text: `${text} @Bot  Đôn`,
        },
      },
      BOT,
    ),
};
