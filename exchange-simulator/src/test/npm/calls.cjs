// The calls that client.cjs makes, in order. Each is a function of the scenario, into which earlier answers put what
// later calls need.
'use strict';

// What the clients have and the simulator has not.
const notServed = {
  'PortfolioApi.getSubaccountNetting': 'netting between sub-accounts',
  'PortfolioApi.updateSubaccountNetting': 'netting between sub-accounts',
  'PortfolioApi.getTargetBalanceAllocation': 'allocation over shards',
  'PortfolioApi.setTargetBalanceAllocation': 'allocation over shards',
  'EventsApi.getMultivariateEvents': 'combinations',
  'EventsApi.getEventForecastPercentilesHistory': 'forecasts',
  'AccountApi.getAccountApiUsageLevelVolumeProgress': 'tiers that are earned',
  'AccountApi.upgradeAccountApiUsageLevel': 'tiers that are earned',
};

function get(client, call, ...parameters) {
  return () => ({ call: [client, call, ...parameters] });
}

function exchangeCalls() {
  return [
    get('ExchangeApi', 'getExchangeStatus'),
    get('ExchangeApi', 'getExchangeSchedule'),
    get('ExchangeApi', 'getSeriesFeeChanges', undefined, true),
    get('ExchangeApi', 'getUserDataTimestamp'),
    get('AccountApi', 'getAccountApiLimits'),
    get('AccountApi', 'getAccountEndpointCosts'),
  ];
}

function marketCalls({ open, series, event, from, to }) {
  return [
    get('MarketApi', 'getSeriesList', undefined, undefined, true, true),
    get('MarketApi', 'getSeries', series, true),
    get('MarketApi', 'getMarkets', 5),
    get('MarketApi', 'getMarkets', 100, undefined, undefined, series, undefined, undefined, undefined, undefined,
      undefined, undefined, undefined, 'open', undefined, 'exclude'),
    get('MarketApi', 'getMarket', open),
    get('MarketApi', 'getMarketOrderbook', open, 3),
    get('MarketApi', 'getMarketOrderbooks', [open]),
    get('MarketApi', 'getTrades', 10, undefined, open, undefined, undefined, false),
    get('MarketApi', 'getMarketCandlesticks', series, open, from, to, 60, true),
    get('MarketApi', 'batchGetMarketCandlesticks', open, from, to, 60, true),
    get('EventsApi', 'getEvents', 50, undefined, true, true),
    get('EventsApi', 'getEvent', event),
    get('EventsApi', 'getEvent', event, true),
    get('EventsApi', 'getEventFeeChanges'),
    get('EventsApi', 'getEventMetadata', event),
    get('EventsApi', 'getMarketCandlesticksByEvent', event, series, from, to, 60),
  ];
}

function portfolioCalls() {
  return [
    get('PortfolioApi', 'getBalance', 0),
    get('PortfolioApi', 'getDeposits', 10),
    get('PortfolioApi', 'getWithdrawals', 10),
    (scenario) => ({
      call: ['PortfolioApi', 'getFills', undefined, undefined, undefined, undefined, 3],
      then: (page) => { scenario.cursor = page.cursor; },
    }),
    ({ cursor }) => ({ call: ['PortfolioApi', 'getFills', undefined, undefined, undefined, undefined, 3, cursor] }),
    get('PortfolioApi', 'getPositions', undefined, 100, 'position,total_traded'),
    get('PortfolioApi', 'getSettlements', 10),
    get('PortfolioApi', 'getSubaccountBalances'),
    get('PortfolioApi', 'getSubaccountTransfers', 10),
  ];
}

function historicalCalls({ settled, past, now }) {
  return [
    get('HistoricalApi', 'getHistoricalCutoff'),
    get('HistoricalApi', 'getFillsHistorical', undefined, undefined, undefined, 10),
    get('HistoricalApi', 'getHistoricalOrders', undefined, undefined, undefined, 10),
    get('HistoricalApi', 'getHistoricalPositions', undefined, undefined, 0, 10),
    get('HistoricalApi', 'getHistoricalMarkets', 10),
    get('HistoricalApi', 'getHistoricalMarket', settled),
    get('HistoricalApi', 'getMarketCandlesticksHistorical', settled, past, now, 1440),
    get('HistoricalApi', 'getTradesHistorical', 10),
  ];
}

function order(ticker, side, price, count, more) {
  return {
    ticker, side, price, count, time_in_force: 'good_till_canceled', self_trade_prevention_type: 'taker_at_cross', ...more,
  };
}

