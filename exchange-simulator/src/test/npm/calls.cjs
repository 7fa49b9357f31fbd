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
  // Not served yet: order entry, groups, transfers, books, trades.
  'OrdersApi.amendOrderV2': 'pending',
  'OrdersApi.batchCancelOrdersV2': 'pending',
  'OrdersApi.batchCreateOrdersV2': 'pending',
  'OrdersApi.cancelAllOrders': 'pending',
  'OrdersApi.cancelOrderV2': 'pending',
  'OrdersApi.createOrderV2': 'pending',
  'OrdersApi.decreaseOrderV2': 'pending',
  'OrdersApi.getOrderQueuePosition': 'pending',
  'OrdersApi.getOrderQueuePositions': 'pending',
  'OrderGroupsApi.createOrderGroup': 'pending',
  'OrderGroupsApi.deleteOrderGroup': 'pending',
  'OrderGroupsApi.getOrderGroup': 'pending',
  'OrderGroupsApi.getOrderGroups': 'pending',
  'OrderGroupsApi.resetOrderGroup': 'pending',
  'OrderGroupsApi.triggerOrderGroup': 'pending',
  'OrderGroupsApi.updateOrderGroupLimit': 'pending',
  'PortfolioApi.applySubaccountTransfer': 'pending',
  'PortfolioApi.createSubaccount': 'pending',
  'PortfolioApi.intraExchangeInstanceTransfer': 'pending',
  'PortfolioApi.getIntraExchangeInstanceTransfers': 'pending',
  'PortfolioApi.getIntraExchangeInstanceTransfer': 'pending',
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

function calls(scenario) {
  return [
    ...exchangeCalls(),
    () => ({ call: ['PortfolioApi', 'getPortfolioRestingOrderTotalValue'], status: 403 }),
    get('OrdersApi', 'getOrders', undefined, scenario.event),
    get('OrdersApi', 'getOrder', 'o-canceled'),
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
