// The exchange's own client makes every call that the simulator serves. Reads a JSON object from the standard input
// (base, accounts, what is in the scenario) and writes one line of JSON for each call, and a last one about all.
'use strict';
const fs = require('fs');
const axios = require('axios');
const kalshi = require('kalshi-typescript');
const { Checker, readClients } = require('./declarations.cjs');
const { calls, notServed, refusals } = require('./calls.cjs');

const CLIENTS = [
  'PortfolioApi', 'OrdersApi', 'MarketApi', 'EventsApi', 'ExchangeApi', 'HistoricalApi', 'OrderGroupsApi',
  'AccountApi',
];
const scenario = JSON.parse(fs.readFileSync(0, 'utf8'));
const checker = new Checker();
const declared = readClients(CLIENTS);

// Each credential needs an axios of its own: on the shared one, all calls would carry the first key.
function clientsOf({ keyId, pem }) {
  const configuration = new kalshi.Configuration({ apiKey: keyId, privateKeyPem: pem, basePath: scenario.base });
  const http = axios.create({ proxy: false, timeout: 20000, validateStatus: () => true });
  return Object.fromEntries(CLIENTS.map((name) => [name, new kalshi[name](configuration, undefined, http)]));
}

function print(line) {
  fs.writeSync(1, JSON.stringify(line) + '\n');
}

function raw(answer) {
  return answer.data === '' || answer.data === undefined ? '' : JSON.stringify(answer.data);
}

// A call that cannot be made, because an answer before it was not what it should be, is a problem of its own.
async function make(clients, [client, call, ...parameters], status) {
  let answer;
  try {
    answer = await clients[client][call](...parameters);
  } catch (failure) {
    print({ call: `${client}.${call}`, problems: [failure.message] });
    return {};
  }
  const url = new URL(answer.request.path, scenario.base);
  const wrong = [];
  if (status ? answer.status !== status : answer.status >= 300) {
    wrong.push(`${client}.${call} was answered ${answer.status}: ${raw(answer)}`);
  } else if (!status) {
    wrong.push(...checker.problems(declared[client][call], answer.data, call));
  }
  print({
    call: `${client}.${call}`,
    method: answer.config.method.toUpperCase(),
    path: url.pathname + url.search,
    status: answer.status,
    body: raw(answer),
    problems: wrong,
  });
  return answer.data;
}

async function main() {
  const clients = Object.fromEntries(
    Object.entries(scenario.accounts).map(([account, key]) => [account, clientsOf(key)]),
  );
  const made = new Set();
  const reachable = new Set();
  for (const step of calls(scenario)) {
    const { as, call, status, then } = step(scenario);
    const data = await make(clients[as || 'alpha'], call, status);
    made.add(call[0] + '.' + call[1]);
    if (!status) {
      checker.reachable(declared[call[0]][call[1]], reachable);
    }
    if (then && data) {
      then(data);
    }
  }
  const missing = CLIENTS.flatMap((client) => Object.keys(declared[client]).map((call) => client + '.' + call))
    .filter((name) => made.has(name) === name in notServed);
  await refusals(scenario, clientsOf, make);
  print({
    calls: made.size,
    missing,
    unseen: [...reachable].filter((model) => !checker.seen.has(model)).sort(),
  });
}

main().catch((failure) => {
  console.error(failure.stack);
  process.exit(1);
});
