const LEAD_OF_BASIS = /(?:^|\s)(?:theo|căn cứ|can cu)\s/iu;

/** "30/12/2027 theo Công văn 12/UBND-TH": what is granted, and the document that says so; null where none is named. */
export function readBasis(words: string): { readonly rest: string; readonly basis: string | null } {
  const lead = LEAD_OF_BASIS.exec(words);
  if (lead === null) return { rest: words, basis: null };
  const basis = words.slice(lead.index + lead[0].length).trim();
  // "theo đề nghị của đơn vị" names no document.
  return /\d/u.test(basis) ? { rest: words.slice(0, lead.index).trim(), basis } : { rest: words, basis: null };
}
