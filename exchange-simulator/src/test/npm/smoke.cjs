// The exchange's own client against a local server. Arguments: base URL, key id, private key file, wrong private key file.
'use strict';
const fs = require('fs');
const axios = require('axios');
const { Configuration, PortfolioApi, MarketApi } = require('kalshi-typescript');

const [basePath, apiKey, keyFile, wrongKeyFile] = process.argv.slice(2);

// Each credential needs an axios of its own: on the shared one, all calls would carry the first key.
function client(Api, privateKeyFile) {
  const configuration = new Configuration({ apiKey, privateKeyPem: fs.readFileSync(privateKeyFile, 'utf8'), basePath });
  return new Api(configuration, undefined, axios.create({ proxy: false, timeout: 20000, validateStatus: () => true }));
}

async function main() {
  const portfolio = client(PortfolioApi, keyFile);
  const balance = await portfolio.getBalance();
  const first = await portfolio.getFills(undefined, undefined, undefined, undefined, 3);
  const second = await portfolio.getFills(undefined, undefined, undefined, undefined, 3, first.data.cursor);
  const positions = await portfolio.getPositions();
  const settlements = await portfolio.getSettlements(2);
  const market = await client(MarketApi, keyFile).getMarket(first.data.fills[0].ticker);
  const wrong = await client(PortfolioApi, wrongKeyFile).getBalance();
  console.log(JSON.stringify({
    balance: { status: balance.status, dollars: balance.data.balance_dollars },
    fills: first.data.fills.concat(second.data.fills).map((fill) => fill.fill_id),
    positions: positions.data.market_positions.length,
    settlements: settlements.data.settlements.length,
    market: market.data.market.ticker,
    wrong: { status: wrong.status, body: wrong.data },
  }));
}

main().catch((failure) => {
  console.error(failure.message);
  process.exit(1);
});
