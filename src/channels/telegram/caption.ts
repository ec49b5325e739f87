import type { RenderedMessage } from './render.ts';

/** The words under a picture or a file, with the buttons and the rest of the message. */
export function captionOf({ text, entities, disable_notification, reply_markup, reply_parameters }: RenderedMessage) {
  return {
    ...(text !== '' && { caption: text, caption_entities: entities }),
    disable_notification,
    ...(reply_markup !== undefined && { reply_markup }),
    ...(reply_parameters !== undefined && { reply_parameters }),
  };
}
