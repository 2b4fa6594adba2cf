/** So many rows of a list a reader runs over; more are parted, with links to jump by. */
export const runOver = 24;
