/** Bytes kept beside the page: each digest is fetched once, from the address the server last gave for it. */

const KEPT_BYTES = 256 * 1024 * 1024;

export type Fetch = (address: string) => Promise<ArrayBuffer>;

export class Blobs {
  #addresses = new Map<string, string>();
  #loaded = new Map<string, Promise<ArrayBuffer>>();
  #sizes = new Map<string, number>();
  #fetch: Fetch;

  constructor(fetch: Fetch = fetchBytes) {
    this.#fetch = fetch;
  }

  learn(addresses: Readonly<Record<string, string>>): void {
    for (const [digest, address] of Object.entries(addresses)) this.#addresses.set(digest, address);
  }

  address(digest: string): string | undefined {
    return this.#addresses.get(digest);
  }

  load(digest: string): Promise<ArrayBuffer> {
    const known = this.#loaded.get(digest);
    if (known !== undefined) {
      // Last used, last dropped.
      this.#loaded.delete(digest);
      this.#loaded.set(digest, known);
      return known;
    }
    const loading = this.#get(digest);
    this.#loaded.set(digest, loading);
    loading.then(
      (bytes) => this.#keep(digest, bytes.byteLength),
      () => this.#loaded.delete(digest),
    );
    return loading;
  }

  async #get(digest: string): Promise<ArrayBuffer> {
    const address = this.#addresses.get(digest);
    if (address === undefined) throw new Error("The server gave no address for these bytes.");
    return this.#fetch(address);
  }

  #keep(digest: string, size: number): void {
    this.#sizes.set(digest, size);
    let total = [...this.#sizes.values()].reduce((sum, each) => sum + each, 0);
    for (const oldest of this.#loaded.keys()) {
      if (total <= KEPT_BYTES || oldest === digest) return;
      total -= this.#sizes.get(oldest) ?? 0;
      this.#sizes.delete(oldest);
      this.#loaded.delete(oldest);
    }
  }
}

async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${response.status} for data of this page.`);
  return response.arrayBuffer();
}
