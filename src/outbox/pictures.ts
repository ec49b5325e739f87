/** The port through which a messenger gets the picture that a message describes; what draws it is not loaded before. */

import type { Picture } from '../conversation/message/picture.ts';

export interface Pictures {
  /** A PNG; null when it cannot be drawn, which the log and the operator are told. Never rejects. */
  draw(picture: Picture): Promise<Buffer | null>;
  /** The messenger's own name of a picture that it was given before, by which it can be sent again. */
  fileIdOf(picture: Picture): string | null;
  /** Never throws: the picture has been sent. */
  keepFileId(picture: Picture, fileId: string): void;
  /** The public address of the picture; null where it cannot be drawn. */
  addressOf(picture: Picture): Promise<string | null>;
}
