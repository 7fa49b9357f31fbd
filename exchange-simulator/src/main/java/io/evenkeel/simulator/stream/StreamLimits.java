package io.evenkeel.simulator.stream;

/**
 * @param marketsMax markets that all subscriptions of a session may name together
 * @param commandsMax commands of a session within a second
 */
public record StreamLimits(int marketsMax, int commandsMax) {}
