/* Files that incidents name: what the node keeps of one, and how an act names it. */

export interface KeptFile {
  sha256: string
  name: string
  bytes: number
}

/** Write a size as officers say it; the digits are Latin in every language. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const at = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** at
  return `${at && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[at]}`
}

/** Return files as an act names them: hashes in base64. */
export function attached(files: KeptFile[]): object[] {
  return files.map(({ sha256, name, bytes }) => ({
    sha256: btoa(String.fromCharCode(...(sha256.match(/../g) ?? []).map((pair) => parseInt(pair, 16)))),
    name,
    size: bytes,
  }))
}
