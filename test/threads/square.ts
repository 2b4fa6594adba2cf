/** What the threads of the test do. */
export default function square(numbers: readonly number[]): number[] {
  return numbers.map((number) => {
    if (number < 0) throw new RangeError(`${number} is below zero`);
    return number * number;
  });
}
