/** Whether the number that is read from these digits is written with the same digits again. */
export function isExact(written: string): boolean {
  // Fifteen digits always are, unless an exponent leads out of the range.
  if (written.length < 16 && !/e/i.test(written)) return true;
  const value = Number(written);
  return Number.isFinite(value) && digitsOf(written) === digitsOf(String(value));
}

/**
 * `1.50e3` as `15e2`: the digits that count, and how far the last of them is from the point. Zeros are counted and not
 * matched by an expression, which a number of a megabyte would keep busy for an hour.
 */
function digitsOf(written: string): string {
  const [mantissa = '', exponent = '0'] = written.toLowerCase().replace(/^-/, '').split('e');
  const [whole = '', part = ''] = mantissa.split('.');
  const all = whole + part;
  let start = 0;
  while (all[start] === '0') start += 1;
  let end = all.length;
  while (end > start && all[end - 1] === '0') end -= 1;
  if (start === end) return '0';
  return `${all.slice(start, end)}e${Number(exponent) - part.length + all.length - end}`;
}
