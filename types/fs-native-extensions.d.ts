// fs-native-extensions ships no types. What we use of it, after its README.
declare module "fs-native-extensions" {
  /** Exchanges what two paths name, at once. Throws with a `code` where the system or the file system cannot. */
  export function swapSync(from: string, to: string): void;
}
