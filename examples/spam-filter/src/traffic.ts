/** Which version a request goes to: shares of a hundred, dealt out evenly. */
export class Traffic {
  #live: string | undefined;
  #next: string | undefined;
  #weight = 0;
  #requests = 0;

  /** Sends `weight` percent of the requests to a version that is not live yet. */
  shift(version: string, weight: number): void {
    this.#next = version;
    this.#weight = weight;
    this.#requests = 0;
  }

  promote(version: string): void {
    this.reset(version);
  }

  /** All requests go to one version, or nowhere. */
  reset(version: string | undefined): void {
    this.#live = version;
    this.#next = undefined;
    this.#weight = 0;
  }

  /** The version of the next request. */
  next(): string | undefined {
    const before = Math.floor((this.#requests * this.#weight) / 100);
    this.#requests += 1;
    const after = Math.floor((this.#requests * this.#weight) / 100);
    return this.#next !== undefined && after > before ? this.#next : this.#live;
  }

  state(): { version: string | null; weights: Record<string, number> } {
    const weights: Record<string, number> = {};
    if (this.#live !== undefined) weights[this.#live] = 100 - this.#weight;
    if (this.#next !== undefined) weights[this.#next] = this.#weight;
    return { version: (this.#weight > 50 ? this.#next : this.#live) ?? null, weights };
  }
}
