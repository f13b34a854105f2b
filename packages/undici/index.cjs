// The two names the Actions toolkit takes from undici. Without a proxy Node's own fetch, which is undici, does the same.
'use strict';

class ProxyAgent {
  constructor(options) {
    this.options = options;
  }
}

async function fetch(url, { dispatcher, ...options } = {}) {
  if (!(dispatcher instanceof ProxyAgent)) return globalThis.fetch(url, options);
  const full = await import('undici-full');
  dispatcher.agent ??= new full.ProxyAgent(dispatcher.options);
  return full.fetch(url, { ...options, dispatcher: dispatcher.agent });
}

exports.ProxyAgent = ProxyAgent;
exports.fetch = fetch;
