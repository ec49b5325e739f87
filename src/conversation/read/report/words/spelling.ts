/** A word with one spelling: lower case, "hoà" and "hoàn" also for "hòa" and "hòan", "rồiiii" as "rồi". */
export function spelling(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[òóỏõọ][ae](?=\p{L})/gu, moveTone)
    .replace(/[òóỏõọ]a$|[òóỏõọ]e$|[ùúủũụ]y$/u, moveTone);
}

function moveTone(pair: string): string {
  const [vowel = '', tone = ''] = pair.slice(0, 1).normalize('NFD');
  return `${vowel}${pair.slice(1)}${tone}`.normalize('NFC');
}
