const first =
  "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth";
const tens = "Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety";
const units = first.split(" ");
const digits = "Zero One Two Three Four Five Six Seven Eight Nine".split(" ");

/** The ordinal of `n`, from 1, as a word in PascalCase: names hold no number that no author wrote. From 100 on, digit by digit: `OneZeroTwo`. */
export function ordinal(n: number): string {
  if (n >= 100) return [...String(n)].map((digit) => digits[Number(digit)]).join("");
  if (n < 20) return units[n - 1] ?? "";
  const ten = tens.split(" ")[Math.floor(n / 10) - 2] ?? "";
  return n % 10 === 0 ? ten.replace(/y$/, "ieth") : ten + (units[(n % 10) - 1] ?? "");
}
