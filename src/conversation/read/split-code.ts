/** Twelve letters and figures in three groups, as `/lienket` takes them: "K7QM-2F9X-TR4B", "k7qm 2f9x tr4b". */
const CODE = /^[a-z0-9]{4}[\s\u2013-]{0,3}[a-z0-9]{4}[\s\u2013-]{0,3}[a-z0-9]{4}(?=\s|$)/iu;

/** The code at the head of a command's argument, and the words behind it; all is tried as the code where none stands there. */
export function splitCode(argument: string): { readonly code: string; readonly words: string } {
  const typed = argument.trim();
  const [code = typed] = CODE.exec(typed) ?? [];
  return { code, words: typed.slice(code.length).trim() };
}
