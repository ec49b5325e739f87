import type { IncomingFile } from '../../conversation/message/incoming.ts';
import { cleanName } from '../../conversation/read/clean-name.ts';
import { integerOf, listOf, recordOf, textOf } from './json.ts';
import type { Json } from './json.ts';

const FILE_NAME_LIMIT = 200;
const MIME = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/;

/** An animation brings a copy of itself as `document`, so it needs no entry here. */
const FILE_FIELDS: readonly (readonly [field: string, kind: IncomingFile['kind']])[] = [
  ['document', 'document'],
  ['video', 'video'],
  ['voice', 'voice'],
  ['audio', 'document'],
  ['video_note', 'video'],
];

/** The files of a message: at most one in practice, since an album comes as one message per file. */
export function decodeFiles(message: Json): readonly IncomingFile[] {
  const photo = decodeFile(listOf(message.photo).at(-1), 'photo'); // one picture in growing sizes: the last is whole
  const others = FILE_FIELDS.map(([field, kind]) => decodeFile(message[field], kind));
  return [photo, ...others].filter((file) => file !== null);
}

function decodeFile(value: unknown, kind: IncomingFile['kind']): IncomingFile | null {
  const file = recordOf(value);
  const fileId = textOf(file?.file_id);
  const fileKey = textOf(file?.file_unique_id);
  if (file === null || fileId === null || fileKey === null) return null;
  // A file name must not be able to leave the folder that the file is stored in.
  const name = cleanName(textOf(file.file_name) ?? '', FILE_NAME_LIMIT).replace(/[/\\]/g, '_');
  const mime = textOf(file.mime_type);
  const size = integerOf(file.file_size);
  return {
    kind,
    fileId,
    fileKey,
    name: name === '' ? null : name,
    mime: mime !== null && MIME.test(mime) ? mime : null,
    size: size !== null && size >= 0 ? size : null,
  };
}