// Orders of two accounts in a market that nobody else quotes: resting, amended, reduced, cancelled, and traded.
function orderCalls({ quiet, event }) {
  return [
    (scenario) => ({
      call: ['OrderGroupsApi', 'createOrderGroup', { contracts_limit_fp: '100.00' }],
      then: (group) => { scenario.group = group.order_group_id; },
    }),
    get('OrderGroupsApi', 'getOrderGroups'),
    (scenario) => ({
      call: ['OrdersApi', 'createOrderV2', order(quiet, 'bid', '0.4000', '5.00',
        { client_order_id: 'npm-1', order_group_id: scenario.group })],
      then: (placed) => { scenario.order = placed.order_id; },
    }),
    ({ group }) => ({ call: ['OrderGroupsApi', 'getOrderGroup', group] }),
    ({ order: id }) => ({ call: ['OrdersApi', 'getOrder', id] }),
    ({ order: id }) => ({ call: ['OrdersApi', 'getOrderQueuePosition', id] }),
    get('OrdersApi', 'getOrderQueuePositions', quiet),
    get('OrdersApi', 'getOrders', undefined, undefined, undefined, undefined, 'resting', 10),
    ({ order: id }) => ({
      call: ['OrdersApi', 'amendOrderV2', id, { ticker: quiet, side: 'bid', price: '0.4100', count: '6.00' }],
    }),
    ({ order: id }) => ({ call: ['OrdersApi', 'decreaseOrderV2', id, { reduce_by: '1.00' }] }),
    () => ({
      as: 'beta',
      call: ['OrdersApi', 'createOrderV2', order(quiet, 'ask', '0.4100', '2.00', { client_order_id: 'npm-2' })],
    }),
    ({ order: id }) => ({ call: ['OrdersApi', 'cancelOrderV2', id] }),
    (scenario) => ({
      call: ['OrdersApi', 'batchCreateOrdersV2', {
        orders: [order(quiet, 'bid', '0.3000', '1.00'), order(quiet, 'bid', '0.3055', '1.00')],
      }],
      then: ({ orders }) => { scenario.order = orders?.[0].order_id; },
    }),
    ({ order: id }) => ({
      call: ['OrdersApi', 'batchCancelOrdersV2', {
        orders: [{ order_id: id }, { order_id: '00000000-0000-4000-8000-000000000000' }],
      }],
    }),
    get('OrdersApi', 'cancelAllOrders', 0),
    ({ group }) => ({ call: ['OrderGroupsApi', 'updateOrderGroupLimit', group, { contracts_limit_fp: '50.00' }] }),
    ({ group }) => ({ call: ['OrderGroupsApi', 'triggerOrderGroup', group] }),
    ({ group }) => ({ call: ['OrderGroupsApi', 'resetOrderGroup', group] }),
    ({ group }) => ({ call: ['OrderGroupsApi', 'deleteOrderGroup', group] }),
    get('OrdersApi', 'getOrders', undefined, event),
  ];
}

// Money between the sub-accounts of an account, and between exchanges.
function transferCalls() {
  return [
    (scenario) => ({
      call: ['PortfolioApi', 'createSubaccount', {}],
      then: ({ subaccount_number: number }) => { scenario.subaccount = number; },
    }),
    ({ subaccount }) => ({
      call: ['PortfolioApi', 'applySubaccountTransfer', {
        client_transfer_id: '5a000000-0000-4000-8000-000000000001',
        from_subaccount: 0, to_subaccount: subaccount, amount_cents: 100,
      }],
    }),
    (scenario) => ({
      call: ['PortfolioApi', 'intraExchangeInstanceTransfer',
        { source: 'event_contract', destination: 'margined', amount: 100 }],
      then: ({ transfer_id: id }) => { scenario.transfer = id; },
    }),
    get('PortfolioApi', 'getIntraExchangeInstanceTransfers', 10),
    ({ transfer }) => ({ call: ['PortfolioApi', 'getIntraExchangeInstanceTransfer', transfer] }),
    () => ({ call: ['PortfolioApi', 'getPortfolioRestingOrderTotalValue'], status: 403 }),
  ];
}

function calls(scenario) {
  return [
    ...exchangeCalls(),
    ...transferCalls(),
    ...orderCalls(scenario),
    ...marketCalls(scenario),
    ...portfolioCalls(),
    ...historicalCalls(scenario),
  ];
}

// The recorded refusals: a signature of another key, a clock that stands five minutes back, a key that nobody knows.
async function refusals({ accounts, stranger }, clientsOf, make) {
  const { keyId, pem } = accounts.alpha;
  const balance = ['PortfolioApi', 'getBalance'];
  await make(clientsOf({ keyId, pem: stranger }), balance, 401);
  await make(clientsOf({ keyId: '00000000-0000-4000-8000-000000000000', pem }), balance, 401);
  const clock = Date.now;
  Date.now = () => clock() - 300_000;
  try {
    await make(clientsOf({ keyId, pem }), balance, 401);
  } finally {
    Date.now = clock;
  }
}

module.exports = { calls, notServed, refusals };
